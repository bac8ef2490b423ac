import type { Db } from "../../../shared/db/client.ts";
import type { AssignmentStateName } from "../volunteer.queries.ts";
import { ownAdoptions, type OwnAdoption } from "./series.repo.ts";

/** Something somebody has promised, waits for, was offered or has done. */
export interface Engagement {
  readonly id: string;
  readonly state: AssignmentStateName;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly offeredUntil: Date | null;
  readonly swapWantedAt: Date | null;
  readonly isLate: boolean;
  readonly wentWell: boolean | null;
  /** The place in the waiting list, from 1; null for those who do not wait. */
  readonly position: number | null;
  readonly slug: string;
  readonly title: string;
  readonly timeText: string | null;
  readonly isExample: boolean;
}

/** More of what is over does not help anybody; all of it is in the download of one's own data. */
const MOST = 200;

/** All that somebody has to do with: engagements, and series taken on. */
export interface Engagements {
  readonly rows: readonly Engagement[];
  readonly adoptions: readonly OwnAdoption[];
}

export async function loadEngagements(db: Db, personId: string, now: Date): Promise<Engagements> {
  const [rows, adoptions] = await Promise.all([engagementsOf(db, personId), ownAdoptions(db, { personId, now })]);
  return { rows, adoptions };
}

/** Those to come and the newest first. */
function engagementsOf(db: Db, personId: string): Promise<readonly Engagement[]> {
  return db.$queryRaw<Engagement[]>`
    SELECT a."id", a."state"::text AS state, a."startsAt", a."endsAt", a."offeredUntil", a."swapWantedAt", a."isLate", a."wentWell",
      CASE WHEN a."state" = 'waitlisted' THEN (SELECT count(*)::int + 1 FROM "Assignment" b
        WHERE b."needId" = a."needId" AND b."shiftId" IS NOT DISTINCT FROM a."shiftId" AND b."state" = 'waitlisted'
          AND b."waitNumber" < a."waitNumber") END AS position,
      n."slug", n."title", n."timeText", n."isExample"
    FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId"
    WHERE a."personId" = ${personId}::uuid
    ORDER BY a."startsAt" DESC NULLS FIRST, a."createdAt" DESC LIMIT ${MOST}`;
}
