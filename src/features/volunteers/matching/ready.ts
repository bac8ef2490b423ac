import type { OpportunityFacts, Point, VolunteerFacts } from "./types.ts";
import { dayNumber, dayNumberOf, weekOfDay, weekPieces, type WeekPiece } from "./weekTime.ts";

/** Metres per degree of latitude. */
const METRES_PER_DEGREE = 111_195;

/** Free times as rows of numbers, in the order of the week: see TIME_COLUMNS. */
export const TIME = { weekday: 0, start: 1, end: 2, isPrimary: 3, from: 4, to: 5, columns: 6 } as const;
const FIRST_DAY = -1_000_000;
const LAST_DAY = 1_000_000;

/** A volunteer made ready to be looked at against many opportunities; made once, never changed. */
export interface ReadyVolunteer {
  readonly facts: VolunteerFacts;
  readonly times: Int32Array;
  readonly commitments: readonly ReadyCommitment[];
  /** Committed minutes by week number. */
  readonly minutesByWeek: ReadonlyMap<number, number>;
  readonly pausedUntil: number;
  readonly clearanceUntil: number;
}

export interface ReadyCommitment {
  readonly opportunityId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Day and week of the start. */
  readonly day: number;
}

/** One date of an opportunity: its moments in milliseconds, and its pieces on the clock of the week. */
export interface ReadySpan {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly minutes: number;
  readonly day: number;
  readonly week: number;
  readonly pieces: readonly WeekPiece[];
}

/** An opportunity made ready to be looked at against many volunteers. */
export interface ReadyOpportunity {
  readonly facts: OpportunityFacts;
  readonly spans: readonly ReadySpan[];
  /** Metres per degree of longitude at this place. */
  readonly metresPerLon: number;
  /** The welcome skills, else the required ones. */
  readonly skillIds: readonly string[];
  /** Required and welcome ones. */
  readonly languages: readonly string[];
}

/** Puts the facts of a volunteer into the form all rules read. */
export function readyVolunteer(facts: VolunteerFacts): ReadyVolunteer {
  const commitments = facts.commitments
    .map(({ opportunityId, startsAt, endsAt }) => ({
      opportunityId,
      startsAt: startsAt.getTime(),
      endsAt: endsAt.getTime(),
      day: dayNumberOf(startsAt),
    }))
    .toSorted((a, b) => a.startsAt - b.startsAt);
  return {
    facts,
    times: timeRows(facts.times),
    commitments,
    minutesByWeek: minutesByWeek(commitments),
    pausedUntil: facts.pausedUntil === null ? FIRST_DAY : dayNumber(facts.pausedUntil),
    clearanceUntil: facts.clearanceUntil === null ? FIRST_DAY : dayNumber(facts.clearanceUntil),
  };
}

/** Puts the facts of an opportunity into the form all rules read; the clock of the week is worked out here, once. */
export function readyOpportunity(facts: OpportunityFacts): ReadyOpportunity {
  return {
    facts,
    spans: facts.spans.map((span) => {
      const day = dayNumberOf(span.startsAt);
      const [startsAt, endsAt] = [span.startsAt.getTime(), span.endsAt.getTime()];
      const minutes = Math.round((endsAt - startsAt) / 60_000);
      return { startsAt, endsAt, minutes, day, week: weekOfDay(day), pieces: weekPieces(span) };
    }),
    metresPerLon: facts.point === null ? 0 : METRES_PER_DEGREE * Math.cos((facts.point.lat * Math.PI) / 180),
    skillIds: facts.welcomeSkillIds.length > 0 ? facts.welcomeSkillIds : facts.requiredSkills.map((one) => one.termId),
    languages: [...new Set([...facts.requiredLanguages, ...facts.welcomeLanguages])],
  };
}

/** Metres between a home and an opportunity, as the crow flies; null when one of them is not known. */
export function metresBetween(home: Point | null, { facts: { point }, metresPerLon }: ReadyOpportunity): number | null {
  if (home === null || point === null) return null;
  return Math.hypot((home.lon - point.lon) * metresPerLon, (home.lat - point.lat) * METRES_PER_DEGREE);
}

function timeRows(times: VolunteerFacts["times"]): Int32Array {
  const rows = times
    .map(({ weekday, startMinute, endMinute, priority, validFrom, validTo }) => [
      weekday,
      startMinute,
      endMinute,
      priority === "primary" ? 1 : 0,
      validFrom === null ? FIRST_DAY : dayNumber(validFrom),
      validTo === null ? LAST_DAY : dayNumber(validTo),
    ])
    .toSorted(([dayA = 0, startA = 0], [dayB = 0, startB = 0]) => dayA - dayB || startA - startB);
  return Int32Array.from(rows.flat());
}

function minutesByWeek(commitments: readonly ReadyCommitment[]): ReadonlyMap<number, number> {
  const minutes = new Map<number, number>();
  for (const { startsAt, endsAt, day } of commitments) {
    const week = weekOfDay(day);
    minutes.set(week, (minutes.get(week) ?? 0) + (endsAt - startsAt) / 60_000);
  }
  return minutes;
}
