import type pg from "pg";
import type { Language } from "../../shared/text/languages.ts";

/** A public contact point with what a sheet tells of it; nothing that is not public. */
export interface PrintEntry {
  readonly id: string;
  readonly slug: string;
  readonly shortCode: string;
  readonly title: string;
  readonly summary: string;
  readonly isTranslated: boolean;
  readonly isExample: boolean;
  readonly street: string | null;
  readonly town: string | null;
  /** Name of the place, where it has no address. */
  readonly place: string | null;
  readonly phone: string | null;
  readonly hours: string | null;
  readonly hoursNote: string | null;
  readonly assuredOn: string | null;
  readonly status: string;
  readonly verified: string;
  readonly state: string;
  readonly languages: readonly string[];
  readonly isStepFree: boolean;
  /** Code of the theme it stands under: the main one, else the first. */
  readonly theme: string | null;
}

const ENTRY = `
  SELECT p."id", p."slug", p."shortCode", p."title", coalesce(tr."text", p."summary") AS "summary", tr."text" IS NOT NULL AS "isTranslated",
    p."isExample", a."address1" AS "street", nullif(concat_ws(' ', a."postalCode", a."city"), '') AS "town", l."name" AS "place",
    coalesce((SELECT f."number" FROM "Phone" f WHERE f."serviceAtLocationId" = p."id" AND f."type" <> 'fax' ORDER BY f."id" LIMIT 1),
      (SELECT c."phone" FROM "Contact" c WHERE c."serviceAtLocationId" = p."id" AND c."isPublic" AND c."phone" IS NOT NULL ORDER BY c."id" LIMIT 1)) AS "phone",
    h."text" AS "hours", p."openingHoursNote" AS "hoursNote", p."assuredOn"::text, v."status", p."verified", p."state", p."languages",
    l."wheelchair" = 'yes' AS "isStepFree",
    (SELECT t."code" FROM "Attribute" x JOIN "TaxonomyTerm" t ON t."id" = x."termId" JOIN "Taxonomy" k ON k."id" = t."taxonomyId" AND k."code" = 'theme'
      WHERE x."linkType" = 'service_at_location' AND x."linkId" = p."id" AND x."state" = 'approved' AND t."isActive"
      ORDER BY x."isMain" DESC, t."position" LIMIT 1) AS "theme"
  FROM "ServiceAtLocation" p JOIN "Service" v ON v."id" = p."serviceId" JOIN "Location" l ON l."id" = p."locationId"
  LEFT JOIN "Address" a ON a."locationId" = l."id" LEFT JOIN "OpeningHours" h ON h."id" = p."openingHoursId"
  LEFT JOIN "Translation" tr ON tr."resourceType" = 'service_at_location' AND tr."resourceId" = p."id" AND tr."language" = $1 AND tr."field" = 'summary'
  WHERE p."state" IN ('published', 'needs_check')`;
/** What there was is no place to go to. */
const PRESENT = `p."verified" <> 'historic' AND v."status" NOT IN ('inactive', 'defunct')`;

const COUNT = `
  SELECT count(*)::int AS "count" FROM "ServiceAtLocation" p JOIN "Service" v ON v."id" = p."serviceId"
  WHERE p."state" IN ('published', 'needs_check') AND ${PRESENT}`;

/** A code as the database draws them; anything else leads nowhere. */
const CODE = /^[34679cdfhjkmnprtwxy]{6}$/u;

export function createPrintQueries(pool: pg.Pool) {
  return {
    async bySlug(slug: string, language: Language): Promise<PrintEntry | null> {
      const text = `${ENTRY} AND p."slug" = $2`;
      const { rows } = await pool.query<PrintEntry>({ name: "print-entry", text, values: [language, slug] });
      return rows[0] ?? null;
    },
    /** In the order of the ids. */
    async byIds(ids: readonly string[], language: Language): Promise<readonly PrintEntry[]> {
      const text = `${ENTRY} AND p."id" = ANY ($2::uuid[]) ORDER BY array_position($2::uuid[], p."id")`;
      const { rows } = await pool.query<PrintEntry>({ name: "print-entries", text, values: [language, ids] });
      return rows;
    },
    /** All that are there to go to, by name, at most so many. */
    async all(language: Language, limit: number): Promise<readonly PrintEntry[]> {
      const text = `${ENTRY} AND ${PRESENT} ORDER BY p."sortKey", p."id" LIMIT $2`;
      const { rows } = await pool.query<PrintEntry>({ name: "print-all", text, values: [language, limit] });
      return rows;
    },
    /** How many `all` would give without a limit. */
    async countAll(): Promise<number> {
      const { rows } = await pool.query<{ count: number }>({ name: "print-count", text: COUNT });
      return rows[0]?.count ?? 0;
    },
    /** The address part of the record behind a short code, public or not; typed in capitals it is the same code. */
    async slugOf(code: string): Promise<{ slug: string; isPublic: boolean } | null> {
      if (!CODE.test(code)) return null;
      const text = `SELECT "slug", "state" IN ('published', 'needs_check') AS "isPublic" FROM "ServiceAtLocation" WHERE "shortCode" = $1`;
      const { rows } = await pool.query<{ slug: string; isPublic: boolean }>({
        name: "print-code",
        text,
        values: [code],
      });
      return rows[0] ?? null;
    },
  };
}

export type PrintQueries = ReturnType<typeof createPrintQueries>;
