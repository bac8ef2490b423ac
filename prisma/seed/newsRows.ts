import type { ArticleKind } from "../../src/generated/prisma/client.ts";

/** A piece of news; without a day it was published five days before the seed, without a source it is invented. */
export interface SeedArticle {
  readonly key: string;
  readonly kind?: ArticleKind;
  readonly title: string;
  readonly lead: string;
  readonly body: string;
  readonly day?: string;
  readonly revision?: { readonly day: string; readonly note: string };
  readonly themes: readonly string[];
  readonly source?: string;
}

export const ARTICLES: readonly SeedArticle[] = [
  {
    key: "sprechstunde-am-beratungstisch",
    title: "Sprechstunde am Beratungstisch",
    lead: "Montags und donnerstags am Nachmittag, mittwochs am Vormittag: Kommen Sie einfach vorbei.",
    body: `So könnte eine Meldung der Koordination aussehen. Diese hier ist erfunden.

Am Beratungstisch hört Ihnen jemand zu. Sie brauchen keinen Termin und müssen nichts mitbringen. Wenn es um einen Brief geht, bringen Sie ihn mit.

## Wobei wir helfen

- herausfinden, welche Stelle zuständig ist
- Formulare verstehen
- eine Gruppe finden, die zu Ihnen passt
- Zeit anbieten, wenn Sie selbst helfen möchten

## Wann

Montag und Donnerstag von 15 bis 18 Uhr, Mittwoch von 10 bis 13 Uhr. An Feiertagen bleibt der Tisch leer.

Wir sprechen Deutsch, Englisch, Türkisch und Arabisch. Für andere Sprachen sagen Sie bitte drei Tage vorher Bescheid, dann suchen wir jemanden, der übersetzt.`,
    themes: ["vernetzung", "zusammenhalt"],
  },
  {
    key: "soziale-stadt-beendet",
    kind: "page",
    title: "Das Programm Soziale Stadt ist beendet",
    lead: "Ende 2023 schloss der Stadtteilladen. Was davon blieb, was an seine Stelle trat und was fehlt.",
    day: "2026-11-22",
    body: `Von 2014 bis 2023 gab es in Wehringhausen ein Quartiersmanagement. Die Stadt Hagen hatte den Caritasverband, die Diakonie Mark-Ruhr und die S.T.E.R.N. GmbH damit beauftragt. Ihr Büro war der Stadtteilladen in der Lange Straße 22. Geplant war das Ende für 2022, mit Restmitteln ging es ein Jahr lang kleiner weiter. Seit Ende 2023 ist der Laden geschlossen.

## Was blieb

- der Wilhelmsplatz, der Bodelschwinghplatz und die Bohne, alle neu gestaltet
- 96 erneuerte Fassaden
- Gruppen, Feste und Netzwerke aus diesen Jahren, soweit sie weitermachen
- die alte Internetseite als Archiv

Die Zeitung nannte für etwa zehn Jahre rund 18 Millionen Euro.

## Was an seine Stelle trat

In die Räume des Stadtteilladens zog 2024 ein Kreativzentrum, getragen vom Kulturzentrum Pelmke. Die Stadt stellte den Raum mietfrei, die Förderung galt für ein Jahr.

## Was fehlt

Die siebte Stadtteilkonferenz wünschte sich 2022 eine hauptamtliche Koordination und eine zentrale Anlaufstelle. Eine Förderung dafür fand sich damals nicht. Ob es inzwischen eine gibt, konnten wir nicht belegen.

Diese Seite sammelt, was man im Viertel sucht. Sie ersetzt das Büro nicht.`,
    themes: ["vernetzung"],
    source: "soziale-stadt-wehringhausen.de, Westfalenpost, 089wehringhausen.de, e-c-c-e.de, 2022 bis 2024",
  },
  {
    key: "siebte-stadtteilkonferenz",
    kind: "documentation",
    title: "Das Viertel will einen festen Ort behalten",
    lead: "Etwa 50 Menschen kamen zur siebten Stadtteilkonferenz ins Kultopia. Ihr gemeinsames Ergebnis: Es braucht eine hauptamtliche Koordination und eine zentrale Anlaufstelle.",
    day: "2022-03-26",
    revision: { day: "2026-11-22", note: "Dokumentation ergänzt" },
    body: `Am Samstag, dem 26. März 2022, ging es vier Stunden lang um eine Frage: Was bleibt, wenn die Förderung endet? Das Programm Soziale Stadt, seit 2014 im Viertel, lief aus. Gekommen waren etwa 50 Menschen. Rund die Hälfte arbeitet beruflich im Stadtteil, die anderen wohnen hier oder engagieren sich in ihrer freien Zeit.

## Sieben Gruppen

Die Arbeitsgruppen berieten über sozialen Zusammenhalt, Sauberkeit und Sicherheit, Vernetzung, Gewerbe und Händler, das KreativQuartier, Immobilien und Wohnen sowie Image und Öffentlichkeitsarbeit.

## Was herauskam

- **Koordination:** Jemand muss hauptamtlich Kräfte bündeln und das Engagement zusammenführen.
- **Anlaufstelle:** Dafür braucht es einen Ort wie den Stadtteilladen.
- **Kultur:** Eine Kreativkoordination soll die Aktiven verbinden, quer durch alle Themen.
- **Fokusräume:** Leerstände, Plätze und Initiativen bieten Platz für Vorhaben, an denen sich viele beteiligen.

Gewünscht wurden außerdem mehr Polizei zu Fuß und Sammelstellen für Sperrmüll. Für die fünf Sitze der Bewohnerschaft im Lenkungskreis gab es sechs Kandidaturen.

Die Zusammenfassung zum Herunterladen nennt alle Quellen.`,
    themes: ["vernetzung", "zusammenhalt", "kreativ"],
    source: "soziale-stadt-wehringhausen.de, hagen.de und 089wehringhausen.de, 2022",
  },
  {
    key: "wilhelmsplatz-wieder-offen",
    title: "Der Wilhelmsplatz ist wieder offen",
    lead: "Nach 14 Monaten Bauzeit gehört der „Willi“ wieder allen, jetzt mit Rampen und Leitstreifen.",
    day: "2020-08-28",
    body: `Am 28. August 2020 wurde der Wilhelmsplatz nach 14 Monaten Umbau wieder freigegeben. Er ist die Mitte des Viertels und sein Marktplatz: Freitags stehen hier die Stände.

## Was sich geändert hat

- Rampen führen auf den Platz.
- Leitstreifen im Boden helfen Menschen, die wenig oder nichts sehen.
- Die Bushaltestellen sind barrierefrei ausgebaut.

Der Umbau gehörte zu den großen Vorhaben des Programms Soziale Stadt, so wie vorher die Bohne und der Bodelschwinghplatz.

Wer auf dem Platz etwas veranstalten will, beantragt bei der Stadt eine Sondernutzung. Das geht bis zwei Wochen vorher, später kostet der Antrag mehr. Größere Feste brauchen mehr Vorlauf.`,
    themes: ["zusammenhalt", "gewerbe"],
    source: "soziale-stadt-wehringhausen.de und Westfalenpost, 2020",
  },
  {
    key: "bodelschwinghplatz-eroeffnet",
    title: "Bodelschwinghplatz eröffnet",
    lead: "5.700 Quadratmeter mit Brunnen, Spielfläche und Beeten, und mit Strom und Wasser für Feste.",
    day: "2018-08-31",
    body: `Seit dem 31. August 2018 ist der Bodelschwinghplatz fertig. Rund 1,3 Millionen Euro flossen in den Umbau der etwa 5.700 Quadratmeter großen Fläche.

## Was es dort gibt

- den Drei-Kaiser-Brunnen
- eine Spielfläche für Kinder
- Beete, um die sich jemand kümmern darf
- Anschlüsse für Strom und Wasser, damit hier gefeiert werden kann

Von hier führt eine Unterführung zur Augustastraße. Sie verbindet das obere mit dem unteren Wehringhausen. Ihr Umbau mit einer barrierefreien Rampe wurde zwei Jahre später beschlossen, 2020.

Plätze wie diesen nannte die siebte Stadtteilkonferenz Fokusräume: Orte, an denen etwas Gemeinsames entstehen kann.`,
    themes: ["zusammenhalt", "sauberkeit"],
    source: "Westfalenpost und Wochenkurier, 2018",
  },
  {
    key: "bohne-eroeffnet",
    title: "Die Bohne ist eröffnet",
    lead: "Ein neuer Ort für Räder, Bälle und Gespräche.",
    day: "2017-11-25",
    body: `Am 25. November 2017 ging die Bohne auf: rund 13.000 Quadratmeter Platz zum Spielen, Fahren und Sitzen. Der Bau hat 620.000 Euro gekostet.

## Was es dort gibt

- einen Pumptrack von 835 Quadratmetern, auf dem man mit Schwung statt mit Treten vorankommt
- ein Feld für Streetball
- Sitzplätze unter einem Dach
- einen Unterstand für Menschen, die sich viel auf der Straße aufhalten

Auf den Pumptrack dürfen Kinder ab sechs Jahren, und zwar mit Helm.

Die Bohne war eines der großen Bauvorhaben der Sozialen Stadt. Am 31. August 2018 folgte der Bodelschwinghplatz, am 28. August 2020 der Wilhelmsplatz.`,
    themes: ["zusammenhalt"],
    source: "Wochenkurier, Westfalenpost und soziale-stadt-wehringhausen.de, 2017 und 2018",
  },
  {
    key: "zweite-stadtteilkonferenz",
    title: "Zweite Stadtteilkonferenz: Eigentümer setzen sich zusammen",
    lead: "Etwa 50 Menschen sahen sechs bewilligte Bauvorhaben, wählten ihre Vertretung und gründeten einen Stammtisch.",
    day: "2015-10-24",
    body: `Im Gemeindezentrum der Pauluskirche trafen sich am 24. Oktober 2015 etwa 50 Menschen zur zweiten Stadtteilkonferenz. Die erste lag vier Monate zurück, damals waren Themen gesammelt und Arbeitsgruppen begonnen worden.

## Was an diesem Tag geschah

- Das Quartiersmanagement zeigte sechs Bauvorhaben, für die das Geld bewilligt war.
- Die Versammlung wählte fünf Menschen aus der Bewohnerschaft und eine Person von der Eigentümerseite.
- Wer im Viertel ein Haus besitzt, kann sich seitdem am Eigentümerstammtisch austauschen.
- Eine Gruppe nahm sich vor, sich um barrierefreies Wohnen zu kümmern.

Die gewählte Vertretung saß im Lenkungskreis, der über den Verfügungsfonds entschied: Geld für kleine Vorhaben, die dem ganzen Viertel nützen.`,
    themes: ["wohnen", "vernetzung"],
    source: "soziale-stadt-wehringhausen.de, Oktober 2015",
  },
  {
    key: "quartiersmanagement-eroeffnet",
    title: "Der Stadtteilladen macht auf",
    lead: "Das Quartiersmanagement beginnt seine Arbeit in der Lange Straße 22.",
    day: "2014-07-02",
    body: `Am 2. Juli 2014 um 17 Uhr wurde das Büro des Quartiersmanagements in der Lange Straße 22 eröffnet. Vom nächsten Tag an war täglich zu festen Zeiten jemand da.

## Wer dahinterstand

Die Stadt Hagen vergab zwei Aufträge. Um Stadtbild, Läden und Kultur kümmerte sich die S.T.E.R.N. GmbH. Um das Soziale und die Verwaltung kümmerten sich der Caritasverband Hagen und die Diakonie.

## Wofür der Laden da war

- Rat und Auskunft ohne Termin
- Ideen und Beschwerden
- ein Tauschladen und eine Tasse Kaffee
- Platz für Gruppen
- ein kurzer Draht zur Verwaltung

Das Ladenlokal war früher eine Eisdiele. Ende 2023 schloss der Stadtteilladen, weil das Programm Soziale Stadt zu Ende ging.`,
    themes: ["vernetzung", "zusammenhalt"],
    source: "doppelwacholder.wordpress.com, Juli 2014; Westfalenpost",
  },
];
