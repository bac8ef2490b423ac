import type { Role } from "../../shared/access/actor.ts";
import type { Db } from "../../shared/db/client.ts";

/** A role somebody was given, with the name of the theme or organisation it is limited to. */
export interface GrantRow {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly scopeName: string | null;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** The roles of these people that were not taken away, also those that begin later or are over. */
export function createRoleGrants(db: Db) {
  return async (personIds: readonly string[]): Promise<readonly GrantRow[]> =>
    db.$queryRaw<GrantRow[]>`
      SELECT g."id", g."personId", g."role"::text AS role, COALESCE(t."name", o."name") AS "scopeName",
        g."validFrom", g."validUntil"
      FROM "RoleGrant" g
      LEFT JOIN "TaxonomyTerm" t ON g."scopeType" = 'theme' AND t."id" = g."scopeId"
      LEFT JOIN "Organization" o ON g."scopeType" = 'organization' AND o."id" = g."scopeId"
      WHERE g."personId" = ANY (${[...personIds]}::uuid[]) AND g."revokedAt" IS NULL
      ORDER BY g."validFrom", g."id"`;
}

export type RoleGrants = ReturnType<typeof createRoleGrants>;
