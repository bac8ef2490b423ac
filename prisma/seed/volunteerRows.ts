import type {
  Channel,
  Mobility,
  PersonSource,
  PersonState,
  Priority,
  Season,
  StatementAnswer,
} from "../../src/generated/prisma/client.ts";

/** An invented volunteer, named after the role. */
export interface SeedVolunteer {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  readonly channel: Channel;
  readonly source: PersonSource;
  readonly state: PersonState;
  readonly daysOld: number;
  readonly languages: readonly string[];
  readonly plainLanguage?: boolean;
  readonly skills: readonly SeedSkill[];
  /** Codes of the themes that interest them. */
  readonly themes: readonly string[];
  /** Weekday 1 to 7, full hours from and to; second choice and season where they are not the usual ones. */
  readonly times: readonly SeedTime[];
  readonly basicLanguages?: readonly string[];
  /** Answers to the statements by code; the first one that fits counts double where it is said. */
  readonly answers?: Readonly<Partial<Record<string, StatementAnswer>>>;
  readonly doubled?: string;
  readonly home?: { readonly street: string; readonly latitude: number; readonly longitude: number };
  readonly maxDistanceM?: number;
  readonly mobility?: Mobility;
  readonly remindHoursBefore?: number;
  /** Full years of a minor, who was born some months before. */
  readonly age?: number;
  readonly hours: number;
  readonly wishes: string;
  readonly note?: string;
}

/** A skill with its level, 2 unless said otherwise; the third place says that somebody likes to pass it on. */
export type SeedSkill = string | readonly [code: string, level: 1 | 2 | 3, canTeach?: boolean];

export type SeedTime =
  | readonly [weekday: number, from: number, to: number]
  | readonly [weekday: number, from: number, to: number, priority: Priority, season?: Season];

