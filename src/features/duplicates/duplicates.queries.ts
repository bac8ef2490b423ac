import type { Db } from "../../shared/db/client.ts";
import type { Reason } from "./finder.queries.ts";

/** Two entries that look alike. */
export interface SuspectedPair {
  readonly firstId: string;
  readonly first: string;
  readonly secondId: string;
  readonly second: string;
  readonly isInitiative: boolean;
  readonly reasons: readonly Reason[];
}

/** A record to choose for a merge. */
export interface FoundRecord {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

const MOST_PAIRS = 50;
/** A number or address that more entries share is that of a head office, not of a duplicate. */
const MOST_SHARING = 12;

/** What desks ask about duplicates: pairs that look alike, and records by their name. All bounded. */
export function createDuplicateQueries(db: Db) {
  return {
    pairsOfPoints(): Promise<readonly SuspectedPair[]> {
      return db.$queryRaw<SuspectedPair[]>`
        WITH live AS NOT MATERIALIZED (
          SELECT p."id", p."title", p."sortKey", p."locationId", s."organizationId" FROM "ServiceAtLocation" p
          JOIN "Service" s ON s."id" = p."serviceId" WHERE p."state" NOT IN ('archived', 'rejected')
        ), shared AS (
          SELECT 'phone' AS reason, array_agg(DISTINCT f."serviceAtLocationId") AS ids FROM "Phone" f
          WHERE f."serviceAtLocationId" IS NOT NULL GROUP BY f."number" HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
          UNION ALL
          SELECT 'mail', array_agg(DISTINCT c."serviceAtLocationId") FROM "Contact" c
          WHERE c."serviceAtLocationId" IS NOT NULL AND c."email" IS NOT NULL AND c."isPublic"
          GROUP BY lower(c."email") HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
          UNION ALL
          SELECT 'name', array_agg(p."id") FROM "ServiceAtLocation" p
          GROUP BY p."sortKey" HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
          UNION ALL
          SELECT 'near', array_agg(p."id") FROM "ServiceAtLocation" p JOIN "Address" a ON a."locationId" = p."locationId"
          GROUP BY a."postalCode", lower(a."address1") HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
        ), pair AS (
          SELECT DISTINCT shared.reason, a.id AS first, b.id AS second
          FROM shared, unnest(shared.ids) a(id), unnest(shared.ids) b(id) WHERE a.id < b.id
        )
        SELECT x."id" AS "firstId", x."title" AS first, y."id" AS "secondId", y."title" AS second,
          false AS "isInitiative", array_agg(pair.reason ORDER BY pair.reason) AS reasons
        FROM pair JOIN live x ON x."id" = pair.first JOIN live y ON y."id" = pair.second
        WHERE (pair.reason = 'name' OR pair.reason = 'near' AND similarity(x."sortKey", y."sortKey") >= 0.4
            OR pair.reason IN ('phone', 'mail') AND x."organizationId" <> y."organizationId")
          AND NOT EXISTS (SELECT 1 FROM "DistinctPair" d
            WHERE d."linkType" = 'service_at_location' AND d."firstId" = pair.first AND d."secondId" = pair.second)
        GROUP BY x."id", x."title", y."id", y."title"
        ORDER BY count(*) DESC, x."title", x."id", y."id" LIMIT ${MOST_PAIRS}`;
    },

    pairsOfOrganisations(): Promise<readonly SuspectedPair[]> {
      return db.$queryRaw<SuspectedPair[]>`
        WITH shared AS (
          SELECT 'phone' AS reason, array_agg(DISTINCT f."organizationId") AS ids FROM "Phone" f
          WHERE f."organizationId" IS NOT NULL GROUP BY f."number" HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
          UNION ALL
          SELECT 'mail', array_agg(o."id") FROM "Organization" o WHERE o."email" IS NOT NULL
          GROUP BY lower(o."email") HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
          UNION ALL
          SELECT 'site', array_agg(o."id") FROM "Organization" o WHERE o."website" IS NOT NULL
          GROUP BY site_key(o."website") HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
          UNION ALL
          SELECT 'name', array_agg(o."id") FROM "Organization" o
          GROUP BY left(o."sortKey", 6) HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}
        ), pair AS (
          SELECT DISTINCT shared.reason, a.id AS first, b.id AS second
          FROM shared, unnest(shared.ids) a(id), unnest(shared.ids) b(id) WHERE a.id < b.id
        )
        SELECT x."id" AS "firstId", x."name" AS first, y."id" AS "secondId", y."name" AS second,
          x."isInitiative", array_agg(pair.reason ORDER BY pair.reason) AS reasons
        FROM pair JOIN "Organization" x ON x."id" = pair.first JOIN "Organization" y ON y."id" = pair.second
        WHERE x."state" NOT IN ('archived', 'rejected') AND y."state" NOT IN ('archived', 'rejected')
          AND x."isInitiative" = y."isInitiative"
          AND (pair.reason <> 'name' OR similarity(x."sortKey", y."sortKey") >= 0.6)
          AND NOT EXISTS (SELECT 1 FROM "DistinctPair" d
            WHERE d."linkType" = 'organization' AND d."firstId" = pair.first AND d."secondId" = pair.second)
        GROUP BY x."id", x."name", y."id", y."name", x."isInitiative"
        ORDER BY count(*) DESC, x."name", x."id", y."id" LIMIT ${MOST_PAIRS}`;
    },

    /** Other contact points whose title holds these words. */
    pointsNamed(words: string, exceptId: string): Promise<readonly FoundRecord[]> {
      return db.$queryRaw<FoundRecord[]>`
        SELECT p."id", p."title", o."name" AS note FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId"
        JOIN "Organization" o ON o."id" = s."organizationId"
        WHERE p."sortKey" LIKE ${pattern(words)} AND p."id" <> ${exceptId}::uuid AND p."state" NOT IN ('archived', 'rejected')
        ORDER BY p."sortKey", p."id" LIMIT 20`;
    },

    /** Other organisations, or initiatives, whose name holds these words. */
    organisationsNamed(
      words: string,
      { exceptId, isInitiative }: { exceptId: string; isInitiative: boolean },
    ): Promise<readonly FoundRecord[]> {
      return db.$queryRaw<FoundRecord[]>`
        SELECT o."id", o."name" AS title, coalesce(o."alternateName", '') AS note FROM "Organization" o
        WHERE o."sortKey" LIKE ${pattern(words)} AND o."id" <> ${exceptId}::uuid AND o."isInitiative" = ${isInitiative}
          AND o."state" NOT IN ('archived', 'rejected') ORDER BY o."sortKey", o."id" LIMIT 20`;
    },
  };
}

function pattern(words: string): string {
  return `%${words.replace(/[\\%_]/gu, "\\$&")}%`;
}

export type DuplicateQueries = ReturnType<typeof createDuplicateQueries>;
