import type pg from "pg";
import { stateAt } from "./evaluator.ts";

/** Keeps the stored states of all opening hours true. */
export interface HoursUpkeep {
  /**
   * Evaluates texts that were never evaluated or whose next change has passed, and tells when the first of all states
   * will change. States follow from text and clock alone, so this leaves no trace in the audit.
   */
  readonly refreshDue: (now: Date) => Promise<Date | null>;
}

const OLDEST_MS = 30 * 86_400_000;
/** Never evaluated; changed meanwhile; evaluated long ago (new holidays); evaluated by a clock that was ahead. */
const IS_DUE = `"evaluatedAt" IS NULL OR "nextChangeAt" <= $1 OR "evaluatedAt" < $2 OR "evaluatedAt" > $1`;
const NEXT = `SELECT (SELECT min("nextChangeAt") FROM "OpeningHours") AS "nextChangeAt", EXISTS (SELECT FROM "OpeningHours" WHERE ${IS_DUE}) AS "isDue"`;
const DUE = `SELECT "id", "text" FROM "OpeningHours" WHERE ${IS_DUE}`;
const STORE = `
  UPDATE "OpeningHours" h SET "isOpen" = n."isOpen", "nextChangeAt" = n."nextChangeAt", "evaluatedAt" = $1
  FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::timestamptz[]) AS n("id", "text", "isOpen", "nextChangeAt")
  WHERE h."id" = n."id" AND h."text" = n."text"`;

export function createHoursUpkeep(pool: pg.Pool): HoursUpkeep {
  let running: Promise<void> | null = null;

  async function refresh(now: Date): Promise<void> {
    const { rows } = await pool.query<{ id: string; text: string }>(DUE, limits(now));
    const states = rows.map((row) => ({ ...row, ...stateAt(row.text, now) }));
    await pool.query(STORE, [
      now,
      states.map((state) => state.id),
      states.map((state) => state.text),
      states.map((state) => (state.kind === "unknown" ? null : state.kind === "open")),
      states.map((state) => state.nextChangeAt),
    ]);
  }

  async function look(now: Date): Promise<{ nextChangeAt: Date | null; isDue: boolean }> {
    const { rows } = await pool.query<{ nextChangeAt: Date | null; isDue: boolean }>({
      name: "hours-due",
      text: NEXT,
      values: limits(now),
    });
    return rows[0] ?? { nextChangeAt: null, isDue: false };
  }

  return {
    async refreshDue(now) {
      const { nextChangeAt, isDue } = await look(now);
      if (!isDue) return nextChangeAt;
      running ??= refresh(now).finally(() => {
        running = null;
      });
      await running;
      return (await look(now)).nextChangeAt;
    },
  };
}

function limits(now: Date): [Date, Date] {
  return [now, new Date(now.getTime() - OLDEST_MS)];
}
