import type { FreeTime } from "../weekGrid.ts";

/** A calendar day in Europe/Berlin as ISO text, "2026-11-28". */
export type Day = string;

/** A place on earth in degrees; homes are rounded to a grid before they come here. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Two moments; the second one is outside. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A weekly free time, first or second choice, perhaps only in a season (both days inclusive). */
export interface Availability extends FreeTime {
  readonly priority: "primary" | "secondary";
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export type LanguageLevel = "native" | "good" | "basic";

/** A language somebody speaks; without a level it counts as native. */
export interface SpokenLanguage {
  readonly code: string;
  readonly level?: LanguageLevel;
}

export type Answer = "fits" | "partly" | "no";

/** Answers by statement; skipped and irrelevant statements are left out. */
export type Answers = ReadonlyMap<string, Answer>;

export type Mobility = "foot" | "wheelchair" | "bike" | "car";

/** Something a volunteer has accepted or been confirmed for; `opportunityId` is the shift's id, else the need's. */
export interface Commitment extends Span {
  readonly opportunityId: string;
}

/** How often at most somebody wants to come, counted by calendar weeks (from Monday) or calendar months. */
export interface TimesWish {
  readonly count: number;
  readonly per: "week" | "month";
}

/** All that is known about a volunteer for matching. An empty list means "not told", never "has none". */
export interface VolunteerFacts {
  readonly id: string;
  readonly state: "active" | "unconfirmed" | "inactive";
  readonly hasConsent: boolean;
  /** The last day of the pause. */
  readonly pausedUntil: Day | null;
  readonly age: number | null;
  readonly hasGuardianConsent: boolean;
  /** The last day on which the certificate of conduct counts; null without one. */
  readonly clearanceUntil: Day | null;
  /** Level 1 to 3 by term. */
  readonly skills: ReadonlyMap<string, number>;
  readonly languages: readonly SpokenLanguage[];
  readonly times: readonly Availability[];
  readonly themeIds: readonly string[];
  readonly answers: Answers;
  /** The statement that counts double. */
  readonly doubledStatementId: string | null;
  readonly home: Point | null;
  readonly maxDistanceM: number | null;
  readonly mobility: Mobility | null;
  readonly maxHoursPerWeek: number | null;
  /** How many shifts on one day; null for the usual number (SHIFTS_PER_DAY). */
  readonly maxShiftsPerDay: number | null;
  readonly maxTimes: TimesWish | null;
  readonly commitments: readonly Commitment[];
  /** Asked for and not answered yet: it keeps nothing, but counts towards how often somebody wants to come. */
  readonly asked: readonly Commitment[];
  /** The initiatives for which this person has already helped at least once. */
  readonly knownInitiativeIds: ReadonlySet<string>;
}

export interface RequiredSkill {
  readonly termId: string;
  readonly minLevel: number;
}

/** All that is known about a shift, or about a need without shifts. */
export interface OpportunityFacts {
  /** The shift's id, else the need's. */
  readonly id: string;
  readonly needId: string;
  readonly initiativeId: string | null;
  /** "closed" stands for every state in which nobody can join. */
  readonly state: "open" | "closed";
  readonly timeKind: "shift" | "flexible" | "open_ended";
  /** One span for a shift; the dates of the next 8 weeks for a series; none for "any time". */
  readonly spans: readonly Span[];
  /** Needed hours a week of a need without dates; null when it does not say. */
  readonly hoursPerWeek: number | null;
  readonly minPeople: number;
  readonly maxPeople: number;
  readonly placesTaken: number;
  readonly newcomerSeats: number;
  /** How many of the taken places are newcomers'. */
  readonly newcomersTaken: number;
  readonly requiredSkills: readonly RequiredSkill[];
  readonly welcomeSkillIds: readonly string[];
  /** Every one of them has to be spoken. */
  readonly requiredLanguages: readonly string[];
  readonly welcomeLanguages: readonly string[];
  readonly themeIds: readonly string[];
  readonly answers: Answers;
  readonly point: Point | null;
  /** Null when nobody has looked. */
  readonly isStepFree: boolean | null;
  readonly minimumAge: number | null;
  readonly requiresClearance: boolean;
  readonly bookableFrom: Date | null;
  /** When a need without dates ends; a shift ends for sign-up when it begins. */
  readonly endsAt: Date | null;
  /** Since when help is looked for: the oldest unserved need wins ties. */
  readonly openSince: Date;
  /** Connections of the initiative in the last 14 days per open place (connectionsPerPlace). */
  readonly connectionsPerPlace: number;
}

/** What has been said before: who never wants a need again (or is not wanted), who is already in. */
export interface History {
  /** Volunteer ids by need id; the same for a no of the person and of the initiative. */
  readonly rejected: ReadonlyMap<string, ReadonlySet<string>>;
  /** Volunteer ids by opportunity id. */
  readonly joined: ReadonlyMap<string, ReadonlySet<string>>;
}

export const NO_HISTORY: History = { rejected: new Map(), joined: new Map() };

/** How many shifts a day somebody gets who has not said otherwise. */
export const SHIFTS_PER_DAY = 2;
