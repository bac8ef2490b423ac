import { z } from "zod";
import { Prisma, type PublishState } from "../../generated/prisma/client.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { VersionedType } from "../../shared/versions/keepVersions.ts";
import type { Couple } from "./merge.repo.ts";

// What a merge moves from one record to the other, written down by id, so that an undoing gives it back.

/** A table whose rows belong to a record: by a column of their own, or by the link that every kind has. */
interface Attached {
  readonly table: string;
  readonly column: string;
  /** Which of its rows move at all. */
  readonly only?: Prisma.Sql;
  /** Which of the moved ones go back: what was settled after the merge was settled about both. */
  readonly goesBack?: (mergedAt: Date) => Prisma.Sql;
}

const { sql, raw } = Prisma;

function attachedTo(linkType: VersionedType): readonly Attached[] {
  const linked = (table: string, goesBack?: Attached["goesBack"]): Attached => {
    return {
      table,
      column: "linkId",
      only: sql`r."linkType" = ${linkType}::"LinkType"`,
      ...(goesBack && { goesBack }),
    };
  };
  const owner = linkType === "organization" ? "organizationId" : "serviceAtLocationId";
  const owned = (table: string): Attached => ({ table, column: owner });
  return [
    owned("Phone"),
    owned("Contact"),
    linked("FreshnessTask", (at) => sql`(r."doneAt" IS NULL OR r."doneAt" <= ${at})`),
    linked("ChangeProposal", (at) => sql`(r."decidedAt" IS NULL OR r."decidedAt" <= ${at})`),
    linked("ExternalIdentifier"),
    linked("Attachment"),
    ...(linkType === "organization"
      ? [...["Service", "Need", "Event", "Measure", "ClaimRequest"].map(owned), CHILDREN, ROLES]
      : [owned("Referral")]),
  ];
}

const CHILDREN: Attached = { table: "Organization", column: "parentId" };
const ROLES: Attached = {
  table: "RoleGrant",
  column: "scopeId",
  only: sql`r."scopeType" = 'organization' AND r."revokedAt" IS NULL`,
};

type RowIds = Readonly<Record<string, readonly string[]>>;

/** Ids of everything that belongs to a record, by table. */
async function readAttached(tx: Tx, linkType: VersionedType, id: string): Promise<RowIds> {
  const parts = attachedTo(linkType).map(
    ({ table, column, only = sql`true` }) =>
      sql`SELECT ${table} AS "table", r."id" FROM ${raw(`"${table}"`)} r WHERE r.${raw(`"${column}"`)} = ${id}::uuid AND ${only}`,
  );
  const rows = await tx.$queryRaw<{ table: string; ids: string[] }[]>`
    SELECT a."table", array_agg(a."id"::text) AS ids FROM (${Prisma.join(parts, " UNION ALL ")}) a GROUP BY a."table"`;
  return Object.fromEntries(rows.map(({ table, ids }) => [table, ids]));
}

const moved = z.object({
  rows: z.record(z.string(), z.array(z.uuid())),
  /** Attributes that the record that stays has from the other one. */
  terms: z.array(z.uuid()),
  /** Former addresses of the record that went. */
  slugs: z.array(z.string()),
  /** Whether the record that went was the desk's own place, and the one above the record that stayed. */
  wasDesk: z.boolean(),
  wasParent: z.boolean(),
});
type Moved = z.infer<typeof moved>;

/** The rows of the record that went which belong to the one that stays by now. */
function rowsThatMoved(before: RowIds, after: RowIds): Record<string, string[]> {
  const pairs = Object.entries(before).map(([table, ids]) => {
    const now = new Set(after[table]);
    return [table, ids.filter((id) => now.has(id))] as const;
  });
  return Object.fromEntries(pairs.filter(([, ids]) => ids.length > 0));
}

