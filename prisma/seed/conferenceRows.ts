import type { MeasureStatus } from "../../src/generated/prisma/client.ts";

/** A conference; without a day nothing but its number is on record. */
export interface SeedConference {
  readonly number: number;
  readonly day?: string;
  readonly times?: readonly [from: string, to: string];
  readonly place?: string;
  readonly participants?: string;
  readonly summary: string;
  readonly description?: string;
  readonly isDocumented?: boolean;
  readonly source: string;
}

/** What followed from a result; without a source it is an example. */
export interface SeedMeasure {
  readonly title: string;
  readonly decision: string;
  readonly theme: string;
  readonly organisation?: string;
  readonly status: MeasureStatus;
  readonly progress: number;
  readonly note: string;
  readonly dueInDays?: number;
  readonly source?: string;
}

const NOT_ON_RECORD =
  "Zu dieser Konferenz haben wir keine Quelle gefunden. Dass es sie gab, ergibt sich aus der Zählung der anderen.";

export const CONFERENCES: readonly SeedConference[] = [
  {
    number: 1,
    day: "2015-06-20",
    summary: "Auf der ersten Konferenz wurden Themen gesammelt und Arbeitsgruppen begonnen.",
    description: "Eine Dokumentation erschien damals. Der Ort stand in den gelesenen Quellen nicht.",
    isDocumented: true,
    source: "soziale-stadt-wehringhausen.de, Oktober 2015",
  },
  {
    number: 2,
    day: "2015-10-24",
    place: "Gemeindezentrum Pauluskirche",
    participants: "etwa 50 Menschen",
    summary: "Sechs bewilligte Bauvorhaben, neue Mitglieder für den Lenkungskreis, Start des Eigentümerstammtischs.",
    description:
      "Gewählt wurden fünf Menschen aus der Bewohnerschaft und eine Person für die Eigentümerseite. Eine Gruppe zu barrierefreiem Wohnen fand sich zusammen.",
    source: "soziale-stadt-wehringhausen.de, Oktober 2015",
  },
  {
    number: 3,
    day: "2016-11-19",
    times: ["14:00", "18:00"],
    place: "Pfarrheim St. Michael, Lange Straße 70a",
    summary: "Projektmesse mit Plakaten, kleine Gruppen, dann wurden Ziele für das neue Konzept gewichtet.",
    source: "soziale-stadt-wehringhausen.de und Wochenkurier, November 2016",
  },
  { number: 4, summary: NOT_ON_RECORD, source: "Aus der Zählung der anderen Konferenzen geschlossen" },
  {
    number: 5,
    day: "2018-02-24",
    times: ["14:00", "17:30"],
    place: "Gemeindezentrum Pauluskirche",
    summary: "Tag, Uhrzeit und Ort sind belegt, über die Ergebnisse stand in den gelesenen Quellen nichts.",
    source: "soziale-stadt-wehringhausen.de, Februar 2018",
  },
  { number: 6, summary: NOT_ON_RECORD, source: "Aus der Zählung der anderen Konferenzen geschlossen" },
  {
    number: 7,
    day: "2022-03-26",
    times: ["13:00", "17:00"],
    place: "Kultopia, Konkordiastraße 23–25",
    participants: "etwa 50 Menschen, rund die Hälfte davon hauptamtlich; ohne Anmeldung",
    summary:
      "Was bleibt, wenn die Förderung endet? Etwa 50 Menschen aus Wehringhausen haben darüber beraten, wie es mit sieben Themen weitergeht.",
    description:
      "Das Programm Soziale Stadt lief aus. Seit 2014 hatten es Caritasverband, Diakonie Mark-Ruhr und S.T.E.R.N. GmbH im Auftrag der Stadt Hagen umgesetzt. In sieben Arbeitsgruppen ging es darum, was danach weitergehen soll und wer es trägt.",
    isDocumented: true,
    source: "soziale-stadt-wehringhausen.de, hagen.de und 089wehringhausen.de, 2022",
  },
];

const NO_DETAILS = "Was die Gruppe im Einzelnen festhielt, steht in den gelesenen Quellen nicht.";

