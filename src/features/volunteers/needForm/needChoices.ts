import type { Db } from "../../../shared/db/client.ts";
import type { Language } from "../../../shared/text/languages.ts";
import { NO_CHOICES, type Choices, type LoadChoices, type Term } from "../choices.ts";

/** What the form of a need offers: the words of volunteers, and the statements they answer. */
export interface NeedChoices extends Choices {
  readonly statements: readonly Term[];
}

/** For naming the fields of the form where its choices are not loaded. */
export const NO_NEED_CHOICES: NeedChoices = { ...NO_CHOICES, statements: [] };

export type LoadNeedChoices = (language: Language) => Promise<NeedChoices>;

export function createLoadNeedChoices(db: Db, loadChoices: LoadChoices): LoadNeedChoices {
  return async (language) => {
    const [choices, statements] = await Promise.all([
      loadChoices(language),
      db.$queryRaw<Term[]>`
        SELECT t."id", t."code", coalesce(r."text", t."name") AS name
        FROM "TaxonomyTerm" t JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
        LEFT JOIN "Translation" r ON r."resourceType" = 'taxonomy_term' AND r."resourceId" = t."id"
          AND r."language" = ${language} AND r."field" = 'name'
        WHERE x."code" = 'statement' AND t."isActive" ORDER BY t."position", t."name"`,
    ]);
    return { ...choices, statements };
  };
}
