import type { Db, Tx } from "../../../shared/db/client.ts";
import type { SeriesFacts } from "../matching/newcomers.ts";

/** A running series of a need with its next date. */
export interface RunningSeries {
  readonly id: string;
  readonly places: number;
  readonly adopted: number;
  readonly nextStartsAt: Date | null;
  readonly nextEndsAt: Date | null;
}

/** A series somebody has taken on. */
export interface OwnAdoption {
  readonly id: string;
  readonly seriesId: string;
  readonly slug: string;
  readonly title: string;
  readonly isExample: boolean;
  readonly nextStartsAt: Date | null;
  readonly nextEndsAt: Date | null;
}

/** The running series of a need, or one of them. */
export function runningSeries(
  db: Db | Tx,
  { needId, seriesId = null, now }: { needId: string; seriesId?: string | null; now: Date },
): Promise<readonly RunningSeries[]> {
  return db.$queryRaw<RunningSeries[]>`
    SELECT s."id", s."maxPeople" AS places, h."startsAt" AS "nextStartsAt", h."endsAt" AS "nextEndsAt",
      (SELECT count(*)::int FROM "SeriesAdoption" a WHERE a."seriesId" = s."id" AND a."endedAt" IS NULL) AS adopted
    FROM "NeedSeries" s
    LEFT JOIN LATERAL (SELECT x."startsAt", x."endsAt" FROM "Shift" x WHERE x."seriesId" = s."id"
      AND x."state" IN ('planned', 'confirmed') AND x."startsAt" > ${now} ORDER BY x."startsAt" LIMIT 1) h ON true
    WHERE s."needId" = ${needId}::uuid AND s."endedAt" IS NULL AND (${seriesId}::uuid IS NULL OR s."id" = ${seriesId}::uuid)
    ORDER BY h."startsAt", s."id"`;
}

/** When people other than this one put themselves down for a need; dates that came by a series do not count. */
export async function applicationsBut(
  db: Db | Tx,
  needId: string,
  personId: string | null,
): Promise<SeriesFacts["appliedAt"]> {
  const rows = await db.assignment.findMany({
    where: {
      needId,
      ...(personId === null ? {} : { personId: { not: personId } }),
      origin: { in: ["self", "waiting_list", "swap"] },
    },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { createdAt: true },
  });
  return rows.map((row) => row.createdAt);
}

/** What somebody has taken on, of one need or of all. */
export function ownAdoptions(
  db: Db | Tx,
  { personId, needId = null, now }: { personId: string; needId?: string | null; now: Date },
): Promise<readonly OwnAdoption[]> {
  return db.$queryRaw<OwnAdoption[]>`
    SELECT a."id", a."seriesId", n."slug", n."title", n."isExample", h."startsAt" AS "nextStartsAt", h."endsAt" AS "nextEndsAt"
    FROM "SeriesAdoption" a JOIN "NeedSeries" s ON s."id" = a."seriesId" JOIN "Need" n ON n."id" = s."needId"
    LEFT JOIN LATERAL (SELECT x."startsAt", x."endsAt" FROM "Assignment" x JOIN "Shift" y ON y."id" = x."shiftId"
      WHERE x."personId" = a."personId" AND y."seriesId" = s."id" AND x."state" IN ('accepted', 'confirmed')
        AND x."startsAt" > ${now} ORDER BY x."startsAt" LIMIT 1) h ON true
    WHERE a."personId" = ${personId}::uuid AND a."endedAt" IS NULL AND (${needId}::uuid IS NULL OR n."id" = ${needId}::uuid)
    ORDER BY h."startsAt", a."id"`;
}

/** Whether somebody is elsewhere at that time: asked as the database will, to the millisecond. */
export async function isElsewhere(tx: Tx, personId: string, span: { startsAt: Date; endsAt: Date }): Promise<boolean> {
  const hits = await tx.assignment.count({
    where: {
      personId,
      state: { in: ["accepted", "confirmed"] },
      startsAt: { lt: span.endsAt },
      endsAt: { gt: span.startsAt },
    },
  });
  return hits > 0;
}
