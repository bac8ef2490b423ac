import { dayOf } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import { readRules, rulesOn } from "../rules/volunteerRules.ts";

/** So many days before the deletion the minor is told once. */
export const REMINDED_DAYS = 7;

/** A minor whom nobody has allowed to help, and the day on which what they told is deleted. */
export interface WaitingMinor {
  readonly personId: string;
  readonly deleteOn: Temporal.PlainDate;
  /** Told of it since the waiting began; null when not. */
  readonly remindedAt: Date | null;
  readonly isConfirmed: boolean;
}

interface Row {
  readonly personId: string;
  readonly since: Date;
  readonly remindedAt: Date | null;
  readonly isConfirmed: boolean;
}

/**
 * Minors without a consent in force (Art. 8 and 5 (1) e DSGVO): the days of the rules count from the question, the no,
 * or the taking back; another guardian named begins them anew. `personId` narrows it to one. People with a role at the
 * desk are left out.
 */
export async function loadWaitingMinors(
  db: Db,
  now: Date,
  personId: string | null = null,
): Promise<readonly WaitingMinor[]> {
  const today = dayOf(now);
  const { guardianWaitDays } = rulesOn(await readRules(db), today);
  const rows = await db.$queryRaw<Row[]>`
    SELECT p."id" AS "personId", coalesce(g."since", p."createdAt") AS since, p."state" <> 'invited' AS "isConfirmed",
      CASE WHEN v."guardianRemindedAt" >= coalesce(g."since", p."createdAt") THEN v."guardianRemindedAt" END AS "remindedAt"
    FROM "VolunteerProfile" v JOIN "Person" p ON p."id" = v."personId"
    LEFT JOIN LATERAL (SELECT c."state", coalesce(c."withdrawnAt", c."decidedAt", c."askedAt") AS since
      FROM "GuardianConsent" c WHERE c."personId" = p."id" ORDER BY c."id" DESC LIMIT 1) g ON true
    WHERE v."isAdult" = false AND p."state" <> 'anonymised' AND g."state" IS DISTINCT FROM 'given'
      AND (${personId}::uuid IS NULL OR p."id" = ${personId}::uuid)
      AND NOT EXISTS (SELECT FROM "RoleGrant" r WHERE r."personId" = p."id" AND r."revokedAt" IS NULL)
    ORDER BY p."id"`;
  return rows.map(({ since, remindedAt, ...row }) => {
    const first = dayOf(since).add({ days: guardianWaitDays });
    // nobody is deleted who was not told a week before, even if the nights before were missed
    const told = remindedAt === null ? today : dayOf(remindedAt);
    const soonest = row.isConfirmed ? told.add({ days: REMINDED_DAYS }) : first;
    return { ...row, remindedAt, deleteOn: Temporal.PlainDate.compare(first, soonest) < 0 ? soonest : first };
  });
}
