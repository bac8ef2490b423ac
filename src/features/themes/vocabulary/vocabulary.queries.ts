import { Prisma } from "../../../generated/prisma/client.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { VocabularyCode } from "./vocabulary.paths.ts";

/** A term as it is stored: its names in the languages of the site ("" where one is missing), and its place from 1. */
export interface StoredTerm {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly nameAr: string;
  readonly position: number;
  readonly isActive: boolean;
  readonly version: number;
}

/** A term in the list of the desk. */
export interface TermLine extends StoredTerm {
  /** Public contact points that have it. */
  readonly contactPoints: number;
}

const nameIn = (language: string) => Prisma.sql`coalesce((SELECT r."text" FROM "Translation" r
  WHERE r."resourceType" = 'taxonomy_term' AND r."resourceId" = t."id" AND r."language" = ${language} AND r."field" = 'name'), '')`;

// The place is counted, so that it stays what people see in the list, whatever numbers are stored.
const TERMS = Prisma.sql`
  SELECT t."id", t."code", t."name", ${nameIn("en")} AS "nameEn", ${nameIn("ar")} AS "nameAr", t."isActive", t."version",
    t."taxonomyId", (row_number() OVER (PARTITION BY t."taxonomyId" ORDER BY t."position", t."name"))::int AS "position"
  FROM "TaxonomyTerm" t`;

/** The terms of a vocabulary that the desk keeps, retired ones too. */
export function createVocabularyQueries(db: Db) {
  return {
    async list(vocabulary: VocabularyCode): Promise<readonly TermLine[]> {
      return db.$queryRaw<TermLine[]>`
        SELECT t.*, (SELECT count(*)::int FROM "Attribute" a JOIN "ServiceAtLocation" p ON p."id" = a."linkId"
          WHERE a."termId" = t."id" AND a."linkType" = 'service_at_location' AND a."state" = 'approved'
            AND p."state" IN ('published', 'needs_check')) AS "contactPoints"
        FROM (${TERMS}) t JOIN "Taxonomy" x ON x."id" = t."taxonomyId" WHERE x."code" = ${vocabulary} ORDER BY t."position"`;
    },
    async find(vocabulary: VocabularyCode, code: string): Promise<StoredTerm | null> {
      const [term] = await db.$queryRaw<StoredTerm[]>`
        SELECT t.* FROM (${TERMS}) t JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
        WHERE x."code" = ${vocabulary} AND t."code" = ${code}`;
      return term ?? null;
    },
  };
}

export type VocabularyQueries = ReturnType<typeof createVocabularyQueries>;
