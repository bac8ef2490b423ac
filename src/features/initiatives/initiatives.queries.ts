import { Prisma } from "../../generated/prisma/client.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import { givenByOthers } from "../../shared/db/givenThemes.ts";
import type { LinkKind, Links } from "./board/links.ts";
import type { InitiativeScope } from "./initiatives.policy.ts";

/** An initiative as lists need it, with its themes by id. */
export interface InitiativeRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly state: string;
  readonly verified: string;
  readonly isExample: boolean;
  readonly createdAt: Date;
  readonly links: Links;
}

export interface InitiativeFilter {
  readonly where: Prisma.Sql;
  readonly order: Prisma.Sql;
  readonly limit: number;
  readonly offset: number;
}

const { sql } = Prisma;

/** Everything that may be shown to the public. */
export const isPublic = sql`o."state" IN ('published', 'needs_check')`;
export const hasNoTheme = sql`NOT EXISTS (SELECT 1 FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
  JOIN "Taxonomy" x ON x."id" = t."taxonomyId" AND x."code" = 'theme'
  WHERE a."linkType" = 'organization' AND a."linkId" = o."id" AND a."state" = 'approved')`;
/** Those that wait for a theme first, the longest waiting on top; then by name. */
export const themelessFirst = sql`CASE WHEN ${hasNoTheme} THEN 0 ELSE 1 END, CASE WHEN ${hasNoTheme} THEN o."createdAt" END, o."sortKey", o."id"`;
export const byName = sql`o."sortKey", o."id"`;

/** The SQL of a scope: by organisation (or its parent), or by a theme that others gave it. */
export function inScope(scope: InitiativeScope): Prisma.Sql {
  return sql`(${scope.all}::boolean OR o."id" = ANY(${scope.organizationIds}::uuid[])
    OR o."parentId" = ANY(${scope.organizationIds}::uuid[]) OR ${wasGivenThemeOf(scope)})`;
}

function wasGivenThemeOf({ themeIds, personId }: InitiativeScope): Prisma.Sql {
  return sql`EXISTS (SELECT 1 FROM "Attribute" a WHERE a."linkType" = 'organization' AND a."linkId" = o."id"
    AND a."state" = 'approved' AND a."termId" = ANY(${themeIds}::uuid[])
    AND ${givenByOthers(personId)})`;
}

export function hasThemeOf(themeIds: readonly string[]): Prisma.Sql {
  return sql`EXISTS (SELECT 1 FROM "Attribute" a WHERE a."linkType" = 'organization' AND a."linkId" = o."id"
    AND a."state" = 'approved' AND a."termId" = ANY(${themeIds}::uuid[]))`;
}

/** Finds parts of words and stems, with umlauts and accents folded, through the initiative's search row. */
export function says(words: string): Prisma.Sql {
  return sql`(position(fold_text(${words}) in fold_text(o."name")) > 0 OR EXISTS (SELECT 1 FROM "SearchEntry" s
    WHERE s."resourceType" = 'organization' AND s."resourceId" = o."id" AND (position(fold_text(${words}) in s."folded") > 0
    OR s."document" @@ websearch_to_tsquery('german_folded', ${words}))))`;
}

export const allOf = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.join([sql`o."isInitiative"`, ...parts], " AND ");

type RawRow = Omit<InitiativeRow, "links"> & { readonly links: Readonly<Record<string, LinkKind>> };

/** The initiatives a condition names, with their themes, in one query. */
export async function listInitiatives(db: Db | Tx, filter: InitiativeFilter): Promise<readonly InitiativeRow[]> {
  const rows = await db.$queryRaw<RawRow[]>`
    SELECT o."id", o."slug", o."name", left(o."description", 300) AS summary, o."state"::text, o."verified"::text,
      o."isExample", o."createdAt", coalesce((
        SELECT jsonb_object_agg(a."termId", CASE WHEN a."isMain" THEN 'main' ELSE 'further' END)
        FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
        JOIN "Taxonomy" x ON x."id" = t."taxonomyId" AND x."code" = 'theme'
        WHERE a."linkType" = 'organization' AND a."linkId" = o."id" AND a."state" = 'approved'), '{}') AS links
    FROM "Organization" o WHERE ${filter.where} ORDER BY ${filter.order}
    LIMIT ${filter.limit} OFFSET ${filter.offset}`;
  return rows.map((row) => ({ ...row, links: new Map(Object.entries(row.links)) }));
}

export async function countInitiatives(db: Db | Tx, where: Prisma.Sql): Promise<number> {
  const rows = await db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM "Organization" o WHERE ${where}`;
  return rows[0]?.count ?? 0;
}

/** Everything the public page of an initiative shows. */
export async function findPublicInitiative(db: Db, slug: string) {
  return db.organization.findFirst({
    where: { slug, isInitiative: true, state: { in: ["published", "needs_check"] } },
    select: {
      id: true,
      slug: true,
      name: true,
      alternateName: true,
      description: true,
      email: true,
      website: true,
      state: true,
      verified: true,
      source: true,
      seenOn: true,
      isExample: true,
      initiativeProfile: { select: { goal: true, since: true, howToJoin: true, meetingSchedule: true } },
      phones: { select: { number: true, description: true }, orderBy: { id: "asc" } },
      contacts: {
        where: { isPublic: true },
        select: { name: true, title: true, email: true, phone: true },
        orderBy: { id: "asc" },
      },
      needs: {
        where: { state: "open", archivedAt: null },
        select: { slug: true, title: true, summary: true, isExample: true },
        orderBy: { createdAt: "asc" },
      },
    },
  });
}
export type PublicInitiative = NonNullable<Awaited<ReturnType<typeof findPublicInitiative>>>;

/** The themes of an initiative, the main one first, then in the order of the street. */
export async function themesOf(db: Db | Tx, initiativeId: string): Promise<Links> {
  const links = await db.attribute.findMany({
    where: {
      linkType: "organization",
      linkId: initiativeId,
      state: "approved",
      term: { taxonomy: { code: "theme" } },
    },
    orderBy: [{ isMain: "desc" }, { term: { position: "asc" } }],
    select: { termId: true, isMain: true },
  });
  return new Map(links.map((link) => [link.termId, link.isMain ? "main" : "further"]));
}
