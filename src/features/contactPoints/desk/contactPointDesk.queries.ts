import { Prisma } from "../../../generated/prisma/client.ts";
import { dateColumn } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { Language } from "../../../shared/text/languages.ts";
import type { DirectoryScope } from "../../organisations/index.ts";
import { readContactPoint, type ContactPointRow } from "./contactPoint.repo.ts";

/** One line of the list at the desk. */
export interface ContactPointListRow {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly state: string;
  readonly verified: string;
  /** ISO day, or null when nobody ever checked. */
  readonly assuredOn: string | null;
  readonly isDue: boolean;
  readonly isExample: boolean;
}

export const LIST_CHOICES = ["check", "submitted", "archived"] as const;
export interface ContactPointFilter {
  readonly q: string;
  readonly choice: (typeof LIST_CHOICES)[number] | null;
  /** From 1. */
  readonly page: number;
  /** Checks whose period is over by this day are too old. */
  readonly today: Temporal.PlainDate;
}

/** A contact point whose check is missing or too old. */
export interface DueRow {
  readonly id: string;
  readonly title: string;
  readonly since: Date;
  readonly isExample: boolean;
}

/** A word of a vocabulary, in the reader's language where it is translated. */
export interface TermRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The vocabularies that the form offers words of. */
export type FormVocabulary = "accessibility" | "language" | "concern" | "target_group";

/** A service of an organisation, with the titles of its contact points. */
export interface ServiceRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly places: readonly string[];
}

export const PAGE_SIZE = 50;
const MOST_SERVICES = 300;

/** SQL for "contact point p of service s lies in this scope". */
function pointWithin({ isAll, organisationIds, themeIds }: DirectoryScope): Prisma.Sql {
  if (isAll) return Prisma.sql`TRUE`;
  return Prisma.sql`(s."organizationId" = ANY(${[...organisationIds]}::uuid[]) OR EXISTS (
    SELECT 1 FROM "Attribute" a WHERE a."linkType" = 'service_at_location' AND a."linkId" = p."id"
    AND a."state" = 'approved' AND a."termId" = ANY(${[...themeIds]}::uuid[])))`;
}

/** SQL for "is public, is not over, and its check is missing or older than its period, or is marked for a check". */
function isDue(today: Temporal.PlainDate): Prisma.Sql {
  return Prisma.sql`(p."verified" <> 'historic' AND (p."state" = 'needs_check' OR p."state" = 'published'
    AND (p."assuredOn" IS NULL OR p."assuredOn"
      + make_interval(months => check_months('contactPoints', p."checkEveryMonths")) <= ${dateColumn(today)}::date)))`;
}

const CHOICES = {
  check: (today: Temporal.PlainDate) => isDue(today),
  submitted: () => Prisma.sql`p."state" IN ('submitted', 'draft')`,
  archived: () => Prisma.sql`p."state" = 'archived'`,
  all: () => Prisma.sql`p."state" <> 'archived'`,
};

export function createContactPointDeskQueries(db: Db) {
  return {
    /** What waits for a check first, the longest first; at most one row more than a page holds. */
    list(scope: DirectoryScope, filter: ContactPointFilter): Promise<readonly ContactPointListRow[]> {
      const { q, choice, page, today } = filter;
      const pattern = `%${q.replace(/[\\%_]/gu, "\\$&")}%`;
      return db.$queryRaw<ContactPointListRow[]>`
        SELECT p."id", p."title", o."name" AS organisation, p."state"::text, p."verified"::text,
          to_char(p."assuredOn", 'YYYY-MM-DD') AS "assuredOn", ${isDue(today)} AS "isDue", p."isExample"
        FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId" JOIN "Organization" o ON o."id" = s."organizationId"
        WHERE ${pointWithin(scope)} AND ${CHOICES[choice ?? "all"](today)}
          AND (${q} = '' OR p."title" ILIKE ${pattern} OR o."name" ILIKE ${pattern})
        ORDER BY ${isDue(today)} DESC, CASE WHEN ${isDue(today)} THEN coalesce(p."assuredOn", '-infinity') END,
          p."sortKey", p."id"
        LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE}`;
    },

    byId: (id: string): Promise<ContactPointRow | null> => readContactPoint(db, id),

    /** Others in this scope with the same title, or with one of the same numbers at another organisation. */
    similar(scope: DirectoryScope, id: string): Promise<readonly { readonly id: string; readonly title: string }[]> {
      return db.$queryRaw<{ id: string; title: string }[]>`
        SELECT p."id", p."title" FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId",
          "ServiceAtLocation" x JOIN "Service" t ON t."id" = x."serviceId"
        WHERE x."id" = ${id}::uuid AND p."id" <> x."id" AND p."state" <> 'archived' AND ${pointWithin(scope)}
          AND (p."sortKey" = x."sortKey" OR s."organizationId" <> t."organizationId" AND EXISTS (
            SELECT 1 FROM "Phone" n JOIN "Phone" y ON y."number" = n."number"
            WHERE n."serviceAtLocationId" = p."id" AND y."serviceAtLocationId" = x."id"))
        ORDER BY p."sortKey" LIMIT 10`;
    },

    /** The words of a vocabulary in their order. */
    terms(taxonomy: FormVocabulary, language: Language): Promise<readonly TermRow[]> {
      return db.$queryRaw<TermRow[]>`
        SELECT t."id", t."code", coalesce(x."text", t."name") AS name FROM "TaxonomyTerm" t
        JOIN "Taxonomy" v ON v."id" = t."taxonomyId" AND v."code" = ${taxonomy}
        LEFT JOIN "Translation" x ON x."resourceType" = 'taxonomy_term' AND x."resourceId" = t."id"
          AND x."language" = ${language} AND x."field" = 'name'
        WHERE t."isActive" ORDER BY t."position", t."name"`;
    },

    /**
     * Services that somebody of this scope may put at a further place, by organisation and name; those of one
     * organisation when it is known. None when there are more than anybody would look through.
     */
    async services(scope: DirectoryScope, organisationId: string | null): Promise<readonly ServiceRow[]> {
      const rows = await db.$queryRaw<ServiceRow[]>`
        SELECT s."id", s."name", o."name" AS organisation,
          coalesce(array_agg(p."title" ORDER BY p."sortKey") FILTER (WHERE p."id" IS NOT NULL), '{}') AS places
        FROM "Service" s JOIN "Organization" o ON o."id" = s."organizationId" LEFT JOIN "ServiceAtLocation" p ON p."serviceId" = s."id"
        WHERE (${organisationId}::uuid IS NULL OR s."organizationId" = ${organisationId}::uuid)
          AND o."state" NOT IN ('archived', 'rejected')
          AND (${pointWithin(scope)} OR s."organizationId" = ANY(${[...scope.organisationIds]}::uuid[]))
        GROUP BY s."id", o."id" ORDER BY o."sortKey", s."name", s."id" LIMIT ${MOST_SERVICES + 1}`;
      return rows.length > MOST_SERVICES ? [] : rows;
    },
  };
}

export type ContactPointDeskQueries = ReturnType<typeof createContactPointDeskQueries>;