export const VOLUNTEERS: readonly SeedVolunteer[] = [
  {
    key: "a",
    name: "Beispiel-Ehrenamtliche A",
    email: "ehrenamtliche-a@example.org",
    channel: "email",
    source: "web",
    state: "invited",
    daysOld: 3,
    languages: ["de", "tr"],
    skills: [
      ["uebersetzen", 3],
      ["kochen", 2, true],
    ],
    themes: ["zusammenhalt", "vernetzung"],
    times: [
      [1, 14, 18],
      [4, 14, 18],
    ],
    answers: { menschen: "fits", alte: "fits", gruppe: "partly", anpacken: "no" },
    doubled: "menschen",
    home: { street: "Lange Straße", latitude: 51.35426, longitude: 7.46024 },
    maxDistanceM: 1000,
    mobility: "on_foot",
    hours: 3,
    wishes: "Am liebsten etwas mit Menschen.",
  },
  {
    key: "b",
    name: "Beispiel-Ehrenamtlicher B",
    email: "ehrenamtlicher-b@example.org",
    channel: "email",
    source: "web",
    state: "invited",
    daysOld: 1,
    languages: ["de", "en"],
    skills: [
      ["reparieren", 3, true],
      ["handwerk", 2],
    ],
    themes: ["wohnen", "gewerbe", "sauberkeit"],
    times: [[6, 10, 18]],
    answers: { anpacken: "fits", hintergrund: "fits", allein: "fits", menschen: "partly", spontan: "no" },
    doubled: "anpacken",
    mobility: "bicycle",
    hours: 4,
    wishes: "Samstags habe ich Zeit, in der Woche nicht.",
  },
  {
    key: "c",
    name: "Beispiel-Ehrenamtliche C",
    email: "ehrenamtliche-c@example.org",
    channel: "email",
    source: "web",
    state: "active",
    daysOld: 120,
    languages: ["de", "ar", "fr"],
    skills: [
      ["garten", 3, true],
      ["uebersetzen", 2],
      ["vorlesen", 1],
    ],
    themes: ["sauberkeit", "wohnen"],
    times: [
      [2, 17, 20, "primary", "summer"],
      [4, 17, 20, "secondary", "summer"],
      [6, 9, 13, "primary", "summer"],
      [6, 9, 13, "primary", "winter"],
    ],
    basicLanguages: ["fr"],
    answers: { draussen: "fits", gruppe: "fits", regelmaessig: "fits", sitzen: "no", kinder: "partly" },
    doubled: "draussen",
    home: { street: "Rehstraße", latitude: 51.34976, longitude: 7.44946 },
    maxDistanceM: 2000,
    mobility: "bicycle",
    remindHoursBefore: 2,
    hours: 4,
    wishes: "Gern draußen.",
  },
  {
    key: "d",
    name: "Beispiel-Ehrenamtlicher D",
    email: "ehrenamtlicher-d@example.org",
    channel: "email",
    source: "desk",
    state: "active",
    daysOld: 60,
    languages: ["de", "pl"],
    skills: [
      ["fotografieren", 2],
      ["tragen", 3],
      ["veranstalten", 1],
    ],
    themes: ["image", "kreativ", "sauberkeit"],
    times: [
      [5, 15, 20, "secondary"],
      [6, 9, 15],
    ],
    basicLanguages: ["pl"],
    answers: { spontan: "fits", anpacken: "fits", lernen: "partly", regelmaessig: "no" },
    doubled: "spontan",
    home: { street: "Augustastraße", latitude: 51.35876, longitude: 7.46384 },
    maxDistanceM: 5000,
    mobility: "car",
    hours: 5,
    wishes: "Einzelne Einsätze statt fester Termine.",
  },
  {
    key: "e",
    name: "Beispiel-Ehrenamtliche E",
    channel: "in_person",
    source: "paper",
    state: "active",
    daysOld: 30,
    languages: ["de", "ro"],
    plainLanguage: true,
    skills: [
      ["besuchen", 2],
      ["kochen", 3, true],
    ],
    themes: ["zusammenhalt"],
    times: [[3, 10, 13]],
    basicLanguages: ["de"],
    answers: { alte: "fits", menschen: "fits", sitzen: "fits", anpacken: "no" },
    doubled: "alte",
    home: { street: "Lange Straße", latitude: 51.35426, longitude: 7.46024 },
    maxDistanceM: 500,
    mobility: "wheelchair",
    hours: 2,
    wishes: "Möchte andere begleiten, zum Beispiel zum Markt.",
    note: "Hat sich mit dem Papierbogen angemeldet, keine E-Mail. Kommt mittwochs an den Beratungstisch.",
  },
  {
    key: "f",
    name: "Beispiel-Ehrenamtlicher F",
    email: "ehrenamtlicher-f@example.org",
    channel: "email",
    source: "paper",
    state: "active",
    daysOld: 20,
    languages: ["de", "tr", "en"],
    basicLanguages: ["en"],
    skills: [
      ["fotografieren", 2],
      ["buero", 2, true],
      ["musik", 1],
    ],
    themes: ["kreativ", "image", "sauberkeit"],
    times: [
      [3, 15, 18],
      [6, 10, 16],
      [7, 12, 16, "secondary"],
    ],
    answers: { lernen: "fits", gruppe: "fits", kinder: "fits", spontan: "fits", allein: "no" },
    doubled: "lernen",
    home: { street: "Bachstraße", latitude: 51.35426, longitude: 7.45664 },
    maxDistanceM: 2000,
    mobility: "bicycle",
    remindHoursBefore: 3,
    age: 16,
    hours: 3,
    wishes: "Nach der Schule oder am Wochenende. Hat die Einwilligung auf Papier mitgebracht.",
  },
  {
    key: "g",
    name: "Beispiel-Ehrenamtliche G",
    email: "ehrenamtliche-g@example.org",
    channel: "email",
    source: "web",
    state: "active",
    daysOld: 45,
    languages: ["de", "bg"],
    skills: [["gestalten", 2]],
    themes: ["sauberkeit", "kreativ", "zusammenhalt"],
    times: [[6, 10, 14]],
    answers: { draussen: "fits", gruppe: "fits", kinder: "partly" },
    mobility: "on_foot",
    hours: 4,
    wishes: "Samstags, gern mit anderen zusammen.",
  },
  {
    key: "h",
    name: "Beispiel-Ehrenamtlicher H",
    email: "ehrenamtlicher-h@example.org",
    channel: "email",
    source: "web",
    state: "active",
    daysOld: 14,
    languages: ["de"],
    skills: [["tragen", 2]],
    themes: ["sauberkeit", "vernetzung"],
    times: [[6, 12, 18]],
    answers: { anpacken: "fits", draussen: "partly" },
    mobility: "bicycle",
    hours: 3,
    wishes: "Am Samstagnachmittag, wenn etwas zu tragen ist.",
  },
];
