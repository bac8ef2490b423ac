import type { Db, Tx } from "../../../../shared/db/client.ts";
import { restOf, type Ask } from "../../matching/rest.ts";

/** What somebody was asked in the last two weeks, judged by the one rule of rest. */
export interface Asked {
  /** In the last seven days. */
  readonly asks: number;
  readonly lastNoAt: Date | null;
  readonly isResting: boolean;
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

interface Row extends Ask {
  readonly personId: string;
}

/** Offers, proposals and questions to step in, by person; those nobody asked of late are not among them. */
export async function loadAsked(
  db: Db | Tx,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Asked>> {
  const since = new Date(now.getTime() - WEEK_DAYS * DAY_MS);
  const rows = await db.$queryRaw<Row[]>`
    SELECT a."personId", a."createdAt" AS at, CASE WHEN a."state" = 'declined' THEN 'no' END AS answer,
      a."decidedAt" AS "answeredAt" FROM "Assignment" a
    WHERE a."personId" = ANY (${[...personIds]}::uuid[]) AND a."origin" IN ('offer', 'batch')
      AND (a."createdAt" > ${since} OR (a."state" = 'declined' AND a."decidedAt" > ${since}))
    UNION ALL
    SELECT c."personId", c."askedAt", CASE WHEN c."answer" = 'no' THEN 'no' END, c."answeredAt" FROM "CoverAsk" c
    WHERE c."personId" = ANY (${[...personIds]}::uuid[])
      AND (c."askedAt" > ${since} OR (c."answer" = 'no' AND c."answeredAt" > ${since}))`;
  return new Map(
    [...Map.groupBy(rows, (row) => row.personId)].map(([personId, own]) => {
      const rest = restOf(own, now);
      const noes = own.filter((one) => one.answer === "no").map((one) => one.answeredAt ?? one.at);
      return [
        personId,
        {
          asks: own.filter((one) => one.at > since).length,
          lastNoAt:
            rest?.code === "RESTS_AFTER_NO" ? (noes.toSorted((a, b) => Number(b) - Number(a))[0] ?? null) : null,
          isResting: rest !== null,
        },
      ];
    }),
  );
}

/** Two asks a week are enough, and a no is followed by seven days of rest. */
export function isResting(asked: Asked | undefined): boolean {
  return asked?.isResting ?? false;
}
