import { readyOpportunity, readyVolunteer } from "../features/volunteers/matching/ready.ts";
import type { ReadyOpportunity, ReadyVolunteer } from "../features/volunteers/matching/ready.ts";
import type { Answer, Availability, OpportunityFacts, VolunteerFacts } from "../features/volunteers/matching/types.ts";

// An invented town of volunteers and shifts for measuring matching; the same seed gives the same town.

/** A Monday. */
export const TOWN_NOW = new Date("2026-11-23T08:00:00Z");
const HOUR_MS = 3_600_000;
const THEMES = ["t0", "t1", "t2", "t3", "t4", "t5", "t6"];
const SKILLS = Array.from({ length: 25 }, (_, index) => `skill${String(index)}`);
const LANGUAGES = ["de", "tr", "ar", "uk", "en", "bg"];
const STATEMENTS = Array.from({ length: 12 }, (_, index) => `statement${String(index)}`);
const ANSWERS: readonly Answer[] = ["fits", "partly", "no"];

type Random = () => number;

/** Numbers from 0 to below 1 from a seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function townVolunteers(count: number, random: Random): readonly ReadyVolunteer[] {
  return Array.from({ length: count }, (_, index) => readyVolunteer(volunteerFacts(index, random)));
}

/** Shifts of two hours between 8 and 20 o'clock over the given days, of one initiative in fifty. */
export function townShifts(count: number, days: number, random: Random): readonly ReadyOpportunity[] {
  return Array.from({ length: count }, (_, index) => readyOpportunity(shiftFacts(index, days, random)));
}

function volunteerFacts(index: number, random: Random): VolunteerFacts {
  return {
    id: idOf("volunteer", index),
    state: "active",
    hasConsent: true,
    pausedUntil: random() < 0.05 ? "2026-12-31" : null,
    age: random() < 0.8 ? 14 + Math.floor(random() * 70) : null,
    hasGuardianConsent: random() < 0.7,
    clearanceUntil: random() < 0.3 ? "2029-01-01" : null,
    skills: new Map(some(SKILLS, 3, random).map((termId) => [termId, 1 + Math.floor(random() * 3)])),
    languages: [{ code: "de" }, ...some(LANGUAGES, 1, random).map((code) => ({ code, level: "good" as const }))],
    times: Array.from({ length: 2 + Math.floor(random() * 8) }, () => freeTime(random)),
    themeIds: some(THEMES, 2, random),
    answers: new Map(STATEMENTS.map((id) => [id, pick(ANSWERS, random)])),
    doubledStatementId: pick(STATEMENTS, random),
    home: { lat: 51.35 + random() * 0.04, lon: 7.44 + random() * 0.06 },
    maxDistanceM: random() < 0.3 ? 2000 : null,
    mobility: pick(["foot", "bike", "car", null] as const, random),
    maxHoursPerWeek: random() < 0.6 ? 2 + Math.floor(random() * 8) : null,
    maxShiftsPerDay: null,
    maxTimes: timesWish(index),
    commitments: random() < 0.3 ? [{ opportunityId: "elsewhere", ...spanOn(Math.floor(random() * 28), random) }] : [],
    asked: [],
    knownInitiativeIds: new Set(random() < 0.4 ? [idOf("initiative", Math.floor(random() * 50))] : []),
  };
}

/** Every third person wants to come at most so often; taken from the number, so that the rest of the town stays. */
function timesWish(index: number): VolunteerFacts["maxTimes"] {
  if (index % 3 !== 0) return null;
  return index % 2 === 0 ? { count: 1, per: "week" } : { count: 1 + (index % 4), per: "month" };
}

function shiftFacts(index: number, days: number, random: Random): OpportunityFacts {
  const minPeople = 1 + Math.floor(random() * 3);
  const initiative = Math.floor(random() * 50);
  return {
    id: idOf("shift", index),
    needId: idOf("need", initiative),
    initiativeId: idOf("initiative", initiative),
    state: "open",
    timeKind: "shift",
    spans: [spanOn(1 + Math.floor(random() * days), random)],
    hoursPerWeek: null,
    minPeople,
    maxPeople: minPeople + Math.floor(random() * 4),
    placesTaken: 0,
    newcomerSeats: random() < 0.3 ? 1 : 0,
    newcomersTaken: 0,
    requiredSkills: random() < 0.15 ? some(SKILLS, 1, random).map((termId) => ({ termId, minLevel: 1 })) : [],
    welcomeSkillIds: some(SKILLS, 2, random),
    requiredLanguages: random() < 0.5 ? ["de"] : [],
    welcomeLanguages: some(LANGUAGES, 1, random),
    themeIds: some(THEMES, 2, random),
    answers: new Map(STATEMENTS.slice(0, 8).map((id) => [id, pick(ANSWERS, random)])),
    point: { lat: 51.35 + random() * 0.04, lon: 7.44 + random() * 0.06 },
    isStepFree: null,
    minimumAge: random() < 0.3 ? 16 : null,
    requiresClearance: random() < 0.2,
    bookableFrom: null,
    endsAt: null,
    openSince: new Date(TOWN_NOW.getTime() - Math.floor(random() * 60) * 24 * HOUR_MS),
    connectionsPerPlace: Math.floor(random() * 5) / 2,
  };
}

function spanOn(day: number, random: Random): { startsAt: Date; endsAt: Date } {
  const start = TOWN_NOW.getTime() + day * 24 * HOUR_MS + Math.floor(random() * 12 - 1) * HOUR_MS;
  return { startsAt: new Date(start), endsAt: new Date(start + 2 * HOUR_MS) };
}

function freeTime(random: Random): Availability {
  const startMinute = (8 + Math.floor(random() * 10)) * 60;
  const priority = random() < 0.7 ? "primary" : "secondary";
  const weekday = 1 + Math.floor(random() * 7);
  return { weekday, startMinute, endMinute: startMinute + 240, priority, validFrom: null, validTo: null };
}

function idOf(kind: string, index: number): string {
  return `${kind}-${String(index).padStart(6, "0")}`;
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function some<Item>(items: readonly Item[], most: number, random: Random): readonly Item[] {
  const count = Math.floor(random() * (most + 1));
  return [...new Set(Array.from({ length: count }, () => pick(items, random)))];
}
