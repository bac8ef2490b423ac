import type { Db, Tx } from "../../../shared/db/client.ts";
import type { ClearanceFacts } from "./deletionDay.ts";

interface FactsRow {
  readonly id: string;
  readonly personId: string;
  readonly seenOn: string;
  readonly validUntil: string;
  readonly deleteAfter: string;
  readonly isEngaged: boolean;
  readonly endedOn: string | null;
  readonly cameToNothing: boolean;
}

export interface StoredClearance extends ClearanceFacts {
  readonly id: string;
  readonly personId: string;
  readonly deleteAfter: Temporal.PlainDate;
}

/** The records with what decides their end: of one person, or of everybody. */
export async function loadClearances(
  db: Db | Tx,
  now: Date,
  personId: string | null = null,
): Promise<StoredClearance[]> {
  const rows = await db.$queryRaw<FactsRow[]>`
    SELECT c."id", c."personId", c."seenOn"::text, c."validUntil"::text, c."deleteAfter"::text, a.*
    FROM "ClearanceCheck" c CROSS JOIN LATERAL (
      SELECT
        coalesce(bool_or(live.is), false) AS "isEngaged",
        (max(CASE WHEN taken.is AND NOT live.is THEN coalesce(e."endsAt", e."decidedAt", e."updatedAt") END) AT TIME ZONE 'Europe/Berlin')::date::text AS "endedOn",
        coalesce(bool_or(e."state" IN ('declined', 'withdrawn', 'expired') AND e."updatedAt" >= c."createdAt"), false) AS "cameToNothing"
      FROM "Assignment" e JOIN "Need" n ON n."id" = e."needId" AND n."requiresClearance"
      CROSS JOIN LATERAL (SELECT e."state" IN ('suggested', 'offered', 'waitlisted', 'accepted', 'confirmed') AND n."archivedAt" IS NULL
        AND n."state" NOT IN ('closed', 'cancelled') AND (e."shiftId" IS NULL OR e."endsAt" > ${now}) AS is) live
      CROSS JOIN LATERAL (SELECT e."state" IN ('accepted', 'confirmed', 'attended') AS is) taken
      WHERE e."personId" = c."personId") a
    WHERE ${personId}::uuid IS NULL OR c."personId" = ${personId}::uuid
    ORDER BY c."seenOn" DESC, c."createdAt" DESC`;
  const day = (text: string) => Temporal.PlainDate.from(text);
  return rows.map((row) => ({
    ...row,
    seenOn: day(row.seenOn),
    validUntil: day(row.validUntil),
    deleteAfter: day(row.deleteAfter),
    endedOn: row.endedOn === null ? null : day(row.endedOn),
  }));
}
