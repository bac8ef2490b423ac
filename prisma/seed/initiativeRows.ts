import type { Verified } from "../../src/generated/prisma/client.ts";

/** A group of the quarter as the sources know it. */
export interface SeedInitiative {
  readonly key: string;
  readonly name: string;
  readonly alternateName?: string;
  /** The main theme first; none for groups that wait to be assigned. */
  readonly themes: readonly string[];
  readonly description: string;
  readonly goal: string;
  readonly since?: string;
  readonly howToJoin?: string;
  readonly meetingSchedule?: string;
  readonly legalStatus?: string;
  readonly website?: string;
  readonly parent?: string;
  readonly source: string;
  readonly verified?: Verified;
}

export const INITIATIVES: readonly SeedInitiative[] = [
  {
    key: "erzaehlcafe-altes-backhaus",
    name: "Erzählcafé Altes Backhaus e.V.",
    themes: ["zusammenhalt"],
    description:
      "Café für die Nachbarschaft in der Lange Straße 30, mit Räumen zum Mieten. Ob es heute noch so besteht, ist nicht geprüft.",
    goal: "Menschen aus dem Viertel kommen bei Kaffee ins Gespräch.",
    since: "1995",
    legalStatus: "eingetragener Verein",
    source: "Westfalenpost, Bericht über das Alte Backhaus",
  },
  {
    key: "stundenplan",
    name: "Stundenplan-Netzwerk",
    alternateName: "Wochenplan für Kinder und Jugendliche",
    themes: ["zusammenhalt", "vernetzung"],
    description:
      "2022 stimmten die Träger der Kinder- und Jugendarbeit ihre Angebote ab und stellten daraus einen Plan für alle sieben Tage der Woche auf.",
    goal: "An jedem Tag der Woche gibt es für Kinder und Jugendliche ein Angebot.",
    since: "2022",
    source: "hagen.de, Mitteilung 2022",
  },
  {
    key: "kunst-vor-ort",
    name: "Kunst vor Ort e.V.",
    themes: ["zusammenhalt", "kreativ"],
    description: "Der Verein macht Kunst mit Kindern und gehört zu den Anbietern des Stundenplans von 2022.",
    goal: "Kinder probieren Farben, Formen und eigene Ideen aus.",
    legalStatus: "eingetragener Verein",
    source: "hagen.de, Mitteilung 2022",
  },
  {
    key: "lebenswertes-wehringhausen",
    name: "IG L(i)ebenswertes Wehringhausen",
    themes: ["sauberkeit"],
    description:
      "Etwa 15 Aktive trafen sich regelmäßig, bei Aufräumaktionen waren es bis zu 40. Treffpunkt war der Stadtteilladen, der seit Ende 2023 geschlossen ist. Ob die Gruppe weiter besteht, ist nicht bekannt.",
    goal: "Straßen und Plätze sauber halten und Nachbarinnen und Nachbarn dafür gewinnen.",
    meetingSchedule: "Bis zum Ende des Programms: letzter Montag im Monat, 19 Uhr",
    source: "soziale-stadt-wehringhausen.de, IG Liebenswertes Wehringhausen",
    verified: "historic",
  },
  {
    key: "gruener-stern",
    name: "Grüner Stern",
    alternateName: "Urban Gardening",
    themes: ["sauberkeit", "zusammenhalt"],
    description: "Die Gartengruppe des Vereins Roter Stern Wehringhausen: gärtnern mitten im Viertel.",
    goal: "Mehr Grün in den Straßen, gepflegt von denen, die dort wohnen.",
    parent: "roter-stern",
    source: "089wehringhausen.de und Westfalenpost, 2021",
  },
  {
    key: "lenkungskreis",
    name: "Lenkungskreis Soziale Stadt Wehringhausen",
    themes: ["vernetzung"],
    description:
      "Entschied über den Verfügungsfonds: 28 stimmberechtigte Mitglieder aus Kirchen, Vereinen, Schulen, Kitas, von Eigentümer-, Mieter- und Kreativseite, dazu sechs beratende. Die Sitzungen waren öffentlich. Mit dem Programm endete Ende 2023 auch seine Aufgabe.",
    goal: "Gemeinsam entscheiden, welche Vorhaben im Viertel Geld bekommen.",
    source: "089wehringhausen.de, Archiv Lenkungskreis",
    verified: "historic",
  },
  {
    key: "runder-tisch",
    name: "Runder Tisch Wehringhausen",
    themes: ["vernetzung"],
    description: "Rund 20 Jahre lang das Netzwerk der Aktiven im Viertel. 2022 hat sich der Runde Tisch aufgelöst.",
    goal: "Alle, die im Viertel etwas bewegen, an einen Tisch bringen.",
    source: "089wehringhausen.de, Rundbrief vom 8. Dezember 2022",
    verified: "historic",
  },
  {
    key: "wir-in-wehringhausen",
    name: "Wir in Wehringhausen e.V.",
    alternateName: "Händlerverein",
    themes: ["gewerbe", "image"],
    description: "Zusammenschluss von Händlerinnen und Händlern. Steht hinter dem Abend „Leuchtendes Wehringhausen“.",
    goal: "Die Läden im Viertel stärken.",
    legalStatus: "eingetragener Verein",
    source: "089wehringhausen.de, Rundbrief vom 8. Dezember 2022",
  },
  {
    key: "creative-hub",
    name: "Kreativzentrum Lange Straße",
    alternateName: "Creative Hub",
    themes: ["kreativ", "vernetzung"],
    description:
      "2024 zog in den früheren Stadtteilladen ein Kreativzentrum der Pelmke: Beratung, Arbeitsplätze, Ausstellungen und Treffen. Die Stadt gab die Räume mietfrei, die Förderung galt für ein Jahr. Wie es danach weiterging, ist nicht geprüft.",
    goal: "Ein Ort, an dem Kreative arbeiten und sich finden.",
    since: "2024",
    parent: "pelmke",
    source: "e-c-c-e.de und Westfalenpost, 2024",
  },
  {
    key: "kreativer-tisch",
    name: "Runder Tisch Kreativwirtschaft",
    alternateName: "Kreativer Tisch",
    themes: ["kreativ", "gewerbe"],
    description:
      "Runde für Menschen, die im Viertel von Kunst, Gestaltung oder Musik leben, aus der Zeit des Programms.",
    goal: "Kreative kennen sich und helfen einander weiter.",
    source: "soziale-stadt-wehringhausen.de, Kreativer Tisch",
  },
  {
    key: "schnurlos-festival",
    name: "Schnurlos-Festival",
    themes: ["kreativ", "image"],
    description: "Festival, das Menschen aus dem Viertel selbst auf die Beine gestellt haben.",
    goal: "Kultur in den Stadtteil bringen.",
    source: "wehringhausen.org, Berichte zum Lenkungskreis",
  },
  {
    key: "eigentuemerstammtisch",
    name: "Eigentümerstammtisch",
    themes: ["wohnen"],
    description:
      "Auf der zweiten Stadtteilkonferenz 2015 gegründet. Eine Runde von Eigentümerinnen und Eigentümern gab es auch 2022 noch. Ob sie sich weiter trifft, ist nicht bekannt.",
    goal: "Wer ein Haus besitzt, tauscht sich über Sanierung und Vermietung aus.",
    since: "2015",
    source: "soziale-stadt-wehringhausen.de, Oktober 2015",
  },
  {
    key: "089magazin",
    name: "089magazin",
    alternateName: "089wehringhausen",
    themes: ["image", "vernetzung"],
    description:
      "Magazin, Rundbrief und Verzeichnis aus dem Viertel. Den Druck hat auch der Verfügungsfonds unterstützt.",
    goal: "Berichten, was in Wehringhausen geschieht.",
    website: "https://089wehringhausen.de",
    source: "089wehringhausen.de, 2022",
  },
  {
    key: "offene-hinterhoefe",
    name: "Tag der offenen Hinterhöfe",
    themes: ["image", "wohnen"],
    description: "Bewohnerinnen und Bewohner öffnen ihre Höfe und zeigen, was man von der Straße aus nicht sieht.",
    goal: "Das Viertel von seiner verborgenen Seite zeigen.",
    source: "neue-nachbarschaft.de, Bericht über die Hinterhöfe",
  },
  {
    key: "leuchtendes-wehringhausen",
    name: "Leuchtendes Wehringhausen",
    themes: ["image", "gewerbe"],
    description: "Adventlicher Abend im Viertel. In den Quellen steht der 9. Dezember 2022.",
    goal: "Im Dezember Licht und Leute auf die Straße bringen.",
    parent: "wir-in-wehringhausen",
    source: "089wehringhausen.de, Rundbrief vom 8. Dezember 2022",
  },
  {
    key: "hofflohmaerkte",
    name: "Hofflohmärkte",
    themes: [],
    description: "Nachbarinnen und Nachbarn verkaufen in ihren Höfen, was sie nicht mehr brauchen.",
    goal: "Dinge weitergeben und dabei die Nachbarschaft kennenlernen.",
    source: "neue-nachbarschaft.de, Bericht über die Hinterhöfe",
  },
  {
    key: "parking-day",
    name: "Parking Day",
    themes: [],
    description: "Für einen Tag werden Parkplätze zu Orten, an denen man sitzen, spielen oder reden kann.",
    goal: "Zeigen, was auf der Straße noch möglich wäre.",
    source: "Westfalenpost, Rückblick zum Ende des Programms",
  },
  {
    key: "stadtteilfest",
    name: "Stadtteilfest Wehringhausen",
    themes: [],
    description: "Fest des Stadtteils. Der Verfügungsfonds hat das Fest am 16. September 2017 unterstützt.",
    goal: "Einmal alle zusammen feiern.",
    source: "soziale-stadt-wehringhausen.de, Startseite",
  },
];
