import type { Reader } from "../../../shared/text/reader.ts";
import type { KeptRecord, RecordKind } from "../../proposals/index.ts";
import { presentEntry } from "../entry.presenter.ts";
import type { CheckPage, WordPage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import type { CheckRow } from "./checks.repo.ts";

interface Given {
  readonly token: string;
  readonly check: Pick<CheckRow, "tokenExpiresAt">;
  readonly kind: RecordKind;
  readonly record: KeptRecord;
}

export function presentCheck(reader: Reader, { token, check, kind, record }: Given): CheckPage {
  const { t, href, format } = reader;
  return {
    title: t("corrections:check.title"),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    isExample: record.isExample,
    lead: t("corrections:check.lead", { title: record.title }),
    until: check.tokenExpiresAt === null ? "" : t("corrections:check.until", { day: format.day(check.tokenExpiresAt) }),
    entry: presentEntry(reader, {
      kind,
      record,
      action: href(upkeepPaths.check(token)),
      changeHref: href(upkeepPaths.checkChange(token)),
      mayReachNobody: false,
    }),
  };
}

/** The answers that are thanked for on a page of their own. */
export const THANKS = ["confirmed", "changed", "proposed", "gone"] as const;

export function presentThanks({ t, href }: Reader, outcome: (typeof THANKS)[number]): WordPage {
  return {
    title: t(`corrections:thanks.${outcome}Title`),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    lead: t(`corrections:thanks.${outcome}Text`),
    text: "",
    links: [{ label: t("corrections:check.list"), href: href("/anlaufstellen") }],
  };
}

/** The same words for every link that does not open an entry. */
export function presentOver({ t, href }: Reader): WordPage {
  return {
    title: t("corrections:check.overTitle"),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    lead: t("corrections:check.overText"),
    text: "",
    links: [
      { label: t("corrections:check.contact"), href: href("/kontakt") },
      { label: t("corrections:check.list"), href: href("/anlaufstellen") },
    ],
  };
}
