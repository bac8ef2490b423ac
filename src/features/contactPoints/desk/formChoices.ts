import type { Actor } from "../../../shared/access/actor.ts";
import type { Option } from "../../../shared/forms/formModel.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { editingScopeOf, type Organisations } from "../../organisations/index.ts";
import type { Themes } from "../../themes/index.ts";
import { NEW_SERVICE, type FormCodes } from "./contactPointDesk.forms.ts";
import type { ContactPointDeskQueries, TermRow } from "./contactPointDesk.queries.ts";
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
    const terms = (vocabulary: Parameters<typeof queries.terms>[0]) => queries.terms(vocabulary, reader.language);
    const [offered, themeRows, questions, languages, concerns, targets, services] = await Promise.all([
      organisations.organisationOptions(actor, point?.organisationId ?? null),
      themes.queries.list(reader.language),
      terms("accessibility"),
      terms("language"),
      terms("concern"),
      terms("target_group"),
      serviceOptions(queries, reader, { actor, point }),
    ]);
    const known = knownLanguages(reader, languages, point);
    return {
      choices: {
        organisations: offered,
        services,
        themes: themeRows.map(({ id, name, house }) => ({ value: id, label: name, house })),
        concerns: concerns.map(termOption),
        targets: targets.map(termOption),
        languages: [...known].map(([value, label]) => ({ value, label })),
        questions,
      },
      codes: {
        questions: questions.map(({ code }) => code),
        languages: [...known.keys()],
        services: services.map(({ value }) => value),
        ownService: point?.service.id ?? null,
      },
    };
  };
}

function termOption({ id, name }: TermRow): Option {
  return { value: id, label: name };
}

function knownLanguages(reader: Reader, languages: readonly TermRow[], point: ContactPointRow | null) {
  const known = new Map(languages.map(({ code, name }) => [code, name]));
  for (const code of [...(point?.languages ?? []), ...(point?.interpretedLanguages ?? [])]) {
    if (!known.has(code)) known.set(code, reader.format.languageName(code));
  }
  return known;
}

/** A new service, the one it has, and what its organisation (or, for a new contact point, everybody in reach) offers. */
async function serviceOptions(
  queries: ContactPointDeskQueries,
  reader: Reader,
  { actor, point }: { actor: Actor; point: ContactPointRow | null },
): Promise<readonly Option[]> {
  const rows = await queries.services(editingScopeOf(actor), point?.organisationId ?? null);
  const own = point?.service;
  const isListed = own === undefined || rows.some(({ id }) => id === own.id);
  return [
    { value: NEW_SERVICE, label: reader.t("organisations:points.service.new") },
    ...(isListed ? [] : [{ value: own.id, label: own.name }]),
    ...rows.map(({ id, name, organisation, places }) => ({
      value: id,
      label: point ? name : `${organisation}: ${name}`,
      ...(places.length === 0 ? {} : { hint: reader.format.list(places) }),
    })),
  ];
}
