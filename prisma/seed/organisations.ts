import type { Verified } from "../../src/generated/prisma/client.ts";
import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import { seedId, verifiedOriginOf } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";

interface SeedOrganisation {
  readonly key: string;
  readonly name: string;
  readonly alternateName?: string;
  readonly description: string;
  readonly legalStatus?: string;
  readonly website?: string;
  readonly email?: string;
  /** E.164 */
  readonly phone?: string;
  readonly parent?: string;
  /** Left out: invented. */
  readonly source?: string;
  readonly verified?: Verified;
}

const ORGANISATIONS: readonly SeedOrganisation[] = [
  {
    key: "pelmke",
    name: "Kulturzentrum Pelmke e.V.",
    alternateName: "KUZ Pelmke",
    description:
      "Soziokulturelles Zentrum seit 1987: Konzerte, Kino Babylon, Kneipe, Sport- und Seminarräume. Rund 100 Mitglieder tragen das Haus. Neue Vorhaben stellt man im öffentlichen Hausrat vor.",
    legalStatus: "eingetragener Verein",
    website: "https://pelmke.de",
    phone: "+492331336967",
    source: "089wehringhausen.de, Verzeichnis Pelmke",
    verified: "yes",
  },
  {
    key: "stadt-hagen",
    name: "Stadt Hagen, Fachbereich Jugend und Soziales",
    alternateName: "Jugendamt, Sozialamt",
    description:
      "Der Fachbereich war gemeinsam mit dem Fachbereich Stadtentwicklung der städtische Partner des Programms Soziale Stadt Wehringhausen.",
    legalStatus: "Kommune",
    website: "https://www.hagen.de",
    source: "hagen.de, Mitteilung zur siebten Stadtteilkonferenz, 2022",
    verified: "yes",
  },
  {
    key: "caritas",
    name: "Caritasverband Hagen e.V.",
    alternateName: "Caritas",
    description:
      "Trug von 2014 bis 2022 das Quartiersmanagement mit und ging zusammen mit der Diakonie auf neu Zugewanderte zu. Die heutige Adresse stand in den Quellen nicht.",
    legalStatus: "eingetragener Verein",
    source: "soziale-stadt-wehringhausen.de und Westfalenpost, 2017",
  },
  {
    key: "diakonie",
    name: "Diakonie Mark-Ruhr",
    alternateName: "Diakonisches Werk",
    description:
      "Trug das Quartiersmanagement mit, berät Zugewanderte und betreibt Luthers Waschsalon. Wünschte sich mehr Menschen, die beim Übersetzen helfen.",
    source: "Westfalenpost, 2017 und 2022",
  },
  {
    key: "stern",
    name: "S.T.E.R.N. GmbH",
    alternateName: "S.T.E.R.N. NRW",
    description:
      "Führte das Quartiersmanagement für Stadtbild, Kultur und Läden, im letzten Jahr 2023 allein. Die Arbeit in Wehringhausen endete mit dem Programm.",
    legalStatus: "GmbH",
    source: "soziale-stadt-wehringhausen.de, Quartiersmanagement",
    verified: "historic",
  },
  {
    key: "vhs",
    name: "Volkshochschule Hagen",
    alternateName: "VHS, Villa Post",
    description: "Kurse für Erwachsene, auch Deutsch und andere Sprachen. Das Haus ist die Villa Post.",
    legalStatus: "Kommune",
    phone: "+4923312073622",
    source: "wassereisenland.de, Eintrag VHS Hagen",
    verified: "yes",
  },
  {
    key: "kultopia",
    name: "Kultopia",
    alternateName: "Jugendkulturhaus",
    description:
      "Haus der Stadt für junge Kultur, seit 2003, nach einem Umbau seit dem 10. Januar 2025 wieder offen. Hier tagte die siebte Stadtteilkonferenz.",
    legalStatus: "Kommune",
    website: "https://www.kultopia.de",
    parent: "stadt-hagen",
    source: "Radio Hagen, 10. Januar 2025",
    verified: "yes",
  },
  {
    key: "freiwilligenzentrale",
    name: "Freiwilligenzentrale Hagen",
    alternateName: "Ehrenamt, Ehrenamtskarte",
    description:
      "Berät alle, die helfen wollen, und Einrichtungen, die Hilfe suchen. Zuständig für die Ehrenamtskarte.",
    source: "Radio Hagen, März 2024",
    verified: "yes",
  },
  {
    key: "allerwelthaus",
    name: "AllerWeltHaus Hagen e.V.",
    alternateName: "Weltladen, Eine-Welt-Haus",
    description:
      "Laden mit fair gehandelten Waren, Café, Büro für Kultur und Bildung. Seit November 2022 nach der Flut wieder offen.",
    legalStatus: "eingetragener Verein",
    website: "https://www.allerwelthaus.org",
    source: "allerwelthaus.org, November 2022",
    verified: "yes",
  },
  {
    key: "roter-stern",
    name: "Roter Stern Wehringhausen e.V.",
    alternateName: "Wiederherstell-BAR, Repair-Café",
    description: "Verein im Viertel mit Repair-Café, Gärten und offener Spielgruppe.",
    legalStatus: "eingetragener Verein",
    source: "089wehringhausen.de, Verzeichnis Wiederherstell-BAR",
  },
  {
    key: "falken",
    name: "SJD – Die Falken Hagen",
    alternateName: "Sozialistische Jugend",
    description: "Kinder- und Jugendverband mit offenen Angeboten am Wilhelmsplatz.",
    source: "089wehringhausen.de, 4. Juli 2021",
  },
  {
    key: "paulus",
    name: "Paulus-Kirchengemeinde",
    alternateName: "Pauluskirche, Paulazzo",
    description: "Evangelische Gemeinde mit Gemeindehaus für Treffen und dem Kinder- und Jugendhaus Paulazzo.",
    legalStatus: "Kirchengemeinde",
    website: "https://paulusgemeinde.net",
    source: "hagen.de, Einladung zum Lenkungskreis, 2023",
    verified: "yes",
  },
  {
    key: "integrationszentrum",
    name: "Kommunales Integrationszentrum Hagen",
    alternateName: "KI Hagen",
    description:
      "Stelle der Stadt für Integration. Hilft bei der Suche nach Sprachmittlung. Betreut in Hagen die App Integreat, die es hier seit Dezember 2023 gibt.",
    legalStatus: "Kommune",
    parent: "stadt-hagen",
    source: "hagen.de, Mitteilungen 2023",
    verified: "yes",
  },
  {
    key: "wochenmarkt",
    name: "Wochenmarkt am Wilhelmsplatz",
    description: "Wer den Markt veranstaltet, stand in den gelesenen Quellen nicht.",
    source: "Radio Hagen, Markttage in Hagen",
  },
  {
    key: "koordination",
    name: "Koordination Wehringhausen",
    alternateName: "Stadtteilbüro",
    description:
      "So könnte die Stelle heißen, die sich die siebte Stadtteilkonferenz gewünscht hat. Es gibt sie noch nicht.",
    email: "koordination@example.org",
  },
];

/** Writes the clubs, offices and houses of the directory; initiatives have their own list. */
export async function seedOrganisations(db: SeedDatabase): Promise<void> {
  await db.organization.createMany({
    data: ORGANISATIONS.map((organisation) => ({
      id: seedId(`organization/${organisation.key}`),
      slug: organisation.key,
      name: organisation.name,
      alternateName: organisation.alternateName ?? null,
      sortKey: sortKeyFrom(organisation.name),
      description: organisation.description,
      email: organisation.email ?? null,
      website: organisation.website ?? null,
      legalStatus: organisation.legalStatus ?? null,
      parentId: organisation.parent === undefined ? null : seedId(`organization/${organisation.parent}`),
      ...verifiedOriginOf(organisation.source, organisation.verified),
    })),
  });
  await db.phone.createMany({
    data: ORGANISATIONS.flatMap(({ key, phone }) =>
      phone === undefined ? [] : [{ organizationId: seedId(`organization/${key}`), number: phone }],
    ),
  });
}
