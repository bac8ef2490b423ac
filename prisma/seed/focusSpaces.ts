import type { SpaceKind, VacancyState, Verified } from "../../src/generated/prisma/client.ts";
import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import { linkThemes } from "./links.ts";
import { seedId, verifiedOriginOf } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";

interface SeedSpace {
  readonly key: string;
  readonly title: string;
  readonly kind: SpaceKind;
  readonly themes: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly possibleUses: string;
  readonly location?: string;
  readonly locationText: string;
  readonly areaM2?: number;
  readonly equipment?: string;
  readonly accessText?: string;
  readonly vacancyState?: VacancyState;
  readonly isSensitive?: boolean;
  readonly source?: string;
  readonly verified?: Verified;
}

const SPACES: readonly SeedSpace[] = [
  {
    key: "wilhelmsplatz",
    title: "Wilhelmsplatz",
    kind: "square",
    themes: ["zusammenhalt", "gewerbe"],
    summary: "Mitte und Marktplatz des Viertels, von vielen „Willi“ genannt.",
    description: "Nach 14 Monaten Umbau seit dem 28. August 2020 wieder offen. Freitags ist Markt.",
    possibleUses:
      "Aktionen, Feste, Stände. Eine Sondernutzung muss mindestens zwei Wochen vorher bei der Stadt beantragt werden.",
    location: "wilhelmsplatz",
    locationText: "Wilhelmsplatz",
    accessText: "Rampen, Leitstreifen am Boden, barrierefreie Bushaltestellen",
    source: "soziale-stadt-wehringhausen.de und Westfalenpost, 2020",
    verified: "yes",
  },
  {
    key: "bodelschwinghplatz",
    title: "Bodelschwinghplatz",
    kind: "square",
    themes: ["zusammenhalt", "sauberkeit"],
    summary: "Großer Platz mit Brunnen, Spielfläche und Beeten, vorbereitet für Feste.",
    description:
      "Umgebaut für rund 1,3 Millionen Euro und am 31. August 2018 eröffnet. Hier steht der Drei-Kaiser-Brunnen.",
    possibleUses: "Feste, Beete pflegen, Spielen. Sondernutzung mindestens zwei Wochen vorher beantragen.",
    location: "bodelschwinghplatz",
    locationText: "Bodelschwinghplatz",
    areaM2: 5700,
    equipment: "Strom- und Wasseranschluss für Feste, Beete, Spielfläche",
    source: "Westfalenpost und Wochenkurier, 2018",
    verified: "yes",
  },
  {
    key: "bohne",
    title: "Bohne",
    kind: "square",
    themes: ["zusammenhalt", "kreativ"],
    summary: "Spiel- und Sportfläche mit Pumptrack und Streetball.",
    description:
      "Am 25. November 2017 eröffnet, gebaut für 620.000 Euro. Der Pumptrack misst 835 m² und ist ab sechs Jahren mit Helm erlaubt.",
    possibleUses: "Sport, Spiel, Treffen unter Dach.",
    location: "bohne",
    locationText: "Wehringhausen",
    areaM2: 13000,
    equipment: "Pumptrack, Streetball-Feld, überdachte Sitzplätze, Unterstand",
    source: "Wochenkurier und Westfalenpost, 2017",
    verified: "yes",
  },
  {
    key: "unterfuehrung-augustastrasse",
    title: "Unterführung Augustastraße",
    kind: "passage",
    themes: ["kreativ", "sauberkeit"],
    summary: "Weg unter der Bahn zwischen oberem und unterem Wehringhausen.",
    description:
      "2020 wurde der Umbau mit barrierefreier Rampe beschlossen, fertig werden sollte er 2023. Ob er abgeschlossen ist, haben wir nicht geprüft.",
    possibleUses: "Wandbilder, Licht, kleine Ausstellungen, nach Absprache mit der Stadt.",
    location: "augustastrasse",
    locationText: "zwischen Bodelschwinghplatz und Augustastraße",
    source: "089wehringhausen.de, 2. September 2020",
  },
  {
    key: "lange-strasse-22",
    title: "Lange Straße 22",
    kind: "room",
    themes: ["kreativ", "vernetzung"],
    summary: "Früher Stadtteilladen, seit 2024 Kreativzentrum der Pelmke.",
    description:
      "Aus einer Eisdiele wurde der Stadtteilladen, Ende 2023 schloss er. 2024 zog der Creative Hub ein, gefördert für ein Jahr.",
    possibleUses: "Beratung, Arbeitsplätze, Ausstellungen, Treffen. Fragen Sie im Büro der Pelmke.",
    location: "lange-strasse-22",
    locationText: "Lange Straße 22",
    vacancyState: "in_use",
    source: "Westfalenpost und e-c-c-e.de, 2024",
    verified: "historic",
  },
  {
    key: "leerstand-a",
    title: "Leerstand Beispiel A",
    kind: "shop",
    themes: ["wohnen", "gewerbe", "kreativ"],
    summary: "Kleines Ladenlokal mit zwei Schaufenstern, frei für eine Zwischennutzung.",
    description: "Ein erfundener Laden ohne Adresse. So würde ein echter Leerstand hier aussehen.",
    possibleUses: "Ausstellung, Werkstatt, Treffpunkt, Laden auf Zeit.",
    locationText: "im oberen Wehringhausen",
    areaM2: 60,
    equipment: "Strom, Wasser, Toilette, keine Heizung im Lager",
    accessText: "Eine Stufe am Eingang",
    vacancyState: "vacant",
    isSensitive: true,
  },
];

/** Writes six focus spaces: four public places, the former shop and one invented vacancy with its (never public) owner. */
export async function seedFocusSpaces(db: SeedDatabase): Promise<void> {
  await db.space.createMany({
    data: SPACES.map((space) => ({
      id: seedId(`space/${space.key}`),
      slug: space.key,
      title: space.title,
      sortKey: sortKeyFrom(space.title),
      kind: space.kind,
      summary: space.summary,
      description: space.description,
      possibleUses: space.possibleUses,
      locationId: space.location === undefined ? null : seedId(`location/${space.location}`),
      locationText: space.locationText,
      areaM2: space.areaM2 ?? null,
      equipment: space.equipment ?? null,
      accessText: space.accessText ?? null,
      vacancyState: space.vacancyState ?? "unknown",
      isSensitive: space.isSensitive ?? false,
      ...verifiedOriginOf(space.source, space.verified),
    })),
  });
  await db.spaceParty.create({
    data: {
      spaceId: seedId("space/leerstand-a"),
      role: "owner",
      name: "Beispiel-Eigentümerin",
      email: "eigentuemerin@example.org",
      note: "Möchte erst Vorschläge sehen.",
    },
  });
  const links = SPACES.map(({ key, themes }) => [`space/${key}`, themes] as const);
  await linkThemes(db, "space", links);
}
