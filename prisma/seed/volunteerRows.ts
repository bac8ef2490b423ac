import type {
  AssignmentOrigin,
  AssignmentState,
  Channel,
  PersonSource,
  PersonState,
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
  readonly skills: readonly string[];
  /** Weekday 1 to 7, full hours from and to. */
  readonly times: readonly (readonly [weekday: number, from: number, to: number])[];
  readonly hours: number;
  readonly wishes: string;
  readonly note?: string;
}

export interface SeedAssignment {
  readonly person: string;
  readonly need: string;
  readonly shift?: number;
  readonly origin: AssignmentOrigin;
  readonly state: AssignmentState;
  readonly daysOld: number;
}

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
    skills: ["uebersetzen", "kochen"],
    times: [
      [1, 14, 18],
      [4, 14, 18],
    ],
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
    skills: ["reparieren", "handwerk"],
    times: [[6, 10, 18]],
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
    skills: ["garten", "uebersetzen", "vorlesen"],
    times: [
      [2, 17, 20],
      [6, 9, 13],
    ],
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
    skills: ["fotografieren", "tragen", "veranstalten"],
    times: [
      [5, 15, 20],
      [6, 9, 15],
    ],
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
    skills: ["besuchen", "kochen"],
    times: [[3, 10, 13]],
    hours: 2,
    wishes: "Möchte andere begleiten, zum Beispiel zum Markt.",
    note: "Hat sich mit dem Papierbogen angemeldet, keine E-Mail. Kommt mittwochs an den Beratungstisch.",
  },
];

export const ASSIGNMENTS: readonly SeedAssignment[] = [
  { person: "c", need: "beete-giessen", origin: "self", state: "confirmed", daysOld: 10 },
  { person: "d", need: "beete-giessen", origin: "coordinator", state: "confirmed", daysOld: 8 },
  { person: "e", need: "beete-giessen", origin: "coordinator", state: "accepted", daysOld: 6 },
  { person: "c", need: "dolmetschen-beratungstisch", origin: "coordinator", state: "confirmed", daysOld: 7 },
  { person: "d", need: "fotos-stadtteilleben", origin: "self", state: "accepted", daysOld: 4 },
  { person: "c", need: "aufraeumtag", shift: 1, origin: "self", state: "confirmed", daysOld: 2 },
  { person: "d", need: "aufraeumtag", shift: 1, origin: "self", state: "accepted", daysOld: 1 },
  { person: "e", need: "aufraeumtag", shift: 2, origin: "coordinator", state: "accepted", daysOld: 1 },
];
