import type pg from "pg";
import type { Language } from "../../shared/text/languages.ts";

/** Everything the public page of a contact point and its vCard show; nothing that is not public. */
export interface ContactPoint {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly translated: readonly string[];
  readonly languages: readonly string[];
  readonly hours: string | null;
  readonly hoursNote: string | null;
  /** A short-term notice, whether it still stands or not. */
  readonly alert: string | null;
  readonly alertUntil: Date | null;
  readonly alertCloses: boolean;
  readonly assuredOn: string | null;
  readonly assurerName: string | null;
  readonly assureMethod: "phone" | "visit" | "mail" | "owner" | "source" | null;
  readonly source: string | null;
  readonly seenOn: string | null;
  readonly verified: string;
  readonly state: string;
  readonly isExample: boolean;
  readonly updatedAt: Date;
  readonly status: string;
  /** Null when nobody said. */
  readonly isFree: boolean | null;
  readonly fees: string | null;
  readonly waitTime: string | null;
  readonly documents: readonly string[];
  readonly concerns: readonly string[];
  readonly targets: readonly string[];
  readonly interpretedLanguages: readonly string[];
  /** Other public places of the same service. */
  readonly others: readonly { readonly slug: string; readonly title: string }[];
  readonly eligibility: string | null;
  readonly application: string | null;
  readonly interpretation: string | null;
  readonly organisation: string;
  /** Last part of the address at which its entries can be claimed. */
  readonly organisationSlug: string;
  readonly website: string | null;
  readonly place: string | null;
  readonly wheelchair: "yes" | "limited" | "no" | "unknown";
  readonly transportation: string | null;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly address: {
    readonly street: string;
    readonly more: string | null;
    readonly postalCode: string | null;
    readonly city: string;
  } | null;
  readonly themes: readonly { readonly code: string; readonly name: string; readonly house: string }[];
  readonly phones: readonly { readonly number: string; readonly type: string; readonly description: string | null }[];
  readonly contacts: readonly {
    readonly name: string | null;
    readonly department: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  }[];
  readonly access: readonly {
    readonly feature: string;
    readonly name: string;
    readonly answer: "yes" | "partly" | "no" | "unknown";
    readonly details: string | null;
  }[];
}

const translated = (column: string, field: string) =>
  `coalesce((SELECT tr."text" FROM "Translation" tr WHERE tr."resourceType" = 'service_at_location' AND tr."resourceId" = p."id" AND tr."language" = $2 AND tr."field" = '${field}'), ${column})`;
const termName = (term: string) =>
  `coalesce((SELECT tr."text" FROM "Translation" tr WHERE tr."resourceType" = 'taxonomy_term' AND tr."resourceId" = ${term}."id" AND tr."language" = $2 AND tr."field" = 'name'), ${term}."name")`;
const list = (select: string) => `coalesce((SELECT json_agg(r) FROM (${select}) r), '[]'::json)`;

const texts = (select: string) => `coalesce((SELECT json_agg(r."text") FROM (${select}) r), '[]'::json)`;
const wordsOf = (
  vocabulary: string,
) => `SELECT ${termName("t")} AS "text" FROM "Attribute" x JOIN "TaxonomyTerm" t ON t."id" = x."termId" JOIN "Taxonomy" k ON k."id" = t."taxonomyId" AND k."code" = '${vocabulary}'
      WHERE x."linkType" = 'service_at_location' AND x."linkId" = p."id" AND x."state" = 'approved' AND t."isActive" ORDER BY t."position"`;

