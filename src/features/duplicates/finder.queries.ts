import type { Db } from "../../shared/db/client.ts";
import type { SentForm } from "../../shared/db/unitOfWork.ts";

export type Reason = "phone" | "mail" | "site" | "name" | "near";

/** An entry that could be the same as another one. */
export interface Lookalike {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Whose it is; "" for organisations. */
  readonly organisation: string;
  readonly isInitiative: boolean;
  readonly isPublic: boolean;
  readonly isExample: boolean;
  readonly reasons: readonly Reason[];
}

/** What is known of a contact point when others like it are looked for. */
export interface PointFacts {
  /** Null for one that is not stored yet. */
  readonly id: string | null;
  readonly sortKey: string;
  /** E.164 */
  readonly phones: readonly string[];
  /** In lower case. */
  readonly mails: readonly string[];
  readonly street: string | null;
  readonly organisationId: string | null;
}

/** The same for an organisation or initiative. */
export interface OrganisationFacts {
  readonly id: string | null;
  readonly sortKey: string;
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly website: string | null;
}

const MOST = 8;

/**
 * Finds likely duplicates through indexes: by telephone, mail and site, and by names alike. Within one organisation the
 * same number or mail says nothing: many share the one of their head office.
 */
export function createDuplicateFinder(db: Db) {
  return {
    /** True when this form has added its record already; asked after the search, which may see that record. */
    async wasSent(form: SentForm | null): Promise<boolean> {
      if (form === null) return false;
      return (await db.formSubmission.findUnique({ where: { id: form.id }, select: { id: true } })) !== null;
    },

    contactPoints(facts: PointFacts): Promise<readonly Lookalike[]> {
      const { id, sortKey, phones, mails, street, organisationId } = facts;
      return db.$queryRaw<Lookalike[]>`
        WITH hit AS (
          SELECT f."serviceAtLocationId" AS id, 'phone' AS reason FROM "Phone" f WHERE f."number" = ANY(${[...phones]}::text[])
          UNION ALL SELECT c."serviceAtLocationId", 'mail' FROM "Contact" c
            WHERE lower(c."email") = ANY(${[...mails]}::text[]) AND c."email" IS NOT NULL AND c."isPublic"
          UNION ALL SELECT p."id", 'name' FROM "ServiceAtLocation" p WHERE p."sortKey" = ${sortKey}
          UNION ALL SELECT p."id", 'near' FROM "ServiceAtLocation" p JOIN "Address" a ON a."locationId" = p."locationId"
            WHERE p."sortKey" % ${sortKey} AND similarity(p."sortKey", ${sortKey}) >= 0.4
              AND street_key(a."address1") = street_key(${street ?? ""})
        )
        SELECT p."id", p."slug", p."title", o."name" AS organisation, false AS "isInitiative", p."isExample",
          p."state" IN ('published', 'needs_check') AS "isPublic", array_agg(DISTINCT hit.reason) AS reasons
        FROM hit JOIN "ServiceAtLocation" p ON p."id" = hit.id JOIN "Service" s ON s."id" = p."serviceId"
        JOIN "Organization" o ON o."id" = s."organizationId"
        WHERE p."id" IS DISTINCT FROM ${id}::uuid AND p."state" NOT IN ('archived', 'rejected')
          AND (hit.reason IN ('name', 'near') OR o."id" IS DISTINCT FROM ${organisationId}::uuid)
          AND NOT EXISTS (SELECT 1 FROM "DistinctPair" d WHERE d."linkType" = 'service_at_location'
            AND d."firstId" = LEAST(p."id", ${id}::uuid) AND d."secondId" = GREATEST(p."id", ${id}::uuid))
        GROUP BY p."id", o."id" ORDER BY count(DISTINCT hit.reason) DESC, p."sortKey", p."id" LIMIT ${MOST}`;
    },

    organisations(facts: OrganisationFacts): Promise<readonly Lookalike[]> {
      const { id, sortKey, phones, mails, website } = facts;
      return db.$queryRaw<Lookalike[]>`
        WITH hit AS (
          SELECT f."organizationId" AS id, 'phone' AS reason FROM "Phone" f WHERE f."number" = ANY(${[...phones]}::text[])
          UNION ALL SELECT o."id", 'mail' FROM "Organization" o
            WHERE lower(o."email") = ANY(${[...mails]}::text[]) AND o."email" IS NOT NULL
          UNION ALL SELECT o."id", 'site' FROM "Organization" o
            WHERE site_key(o."website") = site_key(${website ?? ""}) AND o."website" IS NOT NULL
          UNION ALL SELECT o."id", 'name' FROM "Organization" o
            WHERE o."sortKey" % ${sortKey} AND similarity(o."sortKey", ${sortKey}) >= 0.6
        )
        SELECT o."id", o."slug", o."name" AS title, '' AS organisation, o."isInitiative", o."isExample",
          o."isInitiative" AND o."state" IN ('published', 'needs_check') AS "isPublic", array_agg(DISTINCT hit.reason) AS reasons
        FROM hit JOIN "Organization" o ON o."id" = hit.id
        WHERE o."id" IS DISTINCT FROM ${id}::uuid AND o."state" NOT IN ('archived', 'rejected')
          AND NOT EXISTS (SELECT 1 FROM "DistinctPair" d WHERE d."linkType" = 'organization'
            AND d."firstId" = LEAST(o."id", ${id}::uuid) AND d."secondId" = GREATEST(o."id", ${id}::uuid))
        GROUP BY o."id" ORDER BY count(DISTINCT hit.reason) DESC, o."sortKey", o."id" LIMIT ${MOST}`;
    },
  };
}

export type DuplicateFinder = ReturnType<typeof createDuplicateFinder>;