async function formerSlugs(tx: Tx, { linkType, goneId }: Couple): Promise<string[]> {
  const rows = await tx.slugRedirect.findMany({ where: { linkType, linkId: goneId }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}

/** The number of a record's newest version; versions of this transaction come at its end. */
async function newestVersion(tx: Tx, linkType: VersionedType, linkId: string): Promise<number> {
  const found = await tx.recordVersion.aggregate({ where: { linkType, linkId }, _max: { number: true } });
  return found._max.number ?? 1;
}

interface Merge {
  readonly goneState: string;
  readonly versionBefore: number;
  readonly moved: Moved;
  readonly at: Date;
}

type BeforeMerge = Awaited<ReturnType<typeof readBeforeMerge>>;

/** Writes down what has moved since it was read. */
export async function noteMoves(
  tx: Tx,
  { linkType, keptId, goneId }: Couple,
  { before, terms, goneState, at }: { before: BeforeMerge; terms: string[]; goneState: string; at: Date },
): Promise<void> {
  const { rows, versionBefore, ...rest } = before;
  const moves: Moved = { ...rest, terms, rows: rowsThatMoved(rows, await readAttached(tx, linkType, keptId)) };
  const state = goneState as PublishState;
  await tx.recordMerge.create({
    data: { linkType, keptId, goneId, goneState: state, versionBefore, moved: moves, createdAt: at },
    select: { id: true },
  });
}

/** The last merge of these two that was not undone. */
export async function findMerge(tx: Tx, couple: Couple): Promise<(Merge & { id: string }) | null> {
  const row = await tx.recordMerge.findFirst({
    where: { ...couple, undoneAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, goneState: true, versionBefore: true, moved: true, createdAt: true },
  });
  return row && { ...row, moved: moved.parse(row.moved), at: row.createdAt };
}

/** The people whose role as an editor moved over and still holds. */
export async function editorsThatMoved(tx: Tx, { keptId }: Couple, { moved: { rows } }: Merge): Promise<string[]> {
  const where = { id: { in: rows["RoleGrant"] ?? [] }, scopeId: keptId, revokedAt: null };
  const grants = await tx.roleGrant.findMany({ where, select: { personId: true } });
  return grants.map(({ personId }) => personId);
}

/** What a merge is about to move, read under the locks of both records. */
export async function readBeforeMerge(tx: Tx, couple: Couple) {
  const { linkType, keptId, goneId } = couple;
  const parents = await tx.organization.count({ where: { id: keptId, parentId: goneId } });
  const desks = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Setting" WHERE "value"->>'deskPointId' = ${goneId}`;
  return {
    rows: await readAttached(tx, linkType, goneId),
    slugs: await formerSlugs(tx, couple),
    versionBefore: await newestVersion(tx, linkType, keptId),
    wasDesk: desks.length > 0,
    wasParent: parents > 0,
  };
}

/** Gives everything back that a merge moved and that is still where it was moved to; what came later stays. */
export async function giveBack(tx: Tx, couple: Couple, merge: Merge): Promise<void> {
  const { linkType, keptId, goneId } = couple;
  const { moved: given } = merge;
  for (const attached of attachedTo(linkType)) await giveRowsBack(tx, couple, { attached, merge });
  await tx.attribute.deleteMany({ where: { id: { in: given.terms }, linkType, linkId: keptId, isMain: false } });
  await tx.slugRedirect.updateMany({
    where: { linkType, linkId: keptId, slug: { in: given.slugs } },
    data: { linkId: goneId },
  });
  if (given.wasDesk) await giveDeskBack(tx, couple);
  if (given.wasParent)
    await tx.organization.updateMany({ where: { id: keptId, parentId: null }, data: { parentId: goneId } });
}

async function giveRowsBack(
  tx: Tx,
  { keptId, goneId }: Couple,
  { attached, merge }: { attached: Attached; merge: Merge },
): Promise<void> {
  const { table, column, only = sql`true`, goesBack } = attached;
  const ids = merge.moved.rows[table] ?? [];
  if (ids.length === 0) return;
  const owner = raw(`"${column}"`);
  await tx.$executeRaw`UPDATE ${raw(`"${table}"`)} r SET ${owner} = ${goneId}::uuid
    WHERE r."id" = ANY(${ids}::uuid[]) AND r.${owner} = ${keptId}::uuid AND ${only} AND ${goesBack?.(merge.at) ?? sql`true`}`;
}

async function giveDeskBack(tx: Tx, { keptId, goneId }: Couple): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Setting" SET "value" = jsonb_set("value", '{deskPointId}', to_jsonb(${goneId}::text)), "version" = "version" + 1
    WHERE "value"->>'deskPointId' = ${keptId}`;
}

/** Puts the record that went back where it was, at its own address. */
export async function bringBack(
  tx: Tx,
  { linkType, keptId, goneId }: Couple,
  { slug, state, goneState }: { slug: string; state: string; goneState: string },
): Promise<void> {
  await tx.slugRedirect.deleteMany({ where: { linkType, slug, linkId: keptId } });
  const isBack = state !== "archived";
  const data = {
    ...(isBack ? {} : { state: goneState as PublishState, archivedAt: null }),
    version: { increment: 1 },
  };
  if (linkType === "organization") await tx.organization.update({ where: { id: goneId }, data });
  else await tx.serviceAtLocation.update({ where: { id: goneId }, data });
}

export async function closeMerge(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.recordMerge.update({ where: { id }, data: { undoneAt: at }, select: { id: true } });
}

/** Whether the organisation of a contact point has left the directory. */
export async function hasLostOrganisation(tx: Tx, { linkType, goneId }: Couple): Promise<boolean> {
  if (linkType === "organization") return false;
  const lost = { service: { organization: { state: { in: ["archived" as const, "rejected" as const] } } } };
  return (await tx.serviceAtLocation.count({ where: { id: goneId, ...lost } })) > 0;
}
