import { CONCERNS, TARGET_GROUPS } from "./concernTerms.ts";
import { LANGUAGES } from "./languages.ts";
import { storeTranslations } from "./links.ts";
import type { TranslatedRecord } from "./links.ts";
import { SEEN_ON, seedId, termId } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";
import type { SeedTerm } from "./seedTerm.ts";
import { STATEMENTS } from "./statementTerms.ts";
import { THEMES } from "./themeTerms.ts";
import { ACCESSIBILITY, SKILLS, SPACE_USES } from "./vocabulary.ts";

interface Vocabulary {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly uri: string | null;
  readonly terms: readonly SeedTerm[];
}

const OWN_LIST = "Eigene Liste des Stadtteilladens";

const VOCABULARIES: readonly Vocabulary[] = [
  {
    code: "theme",
    name: "Themen",
    source: "Siebte Stadtteilkonferenz, 26. März 2022: die sieben Arbeitsgruppen",
    uri: null,
    terms: THEMES,
  },
  { code: "skill", name: "Fähigkeiten", source: OWN_LIST, uri: null, terms: SKILLS },
  {
    code: "language",
    name: "Sprachen",
    source: "IANA Language Subtag Registry (BCP 47)",
    uri: "https://www.rfc-editor.org/info/bcp47",
    terms: LANGUAGES,
  },
  { code: "space_use", name: "Nutzungen von Räumen", source: OWN_LIST, uri: null, terms: SPACE_USES },
  { code: "accessibility", name: "Barrierefreiheit", source: OWN_LIST, uri: null, terms: ACCESSIBILITY },
  { code: "concern", name: "Anliegen", source: OWN_LIST, uri: null, terms: CONCERNS },
  { code: "target_group", name: "Zielgruppen", source: OWN_LIST, uri: null, terms: TARGET_GROUPS },
  { code: "statement", name: "Aussagen", source: OWN_LIST, uri: null, terms: STATEMENTS },
];

/**
 * Writes those vocabularies that are not there yet, with their English and Arabic names. One that is there
 * belongs to the people at the desk: nothing in it is changed or brought back. Call it inside a transaction.
 */
export async function ensureVocabulary(db: SeedDatabase): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vocabulary'))`;
  const present = await db.taxonomy.findMany({ select: { code: true } });
  const missing = VOCABULARIES.filter(({ code }) => !present.some((taxonomy) => taxonomy.code === code));
  await db.taxonomy.createMany({
    data: missing.map(({ code, name, uri }) => ({ id: seedId(`taxonomy/${code}`), code, name, uri })),
  });
  await db.taxonomyTerm.createMany({ data: missing.flatMap(termRows) });
  await storeTranslations(db, missing.flatMap(translationsOf));
}

function termRows({ code: taxonomy, source, terms }: Vocabulary) {
  return terms.map((term, index) => ({
    id: termId(taxonomy, term.code),
    taxonomyId: seedId(`taxonomy/${taxonomy}`),
    code: term.code,
    name: term.name,
    shortName: term.shortName ?? null,
    description: term.description ?? null,
    position: index + 1,
    house: term.house ?? null,
    isCrossCutting: term.isCrossCutting ?? false,
    source,
    seenOn: SEEN_ON,
  }));
}

function translationsOf({ code: taxonomy, terms }: Vocabulary): TranslatedRecord[] {
  return terms.flatMap((term) =>
    (["en", "ar"] as const).map((language) => ({
      resourceType: "taxonomy_term",
      resourceId: termId(taxonomy, term.code),
      language,
      fields: { ...term[language] },
    })),
  );
}
