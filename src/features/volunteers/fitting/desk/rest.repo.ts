import type { Db, Tx } from "../../../../shared/db/client.ts";

const DAY_MS = 86_400_000;
/** Nobody is asked more often than this within a week (model 5.7). */
export const MOST_ASKS = 2;
const WEEK_DAYS = 7;

/** How often somebody was asked in the last seven days, and when they last said no. */
export interface Asked {
  readonly asks: number;
  readonly lastNoAt: Date | null;
}

const NEVER_ASKED: Asked = { asks: 0, lastNoAt: null };

/** Offers and cover requests of the last seven days, by person; those nobody asked are not among them. */
export async function loadAsked(
  db: Db | Tx,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Asked>> {
  const since = new Date(now.getTime() - WEEK_DAYS * DAY_MS);
  const rows = await db.$queryRaw<(Asked & { personId: string })[]>`
    SELECT q."personId", count(*)::int AS asks, max(q.no) AS "lastNoAt" FROM (
      SELECT a."personId", CASE WHEN a."state" = 'declined' THEN a."decidedAt" END AS no FROM "Assignment" a
      WHERE a."personId" = ANY (${[...personIds]}::uuid[]) AND a."origin" IN ('offer', 'batch') AND a."createdAt" > ${since}
      UNION ALL
      SELECT c."personId", CASE WHEN c."answer" = 'no' THEN c."answeredAt" END FROM "CoverAsk" c
      WHERE c."personId" = ANY (${[...personIds]}::uuid[]) AND c."askedAt" > ${since}) q
    GROUP BY 1`;
  return new Map(rows.map(({ personId, ...asked }) => [personId, asked]));
}

/** Two asks a week are enough, and a no is followed by seven days of rest. */
export function isResting(asked: Asked | undefined): boolean {
  const { asks, lastNoAt } = asked ?? NEVER_ASKED;
  return asks >= MOST_ASKS || lastNoAt !== null;
}
