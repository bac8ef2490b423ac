import type { Db } from "../../../shared/db/client.ts";
import { timeOfSlot } from "../weekGrid.ts";

export const VOLUNTEER_PAGE_SIZE = 50;

export interface VolunteerRow {
  readonly id: string;
  readonly name: string;
  readonly state: "invited" | "active" | "dormant";
  readonly isExample: boolean;
  readonly isDeactivated: boolean;
  readonly hasMail: boolean;
  /** Under 18, and no guardian's consent stands. */
  readonly lacksGuardian: boolean;
  readonly contactedAt: Date | null;
  readonly pausedUntil: Date | null;
  readonly createdAt: Date;
  readonly openAssignments: number;
}

export interface VolunteerSearch {
  readonly name: string;
  readonly skillId: string | null;
  readonly themeId: string | null;
  /** A box of the week grid, "0-0" to "6-2". */
  readonly slot: string | null;
}

const NO_TIME = { weekday: null, startMinute: null, endMinute: null };

export function createDeskVolunteerQueries(db: Db) {
  return {
    /** One page of volunteers: those who wait for a first talk on top, the longest waiting first, then by name. */
    list({ name, skillId, themeId, slot }: VolunteerSearch, page: number): Promise<VolunteerRow[]> {
      const { weekday, startMinute, endMinute } = slot === null ? NO_TIME : timeOfSlot(slot);
      const pattern = `%${name.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
      return db.$queryRaw<VolunteerRow[]>`
        SELECT p."id", p."displayName" AS name, p."state"::text, p."isExample", p."deactivatedAt" IS NOT NULL AS "isDeactivated",
          p."email" IS NOT NULL AS "hasMail", v."contactedAt", v."pausedUntil", p."createdAt",
          v."isAdult" IS FALSE AND NOT EXISTS (SELECT 1 FROM "GuardianConsent" g WHERE g."personId" = p."id" AND g."state" = 'given') AS "lacksGuardian",
          (SELECT count(*)::int FROM "Assignment" a WHERE a."personId" = p."id" AND a."state" IN ('accepted', 'confirmed')) AS "openAssignments"
        FROM "Person" p JOIN "VolunteerProfile" v ON v."personId" = p."id"
        WHERE p."state" <> 'anonymised' AND p."displayName" ILIKE ${pattern}
          AND (${skillId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "VolunteerSkill" s WHERE s."personId" = p."id" AND s."termId" = ${skillId}::uuid))
          AND (${themeId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "Attribute" t WHERE t."linkType" = 'person' AND t."linkId" = p."id" AND t."termId" = ${themeId}::uuid))
          AND (${weekday}::int IS NULL OR EXISTS (SELECT 1 FROM "Availability" f WHERE f."personId" = p."id"
            AND f."weekday" = ${weekday}::int
            AND least(f."endMinute", ${endMinute}::int) - greatest(f."startMinute", ${startMinute}::int) >= 60))
        ORDER BY v."contactedAt" IS NULL AND p."deactivatedAt" IS NULL DESC,
          CASE WHEN v."contactedAt" IS NULL AND p."deactivatedAt" IS NULL THEN p."createdAt" END, p."sortKey", p."id"
        LIMIT ${VOLUNTEER_PAGE_SIZE + 1} OFFSET ${(page - 1) * VOLUNTEER_PAGE_SIZE}`;
    },
    /** How many volunteers there are in each state: all that readers of the desk see of people. */
    async figures(): Promise<{ active: number; waiting: number; resting: number }> {
      const [row] = await db.$queryRaw<{ active: number; waiting: number; resting: number }[]>`
        SELECT count(*) FILTER (WHERE p."state" = 'active' AND p."deactivatedAt" IS NULL)::int AS active,
          count(*) FILTER (WHERE v."contactedAt" IS NULL AND p."deactivatedAt" IS NULL)::int AS waiting,
          count(*) FILTER (WHERE p."state" = 'dormant' OR p."deactivatedAt" IS NOT NULL)::int AS resting
        FROM "Person" p JOIN "VolunteerProfile" v ON v."personId" = p."id" WHERE p."state" <> 'anonymised'`;
      return row ?? { active: 0, waiting: 0, resting: 0 };
    },
  };
}

export type DeskVolunteerQueries = ReturnType<typeof createDeskVolunteerQueries>;