export const GROUPS = [
  {
    theme: "zusammenhalt",
    title: "Sozialer Zusammenhalt",
    summary: `Wie das Miteinander nach dem Ende der Förderung weitergeht. ${NO_DETAILS}`,
  },
  {
    theme: "sauberkeit",
    title: "Sauberkeit und Sicherheit",
    summary: `Wie Straßen und Plätze sauber und sicher bleiben. ${NO_DETAILS}`,
  },
  {
    theme: "vernetzung",
    title: "Vernetzung",
    summary: `Wie Gruppen, Vereine und Ämter in Verbindung bleiben. ${NO_DETAILS}`,
  },
  {
    theme: "gewerbe",
    title: "Gewerbe und Händler",
    summary: `Wie es mit den Läden im Viertel weitergeht. ${NO_DETAILS}`,
  },
  {
    theme: "kreativ",
    title: "KreativQuartier",
    summary:
      "Die Kreativwirtschaft berührt alle anderen Themen. Das soll so bleiben und stärker werden. Mehr zu dieser Gruppe steht in den gelesenen Quellen nicht.",
  },
  {
    theme: "wohnen",
    title: "Immobilien und Wohnen",
    summary: `Wie es mit Häusern, Wohnungen und Leerständen weitergeht. ${NO_DETAILS}`,
  },
  {
    theme: "image",
    title: "Image und Öffentlichkeitsarbeit",
    summary: `Wie das Viertel von sich erzählt. ${NO_DETAILS}`,
  },
] as const;

/** What else was said, as the sources tell it for the whole conference. */
export const WISHES: readonly string[] = [
  "Gewünscht: mehr Polizei zu Fuß.",
  "Gewünscht: Sammelstellen für Sperrmüll.",
  "Für fünf Sitze der Bewohnerschaft im Lenkungskreis gab es sechs Kandidaturen.",
];

export const DECISIONS = [
  {
    key: "koordination",
    text: "Es braucht eine hauptamtliche Koordination. Sie bündelt Kräfte, führt das Engagement zusammen und behält die Aufgaben im Viertel im Blick.",
  },
  {
    key: "anlaufstelle",
    text: "Es braucht eine zentrale Anlaufstelle für alle, die hier leben, helfen oder etwas auf die Beine stellen, vergleichbar mit dem Stadtteilladen.",
  },
  {
    key: "kreativ",
    text: "Eine Kultur- und Kreativkoordination soll die Aktiven untereinander und mit den anderen Themen verbinden.",
  },
  {
    key: "fokusraeume",
    text: "Fokusräume wie Leerstände, Plätze und Initiativen sollen Orte für Vorhaben werden, an denen sich viele beteiligen.",
  },
] as const;

export const MEASURES: readonly SeedMeasure[] = [
  {
    title: "Hauptamtliche Koordination finanzieren",
    decision: "koordination",
    theme: "vernetzung",
    status: "blocked",
    progress: 0,
    note: "2022 fand sich dafür keine Förderung. Was danach geschah, ist nicht belegt.",
    source: "089wehringhausen.de, 7. April 2022",
  },
  {
    title: "Programm um ein Jahr verlängern",
    decision: "koordination",
    theme: "vernetzung",
    organisation: "stern",
    status: "done",
    progress: 100,
    note: "2023 lief das Quartiersmanagement mit Restmitteln kleiner weiter. Ende 2023 war Schluss.",
    source: "089wehringhausen.de, 5. Oktober 2022",
  },
  {
    title: "Zentrale Anlaufstelle erhalten",
    decision: "anlaufstelle",
    theme: "zusammenhalt",
    status: "blocked",
    progress: 0,
    note: "Der Stadtteilladen ist seit Ende 2023 geschlossen. Eine Nachfolge ist nicht belegt.",
    source: "soziale-stadt-wehringhausen.de, Hinweis auf jeder Seite",
  },
  {
    title: "Kreativzentrum in der Lange Straße 22",
    decision: "fokusraeume",
    theme: "kreativ",
    organisation: "pelmke",
    status: "done",
    progress: 100,
    note: "Seit 2024 im früheren Stadtteilladen, für ein Jahr gefördert. Der Stand danach ist nicht geprüft.",
    source: "Westfalenpost und e-c-c-e.de, 2024",
  },
  {
    title: "Liste der Fokusräume führen",
    decision: "fokusraeume",
    theme: "wohnen",
    organisation: "koordination",
    status: "in_progress",
    progress: 40,
    note: "Sechs Orte stehen schon auf der Seite.",
    dueInDays: 60,
  },
];
