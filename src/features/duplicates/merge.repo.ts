import type { Tx } from "../../shared/db/client.ts";
import type { VersionedType } from "../../shared/versions/keepVersions.ts";

/** The record that stays and the one that goes. */
export interface Couple {
  readonly linkType: VersionedType;
  readonly keptId: string;
  readonly goneId: string;
}

/** A record of a couple, read under its lock. */
export interface LockedRecord {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly isInitiative: boolean;
}

/** Locks both records in the order of their ids, so that two merges at once wait for each other instead of dying. */
export function lockCouple(tx: Tx, { linkType, keptId, goneId }: Couple): Promise<readonly LockedRecord[]> {
  const ids = [keptId, goneId];
  if (linkType === "organization") {
    return tx.$queryRaw<LockedRecord[]>`SELECT "id", "slug", "name" AS title, "state"::text, "version", "isInitiative"
      FROM "Organization" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
  }
  return tx.$queryRaw<LockedRecord[]>`SELECT "id", "slug", "title", "state"::text, "version", false AS "isInitiative"
    FROM "ServiceAtLocation" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
}

/** Puts the record that goes into the archive, and leads its address and its former ones to the record that stays. */
export async function archiveGone(tx: Tx, { linkType, keptId, goneId }: Couple, gone: { slug: string; at: Date }) {
  const change = {
    where: { id: goneId },
    data: { state: "archived" as const, archivedAt: gone.at, version: { increment: 1 } },
  };
  if (linkType === "organization") await tx.organization.update(change);
  else await tx.serviceAtLocation.update(change);
  await tx.slugRedirect.updateMany({ where: { linkType, linkId: goneId }, data: { linkId: keptId } });
  const key = { linkType, slug: gone.slug };
  await tx.slugRedirect.upsert({
    where: { linkType_slug: key },
    create: { ...key, linkId: keptId },
    update: { linkId: keptId },
  });
}

/** Moves what hangs on every kind of record alike: terms, checks, proposals, identifiers, documents. Returns the new terms. */
export async function moveLinks(tx: Tx, { linkType, keptId, goneId }: Couple, at: Date): Promise<string[]> {
  const from = { linkType, linkId: goneId };
  const to = { linkId: keptId };
  const terms = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Attribute" ("id", "termId", "linkType", "linkId", "isMain", "state", "assignedById")
    SELECT uuidv7(), a."termId", a."linkType", ${keptId}::uuid, false, a."state", a."assignedById" FROM "Attribute" a
    WHERE a."linkType" = ${linkType}::"LinkType" AND a."linkId" = ${goneId}::uuid AND a."state" = 'approved'
    ON CONFLICT ("linkType", "linkId", "termId") DO NOTHING RETURNING "id"`;
  await endSecondCheck(tx, { linkType, keptId, goneId }, at);
  await tx.freshnessTask.updateMany({ where: from, data: to });
  await tx.changeProposal.updateMany({ where: from, data: to });
  await tx.externalIdentifier.updateMany({ where: from, data: to });
  await tx.attachment.updateMany({ where: from, data: to });
  return terms.map(({ id }) => id);
}

/** Only one check of a record is open: where both have one, that of the record that goes is over. */
async function endSecondCheck(tx: Tx, { linkType, keptId, goneId }: Couple, at: Date): Promise<void> {
  const open = { linkType, state: { not: "done" as const } };
  if ((await tx.freshnessTask.count({ where: { ...open, linkId: keptId } })) === 0) return;
  await tx.freshnessTask.updateMany({
    where: { ...open, linkId: goneId },
    data: { state: "done", outcome: "gone", doneAt: at, tokenHash: null, tokenExpiresAt: null },
  });
}

/** Moves phones the kept one lacks, contacts, referrals of a contact point, and the desk's own place. */
export async function movePartsOfPoint(tx: Tx, { keptId, goneId }: Couple): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Phone" f SET "serviceAtLocationId" = ${keptId}::uuid WHERE f."serviceAtLocationId" = ${goneId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Phone" k WHERE k."serviceAtLocationId" = ${keptId}::uuid AND k."number" = f."number")`;
  await tx.$executeRaw`
    UPDATE "Contact" c SET "serviceAtLocationId" = ${keptId}::uuid WHERE c."serviceAtLocationId" = ${goneId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Contact" k WHERE k."serviceAtLocationId" = ${keptId}::uuid AND k."isPublic" = c."isPublic"
        AND (k."name", k."department", lower(k."email"), k."phone") IS NOT DISTINCT FROM (c."name", c."department", lower(c."email"), c."phone"))`;
  await tx.referral.updateMany({ where: { serviceAtLocationId: goneId }, data: { serviceAtLocationId: keptId } });
  await tx.$executeRaw`
    UPDATE "Setting" SET "value" = jsonb_set("value", '{deskPointId}', to_jsonb(${keptId}::text)), "version" = "version" + 1
    WHERE "value"->>'deskPointId' = ${goneId}`;
}

/** Moves everything that belongs to an organisation or initiative, claims among it. */
export async function movePartsOfOrganisation(tx: Tx, { keptId, goneId }: Couple): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Phone" f SET "organizationId" = ${keptId}::uuid WHERE f."organizationId" = ${goneId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Phone" k WHERE k."organizationId" = ${keptId}::uuid AND k."number" = f."number")`;
  await tx.$executeRaw`
    UPDATE "Contact" c SET "organizationId" = ${keptId}::uuid WHERE c."organizationId" = ${goneId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Contact" k WHERE k."organizationId" = ${keptId}::uuid AND k."isPublic" = c."isPublic"
        AND (k."name", k."department", lower(k."email"), k."phone") IS NOT DISTINCT FROM (c."name", c."department", lower(c."email"), c."phone"))`;
  const from = { organizationId: goneId };
  const to = { organizationId: keptId };
  await tx.service.updateMany({ where: from, data: to });
  await tx.need.updateMany({ where: from, data: to });
  await tx.event.updateMany({ where: from, data: to });
  await tx.measure.updateMany({ where: from, data: to });
  await tx.organization.updateMany({ where: { parentId: goneId, id: { not: keptId } }, data: { parentId: keptId } });
  await tx.organization.updateMany({ where: { id: keptId, parentId: goneId }, data: { parentId: null } });
  await moveClaims(tx, { keptId, goneId });
}

/** A person has one open claim to an organisation: the second one is withdrawn with the merge. */
async function moveClaims(tx: Tx, { keptId, goneId }: Pick<Couple, "keptId" | "goneId">): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ClaimRequest" c SET "state" = 'withdrawn', "version" = c."version" + 1
    WHERE c."organizationId" = ${goneId}::uuid AND c."state" = 'open' AND EXISTS (SELECT 1 FROM "ClaimRequest" k
      WHERE k."organizationId" = ${keptId}::uuid AND k."state" = 'open' AND lower(k."email") = lower(c."email"))`;
  await tx.claimRequest.updateMany({ where: { organizationId: goneId }, data: { organizationId: keptId } });
}

/** Editors of the one that goes become editors of the one that stays, unless they are already. Returns whose roles moved. */
export async function moveRoles(tx: Tx, { keptId, goneId }: Couple): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    UPDATE "RoleGrant" g SET "scopeId" = ${keptId}::uuid
    WHERE g."scopeType" = 'organization' AND g."scopeId" = ${goneId}::uuid AND g."revokedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "RoleGrant" k WHERE k."personId" = g."personId" AND k."role" = g."role"
        AND k."scopeId" = ${keptId}::uuid AND k."revokedAt" IS NULL)
    RETURNING g."personId"`;
  return rows.map((row) => row.personId);
}
