import { Prisma } from "../../generated/prisma/client.ts";

/**
 * True for a link `a` of "Attribute" that gives a theme by another's word: it came with the first data, or from somebody
 * who ran the desk then, or who never led this theme. Leads of one theme are one party: what one of them puts under
 * their theme opens it to none of them.
 */
export function givenByOthers(personId: string | null): Prisma.Sql {
  return Prisma.sql`(a."assignedById" IS NULL OR (a."assignedById" IS DISTINCT FROM ${personId}::uuid AND (
    NOT EXISTS (SELECT 1 FROM "RoleGrant" g
      WHERE g."personId" = a."assignedById" AND g."role" = 'theme_lead' AND g."scopeId" = a."termId")
    OR EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."personId" = a."assignedById" AND g."role" = 'coordinator'
      AND (g."revokedAt" IS NULL OR g."revokedAt" > a."createdAt")
      AND (g."validUntil" IS NULL OR g."validUntil" >= a."createdAt"::date)))))`;
}
