import {
  readyOpportunity,
  readyVolunteer,
  type ReadyOpportunity,
  type ReadyVolunteer,
} from "../../../../src/features/volunteers/matching/ready.ts";
import type {
  Availability,
  OpportunityFacts,
  VolunteerFacts,
} from "../../../../src/features/volunteers/matching/types.ts";

/** A Monday. */
export const NOW = new Date("2026-11-23T08:00:00Z");
/** Saturday, 28 November 2026, 10 to 12 in Wehringhausen. */
export const SATURDAY = { startsAt: new Date("2026-11-28T09:00:00Z"), endsAt: new Date("2026-11-28T11:00:00Z") };

const VOLUNTEER: VolunteerFacts = {
  id: "v",
  state: "active",
  hasConsent: true,
  pausedUntil: null,
  age: 40,
  hasGuardianConsent: false,
  clearanceUntil: null,
  skills: new Map(),
  languages: [],
  times: [],
  themeIds: [],
  answers: new Map(),
  doubledStatementId: null,
  home: null,
  maxDistanceM: null,
  mobility: null,
  maxHoursPerWeek: null,
  maxShiftsPerDay: null,
  maxTimes: null,
  commitments: [],
  asked: [],
  knownInitiativeIds: new Set(),
};

const OPPORTUNITY: OpportunityFacts = {
  id: "s",
  needId: "n",
  initiativeId: "i",
  state: "open",
  timeKind: "shift",
  spans: [SATURDAY],
  hoursPerWeek: null,
  minPeople: 1,
  maxPeople: 3,
  placesTaken: 0,
  newcomerSeats: 0,
  newcomersTaken: 0,
  requiredSkills: [],
  welcomeSkillIds: [],
  requiredLanguages: [],
  welcomeLanguages: [],
  themeIds: [],
  answers: new Map(),
  point: null,
  isStepFree: null,
  minimumAge: null,
  requiresClearance: false,
  bookableFrom: null,
  endsAt: null,
  openSince: NOW,
  connectionsPerPlace: 0,
};

export function volunteer(facts: Partial<VolunteerFacts> = {}): ReadyVolunteer {
  return readyVolunteer({ ...VOLUNTEER, ...facts });
}

export function opportunity(facts: Partial<OpportunityFacts> = {}): ReadyOpportunity {
  return readyOpportunity({ ...OPPORTUNITY, ...facts });
}

/** A weekly free time all year; hours of the wall clock. */
export function free(
  weekday: number,
  fromHour: number,
  toHour: number,
  more: Partial<Availability> = {},
): Availability {
  const [startMinute, endMinute] = [fromHour * 60, toHour * 60];
  return { weekday, startMinute, endMinute, priority: "primary", validFrom: null, validTo: null, ...more };
}

/** A span by its wall clock with offset, for example "2026-10-25T02:30+02:00". */
export function span(startsAt: string, endsAt: string): { startsAt: Date; endsAt: Date } {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
