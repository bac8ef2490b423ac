// The fields of a contact point that a column can fill, and the headings by which a column is recognised.

export const IMPORT_FIELDS = [
  "identifier",
  "title",
  "organisation",
  "organisationIdentifier",
  "service",
  "summary",
  "description",
  "placeName",
  "street",
  "postalCode",
  "city",
  "phone",
  "mail",
  "website",
  "openingHours",
  "openingHoursNote",
  "languages",
  "themes",
  "wheelchair",
  "transportation",
  "fees",
  "isFree",
  "eligibility",
  "application",
  "waitTime",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Without these a row is no entry. */
export const NEEDED_FIELDS = ["identifier", "title", "organisation"] as const satisfies readonly ImportField[];

/** Headings in German, English and HSDS, folded as `foldHeading` does. */
const HEADINGS: Readonly<Record<ImportField, readonly string[]>> = {
  identifier: ["id", "kennung", "nummer", "nr", "externeid", "identifier", "schluessel", "serviceatlocationid"],
  title: ["titel", "name", "bezeichnung", "anlaufstelle", "einrichtung", "title"],
  organisation: [
    "organisation",
    "traeger",
    "verein",
    "anbieter",
    "organization",
    "organizationname",
    "organisationname",
  ],
  organisationIdentifier: [
    "organisationid",
    "organizationid",
    "traegerid",
    "organizationidentifier",
    "organisationidentifier",
  ],
  service: ["angebot", "leistung", "dienst", "service", "servicename"],
  summary: ["kurzbeschreibung", "kurztext", "zusammenfassung", "summary", "shortdescription"],
  description: ["beschreibung", "text", "beschreibungstext", "description", "servicedescription"],
  placeName: ["ortsname", "raum", "gebaeude", "locationname", "placename"],
  street: [
    "strasse",
    "strasseundhausnummer",
    "strassehausnummer",
    "anschrift",
    "adresse",
    "address1",
    "street",
    "strassehausnr",
  ],
  postalCode: ["plz", "postleitzahl", "postalcode", "zip"],
  city: ["ort", "stadt", "gemeinde", "wohnort", "city"],
  phone: ["telefon", "tel", "telefonnummer", "rufnummer", "phone", "number"],
  mail: ["mail", "email", "emailadresse", "mailadresse"],
  website: ["website", "webseite", "internet", "homepage", "url", "web"],
  openingHours: ["oeffnungszeiten", "openinghours", "zeiten", "sprechzeiten"],
  openingHoursNote: ["hinweiszudenzeiten", "oeffnungszeitenhinweis", "openinghoursnote", "hinweiszeiten"],
  languages: ["sprachen", "sprache", "languages", "language"],
  themes: ["themen", "thema", "kategorie", "kategorien", "rubrik", "themes", "taxonomyterm"],
  wheelchair: ["rollstuhl", "rollstuhlgerecht", "barrierefrei", "stufenfrei", "wheelchair"],
  transportation: ["anfahrt", "haltestelle", "transportation"],
  fees: ["kosten", "preis", "gebuehren", "gebuehr", "fees", "feesdescription"],
  isFree: ["kostenlos", "kostenfrei", "isfree", "free"],
  eligibility: ["zielgruppe", "fuerwen", "eligibility", "eligibilitydescription"],
  application: ["anmeldung", "zugang", "sobekommensiehilfe", "application", "applicationprocess"],
  waitTime: ["wartezeit", "waittime"],
};

/** A heading without case, signs, brackets and umlauts, as headings are compared. */
function foldHeading(heading: string): string {
  return heading
    .replaceAll(/\([^)]*\)/gu, "")
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .replaceAll(/[^a-z0-9]/gu, "");
}

/** For each column the field its heading speaks of, each field once; null for columns that say nothing we know. */
export function guessColumns(headings: readonly string[]): readonly (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return headings.map((heading) => {
    const folded = foldHeading(heading);
    const field = IMPORT_FIELDS.find((known) => !taken.has(known) && isNamed(known, folded));
    if (field === undefined) return null;
    taken.add(field);
    return field;
  });
}

function isNamed(field: ImportField, folded: string): boolean {
  return folded === field.toLowerCase() || HEADINGS[field].includes(folded);
}
