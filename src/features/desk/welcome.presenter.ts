import { holds, type Actor } from "../../shared/access/actor.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { WelcomePage } from "./desk.pages.ts";
import { deskPaths } from "./desk.paths.ts";

type Door = readonly [path: string, label: TextKey, text: TextKey];

const ADMINISTRATION: readonly Door[] = [
  ["/buero/verwaltung/personen", "frame:admin.people", "desk:welcome.people"],
  ["/buero/verwaltung/betreiber", "frame:admin.operator", "desk:welcome.operator"],
  ["/buero/verwaltung/protokoll", "frame:admin.audit", "desk:welcome.audit"],
];
const EVERYBODY: readonly Door[] = [
  ["/buero/konto", "frame:desk.account", "desk:welcome.account"],
  ["/", "frame:desk.public", "desk:welcome.public"],
];

/** For administrators and jury members, who have no waiting things: what they can do here, and what not. */
export function presentWelcome(reader: Reader, actor: Actor): WelcomePage {
  const { t, href } = reader;
  const isAdministrator = holds(actor, "administrator");
  const doors = isAdministrator ? [...ADMINISTRATION, ...EVERYBODY] : EVERYBODY;
  return {
    title: t("desk:welcome.title"),
    section: deskPaths.today(),
    lead: t(leadFor(actor, isAdministrator)),
    links: doors.map(([path, label, text]) => ({ label: t(label), href: href(path), text: t(text) })),
  };
}

function leadFor(actor: Actor, isAdministrator: boolean): TextKey {
  if (isAdministrator) return "desk:welcome.administrator";
  return holds(actor, "jury") ? "desk:welcome.jury" : "desk:welcome.nobody";
}
