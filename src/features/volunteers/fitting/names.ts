import type { Db } from "../../../shared/db/client.ts";
import type { Language } from "../../../shared/text/languages.ts";

/** Names of themes, skills, statements (by id) and languages (by code), in the reader's language. */
export type Names = ReadonlyMap<string, string>;

/** The words of the vocabularies that reasons speak of; those no longer in use keep their name. */
export function createLoadNames(db: Db) {
  return async (language: Language): Promise<Names> => {
    const rows = await db.$queryRaw<{ key: string; name: string }[]>`
      SELECT CASE WHEN x."code" = 'language' THEN t."code" ELSE t."id"::text END AS key, coalesce(r."text", t."name") AS name
      FROM "TaxonomyTerm" t JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
      LEFT JOIN "Translation" r ON r."resourceType" = 'taxonomy_term' AND r."resourceId" = t."id"
        AND r."language" = ${language} AND r."field" = 'name'
      WHERE x."code" IN ('theme', 'skill', 'statement', 'language')`;
    return new Map(rows.map(({ key, name }) => [key, name]));
  };
}

export type LoadNames = ReturnType<typeof createLoadNames>;
