import type pg from "pg";
import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { Group } from "./contactPoints.filter.ts";

/** A word of the vocabularies that a list narrows by. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** The pictogram of a theme; a language's own name. */
  readonly mark: string;
}

export interface Vocabulary extends Readonly<Record<Group, readonly Choice[]>> {
  readonly languages: readonly Choice[];
}

const CHOICES = `
  SELECT x."code" AS "vocabulary", t."code", coalesce(n."text", t."name") AS "name",
    coalesce(m."text", n."text", t."shortName", t."name") AS "shortName",
    CASE x."code" WHEN 'theme' THEN coalesce(t."house", '') ELSE coalesce(t."description", t."name") END AS "mark"
  FROM "TaxonomyTerm" t JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
  LEFT JOIN "Translation" n ON n."resourceType" = 'taxonomy_term' AND n."resourceId" = t."id" AND n."language" = $1 AND n."field" = 'name'
  LEFT JOIN "Translation" m ON m."resourceType" = 'taxonomy_term' AND m."resourceId" = t."id" AND m."language" = $1 AND m."field" = 'shortName'
  WHERE x."code" IN ('theme', 'concern', 'target_group', 'language') AND t."isActive" ORDER BY t."position", t."name"`;

/** Themes, concerns, target groups and languages, in their order and in the reader's language. */
export function createVocabulary(pool: pg.Pool, keepAnswer: KeepAnswer) {
  return (language: Language): Promise<Vocabulary> =>
    keepAnswer(`contact point choices ${language}`, { dependsOn: ["theme", "vocabulary"] }, async () => {
      const { rows } = await pool.query<Choice & { vocabulary: string }>({
        name: "contact-point-choices",
        text: CHOICES,
        values: [language],
      });
      const of = (vocabulary: string) => rows.filter((row) => row.vocabulary === vocabulary);
      return { theme: of("theme"), concern: of("concern"), target: of("target_group"), languages: of("language") };
    });
}