const CONTACT_POINT = `
  SELECT p."id", p."slug", p."title", ${translated('p."summary"', "summary")} AS "summary", ${translated('p."description"', "description")} AS "description",
    coalesce((SELECT json_agg(tr."field") FROM "Translation" tr WHERE tr."resourceType" = 'service_at_location' AND tr."resourceId" = p."id" AND tr."language" = $2), '[]'::json) AS "translated",
    p."languages", h."text" AS "hours", p."openingHoursNote" AS "hoursNote", p."alert", p."alertUntil", p."alertCloses", p."assuredOn"::text, p."assurerName", p."assureMethod",
    p."source", p."seenOn"::text, p."verified", p."state", p."isExample", p."updatedAt", v."status", v."isFree", v."feesDescription" AS "fees", v."waitTime", p."interpretedLanguages",
    ${texts(`SELECT d."document" AS "text" FROM "RequiredDocument" d WHERE d."serviceId" = v."id" ORDER BY d."position"`)} AS "documents",
    ${texts(wordsOf("concern"))} AS "concerns", ${texts(wordsOf("target_group"))} AS "targets",
    ${list(`SELECT q."slug", q."title" FROM "ServiceAtLocation" q WHERE q."serviceId" = v."id" AND q."id" <> p."id" AND q."state" IN ('published', 'needs_check') ORDER BY q."sortKey" LIMIT 20`)} AS "others", v."eligibility",
    v."applicationProcess" AS "application", v."interpretationServices" AS "interpretation", o."name" AS "organisation", o."slug" AS "organisationSlug", o."website",
    l."name" AS "place", l."wheelchair", l."transportation",
    CASE WHEN l."geoQuality" = 'geocoded' THEN l."latitude"::text END AS "latitude", CASE WHEN l."geoQuality" = 'geocoded' THEN l."longitude"::text END AS "longitude",
    (SELECT json_build_object('street', a."address1", 'more', a."address2", 'postalCode', a."postalCode", 'city', a."city") FROM "Address" a WHERE a."locationId" = l."id") AS "address",
    ${list(`SELECT t."code", ${termName("t")} AS "name", coalesce(t."house", '') AS "house" FROM "Attribute" x JOIN "TaxonomyTerm" t ON t."id" = x."termId"
      WHERE x."linkType" = 'service_at_location' AND x."linkId" = p."id" AND x."state" = 'approved' AND t."isActive" AND t."taxonomyId" = (SELECT "id" FROM "Taxonomy" WHERE "code" = 'theme') ORDER BY x."isMain" DESC, t."position"`)} AS "themes",
    ${list(`SELECT f."number", f."type", f."description" FROM "Phone" f WHERE f."serviceAtLocationId" = p."id" ORDER BY f."id"`)} AS "phones",
    ${list(`SELECT c."name", c."department", c."email", c."phone" FROM "Contact" c WHERE c."serviceAtLocationId" = p."id" AND c."isPublic" ORDER BY c."id"`)} AS "contacts",
    ${list(`SELECT y."feature", ${termName("t")} AS "name", y."answer", y."details" FROM "Accessibility" y
      JOIN "TaxonomyTerm" t ON t."code" = y."feature" JOIN "Taxonomy" k ON k."id" = t."taxonomyId" AND k."code" = 'accessibility'
      WHERE y."locationId" = l."id" ORDER BY t."position"`)} AS "access"
  FROM "ServiceAtLocation" p JOIN "Service" v ON v."id" = p."serviceId" JOIN "Organization" o ON o."id" = v."organizationId"
  JOIN "Location" l ON l."id" = p."locationId" LEFT JOIN "OpeningHours" h ON h."id" = p."openingHoursId"
  WHERE p."slug" = $1 AND p."state" IN ('published', 'needs_check')`;

/** Finds a published contact point by the last part of its address; null when there is none. */
export function createFindContactPoint(pool: pg.Pool) {
  return async (slug: string, language: Language): Promise<ContactPoint | null> => {
    const { rows } = await pool.query<ContactPoint>({
      name: "contact-point",
      text: CONTACT_POINT,
      values: [slug, language],
    });
    return rows[0] ?? null;
  };
}

export type FindContactPoint = ReturnType<typeof createFindContactPoint>;
