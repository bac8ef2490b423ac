import type { Clock } from "../../shared/clock.ts";
import type { DeskCounts } from "../../shared/pages/layout.ts";
import type { DeskQueries } from "./desk.queries.ts";
import { scopeFor, seesNothing } from "./desk.scope.ts";

const PATHS: Readonly<Record<string, string>> = {
  enquiry: "/buero/anliegen",
  registration: "/buero/freiwillige",
  initiative: "/buero/initiativen",
  contact_point: "/buero/anlaufstellen",
  organization: "/buero/organisationen",
  event: "/buero/termine",
  need: "/buero/gesuche",
  hours: "/buero/zeiten",
  contest: "/buero/zeiten",
  proposal: "/buero/pflege",
  check: "/buero/pflege",
  claim: "/buero/pflege",
  call: "/buero/anrufe",
  cover: "/buero/gesuche",
  mail: "/buero/postausgang",
};

/** How many things wait behind each item of the desk's navigation; "Heute" counts them all, mails aside. */
export function createDeskCounts(queries: DeskQueries, now: Clock): DeskCounts {
  return async (actor) => {
    const scope = scopeFor(actor);
    if (seesNothing(scope)) return {};
    const counts = await queries.navigationCounts(scope, now());
    const waiting = [...counts].filter(([kind]) => kind !== "mail").reduce((sum, [, count]) => sum + count, 0);
    const byPath: Record<string, number> = {};
    for (const [kind, count] of counts) byPath[PATHS[kind] ?? ""] = (byPath[PATHS[kind] ?? ""] ?? 0) + count;
    return { ...byPath, "/buero": waiting };
  };
}
