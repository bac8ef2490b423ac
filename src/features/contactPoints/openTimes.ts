import type pg from "pg";
import { spansBetween, type HoursUpkeep } from "../openingHours/index.ts";
import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import type { OpenHours, Times } from "./choosePlaces.ts";
import { chosenTime, type Filter } from "./contactPoints.filter.ts";
import { trustedSince } from "./contactPoints.queries.ts";
import type { PlaceIndex } from "./placeIndex.ts";

interface Deps {
  readonly pool: pg.Pool;
  readonly keepAnswer: KeepAnswer;
  readonly upkeep: HoursUpkeep;
}

/** `changesAt`: when the first opening hours change by themselves; null when none do. */
interface OpenNow {
  readonly isOpen: OpenHours;
  readonly changesAt: Date | null;
}

const DAY_MS = 86_400_000;
/** Distinct texts evaluated in one go before others are served. */
const AT_ONCE = 100;

export type OpenTimes = ReturnType<typeof createOpenTimes>;

/** Tells which opening hours are open now, and at the time that a filter asks for. */
export function createOpenTimes({ pool, keepAnswer, upkeep }: Deps) {
  return async (index: PlaceIndex, filter: Filter, now: Date): Promise<{ times: Times; changesAt: Date | null }> => {
    const { isOpen, changesAt } = await openNow(now);
    const then = chosenTime(filter, now);
    const times: Times = {
      now,
      trustedAfter: Date.parse(trustedSince(now).toString()) / DAY_MS,
      openNow: isOpen,
      openThen: then && { from: then.from, hours: await openBetween(index.hours, then) },
    };
    return { times, changesAt };
  };

  function openNow(now: Date): Promise<OpenNow> {
    const freshness = {
      dependsOn: ["contact_point", "import"] as const,
      until: ({ changesAt }: OpenNow) => changesAt,
    };
    return keepAnswer("open hours", freshness, async () => {
      const changesAt = await upkeep.refreshDue(now);
      const { rows } = await pool.query<{ id: string }>({
        name: "hours-open",
        text: `SELECT "id" FROM "OpeningHours" WHERE "isOpen"`,
      });
      const ids = new Set(rows.map((row) => row.id));
      return { changesAt, isOpen: ({ id }) => ids.has(id) };
    });
  }
}

/** Each distinct text once, never each place; lets others be served in between. */
async function openBetween(hours: PlaceIndex["hours"], { from, to }: { from: Date; to: Date }): Promise<OpenHours> {
  const open = new Set<string>();
  for (const [number, { id, text }] of hours.entries()) {
    if (number % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate);
    if (spansBetween(text, from, to).some((span) => span.isCertain && span.from < to)) open.add(id);
  }
  return ({ id }) => open.has(id);
}
