import { Prisma } from "../../generated/prisma/client.ts";
import type { Db } from "../../shared/db/client.ts";
import type { Option } from "../../shared/forms/formModel.ts";
import type { DirectoryScope } from "./directoryScope.ts";
import { readOrganisation, type OrganisationRow } from "./organisations.repo.ts";

/** One line of the list at the desk. */
export interface OrganisationListRow {
  readonly id: string;
  readonly name: string;
  readonly alternateName: string | null;
  readonly state: string;
  readonly isExample: boolean;
  readonly contactPoints: number;
}

export interface OrganisationFilter {
  readonly q: string;
  readonly state: string | null;
  /** From 1. */
  readonly page: number;
}

/** Another organisation with the same name or number, to look at before two entries live side by side. */
export interface SimilarRow {
  readonly id: string;
  readonly title: string;
}

export const PAGE_SIZE = 50;

/** SQL for "organisation o lies in this scope". */
function organisationWithin({ isAll, organisationIds, themeIds }: DirectoryScope): Prisma.Sql {
  if (isAll) return Prisma.sql`TRUE`;
  return Prisma.sql`(o."id" = ANY(${[...organisationIds]}::uuid[]) OR EXISTS (
    SELECT 1 FROM "Attribute" a WHERE a."linkType" = 'organization' AND a."linkId" = o."id"
    AND a."state" = 'approved' AND a."termId" = ANY(${[...themeIds]}::uuid[])))`;
}

export function createOrganisationQueries(db: Db) {
  return {
    /** At most one row more than a page holds, so that the caller knows whether there is a next one. */
    list(scope: DirectoryScope, { q, state, page }: OrganisationFilter): Promise<readonly OrganisationListRow[]> {
      const pattern = `%${q.replace(/[\\%_]/gu, "\\$&")}%`;
      return db.$queryRaw<OrganisationListRow[]>`
        SELECT o."id", o."name", o."alternateName", o."state"::text, o."isExample",
          (SELECT count(*)::int FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId"
           WHERE s."organizationId" = o."id" AND p."state" <> 'archived') AS "contactPoints"
        FROM "Organization" o
        WHERE NOT o."isInitiative" AND ${organisationWithin(scope)}
          AND (${q} = '' OR o."name" ILIKE ${pattern} OR o."alternateName" ILIKE ${pattern})
          AND (${state}::text IS NULL AND o."state" <> 'archived' OR o."state"::text = ${state})
        ORDER BY o."sortKey", o."id" LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE}`;
    },

    byId: (id: string): Promise<OrganisationRow | null> => readOrganisation(db, id),

    /** Names for a select, in their order; archived ones only where `withId` is still chosen. */
    async options(scope: DirectoryScope, withId: string | null = null): Promise<readonly Option[]> {
      const rows = await db.$queryRaw<{ value: string; label: string }[]>`
        SELECT o."id" AS value, o."name" AS label FROM "Organization" o
        WHERE (o."state" NOT IN ('archived', 'rejected') AND ${organisationWithin(scope)}) OR o."id" = ${withId}::uuid
        ORDER BY o."sortKey", o."id" LIMIT 2000`;
      return rows;
    },

    /** Others in this scope with the same name or one of the same telephone numbers. */
    similar(scope: DirectoryScope, id: string): Promise<readonly SimilarRow[]> {
      return db.$queryRaw<SimilarRow[]>`
        SELECT o."id", o."name" AS title FROM "Organization" o, "Organization" x
        WHERE x."id" = ${id}::uuid AND o."id" <> x."id" AND NOT o."isInitiative" AND o."state" <> 'archived'
          AND ${organisationWithin(scope)}
          AND (o."sortKey" = x."sortKey" OR EXISTS (SELECT 1 FROM "Phone" p JOIN "Phone" y ON y."number" = p."number"
            WHERE p."organizationId" = o."id" AND y."organizationId" = x."id"))
        ORDER BY o."sortKey" LIMIT 10`;
    },
  };
}

export type OrganisationQueries = ReturnType<typeof createOrganisationQueries>;
