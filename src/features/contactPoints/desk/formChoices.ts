import type { Actor } from "../../../shared/access/actor.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Organisations } from "../../organisations/index.ts";
import type { Themes } from "../../themes/index.ts";
import type { FormCodes } from "./contactPointDesk.forms.ts";
import type { ContactPointDeskQueries } from "./contactPointDesk.queries.ts";
import type { FormChoices } from "./contactPointDesk.specs.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";

interface Deps {
  readonly queries: ContactPointDeskQueries;
  readonly organisations: Organisations;
  readonly themes: Themes;
}

/** What the form offers, with the codes its schema accepts. Languages a point already has stay in the list. */
export type LoadChoices = (
  actor: Actor,
  reader: Reader,
  point: ContactPointRow | null,
) => Promise<{ readonly choices: FormChoices; readonly codes: FormCodes }>;

export function createLoadChoices({ queries, organisations, themes }: Deps): LoadChoices {
  return async (actor, reader, point) => {
    const [offered, themeRows, questions, languages] = await Promise.all([
      organisations.organisationOptions(actor, point?.organisationId ?? null),
      themes.queries.list(reader.language),
      queries.terms("accessibility", reader.language),
      queries.terms("language", reader.language),
    ]);
    const known = new Map(languages.map(({ code, name }) => [code, name]));
    for (const code of point?.languages ?? []) {
      if (!known.has(code)) known.set(code, reader.format.languageName(code));
    }
    return {
      choices: {
        organisations: offered,
        themes: themeRows.map(({ id, name, house }) => ({ value: id, label: name, house })),
        languages: [...known].map(([value, label]) => ({ value, label })),
        questions,
      },
      codes: { questions: questions.map(({ code }) => code), languages: [...known.keys()] },
    };
  };
}
