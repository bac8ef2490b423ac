import type { Db } from "../../shared/db/client.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { ContactPoints } from "../contactPoints/index.ts";
import type { ThemeRow, Themes } from "../themes/index.ts";
import { roundHome, type HomeStreet } from "./profile/homeGrid.ts";

/** A word of a vocabulary in the reader's language. */
export interface Term {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** What forms about volunteers and needs offer to choose from. */
export interface Choices {
  readonly themes: readonly ThemeRow[];
  readonly skills: readonly Term[];
  readonly languages: readonly Term[];
  /** What volunteers say of themselves, and what holds of a need. */
  readonly statements: readonly Term[];
  /** Streets to say roughly where one lives, each with its corner of the grid. */
  readonly streets: readonly HomeStreet[];
}

/** For naming the fields of a form where its choices are not loaded. */
export const NO_CHOICES: Choices = { themes: [], skills: [], languages: [], statements: [], streets: [] };

export type LoadChoices = (language: Language) => Promise<Choices>;

interface Sources {
  readonly themes: Themes;
  readonly listStreets: ContactPoints["listStreets"];
}

/** Themes, skills, languages, statements and streets in use, in their order and in the reader's language. */
export function createLoadChoices(db: Db, { themes, listStreets }: Sources): LoadChoices {
  const termsOf = async (taxonomy: string, language: Language): Promise<readonly Term[]> =>
    db.$queryRaw<Term[]>`
      SELECT t."id", t."code", coalesce(r."text", t."name") AS name
      FROM "TaxonomyTerm" t JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
      LEFT JOIN "Translation" r ON r."resourceType" = 'taxonomy_term' AND r."resourceId" = t."id"
        AND r."language" = ${language} AND r."field" = 'name'
      WHERE x."code" = ${taxonomy} AND t."isActive" ORDER BY t."position", t."name"`;
  return async (language) => {
    const [themeRows, skills, languages, statements, streets] = await Promise.all([
      themes.queries.list(language),
      termsOf("skill", language),
      termsOf("language", language),
      termsOf("statement", language),
      listStreets(),
    ]);
    const homes = streets.map(({ name, ...point }) => ({ name, ...roundHome(point) }));
    return { themes: themeRows, skills, languages, statements, streets: homes };
  };
}

/** The names of chosen codes, in the order of the vocabulary. */
export function namesOf(terms: readonly { code: string; name: string }[], codes: readonly string[]): readonly string[] {
  return terms.filter((term) => codes.includes(term.code)).map((term) => term.name);
}

/** The ids of chosen codes. */
export function idsOf(terms: readonly { id: string; code: string }[], codes: readonly string[]): readonly string[] {
  return terms.filter((term) => codes.includes(term.code)).map((term) => term.id);
}
