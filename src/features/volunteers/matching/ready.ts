import type { Answer, Answers, Commitment, LanguageLevel, OpportunityFacts, Point, VolunteerFacts } from "./types.ts";
import { dayNumber, dayNumberOf, weekOfDay, weekPieces, type WeekPiece } from "./weekTime.ts";

/** Metres per degree of latitude, and of longitude in Hagen (51.36 degrees north). */
const METRES_PER_LAT = 111_195;
const METRES_PER_LON = METRES_PER_LAT * Math.cos((51.36 * Math.PI) / 180);

/** Free times as rows of numbers, in the order of the week. */
export const TIME = { weekday: 0, start: 1, end: 2, isPrimary: 3, from: 4, to: 5, columns: 6 } as const;
export const ANSWER_STEPS: Readonly<Record<Answer, number>> = { no: 0, partly: 1, fits: 2 };
/** What a level of a language counts, in hundredths. */
export const LANGUAGE_VALUES: Readonly<Record<LanguageLevel, number>> = { native: 100, good: 80, basic: 60 };
const NO_ANSWER = -1;
const FIRST_DAY = -1_000_000;
const LAST_DAY = 1_000_000;

/** Whole metres to the east and north. */
interface Position {
  readonly east: number;
  readonly north: number;
}

/**
 * A volunteer made ready to be looked at against many opportunities; made once, never changed. Names are numbers
 * (termNumber) and lists are flat: going through 50,000 people is a matter of how little memory is touched.
 */
export interface ReadyVolunteer {
  readonly facts: VolunteerFacts;
  readonly times: readonly number[];
  readonly commitments: readonly ReadyCommitment[];
  readonly asked: readonly ReadyCommitment[];
  /** Committed minutes by week number. */
  readonly minutesByWeek: ReadonlyMap<number, number>;
  /** Pairs of term and level. */
  readonly skills: readonly number[];
  /** Pairs of language and its value in hundredths. */
  readonly languages: readonly number[];
  readonly themes: readonly number[];
  /** The step of the answer by statement; -1 where there is none. */
  readonly compass: readonly number[];
  /** The statement that counts double; -1 without one. */
  readonly doubled: number;
  readonly home: Position | null;
  readonly maxDistanceM: number | null;
  readonly pausedUntil: number;
  readonly clearanceUntil: number;
}

export interface ReadyCommitment {
  readonly opportunityId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** The day of the start. */
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
  readonly position: Position | null;
  /** The welcome skills, else the required ones. */
  readonly skillIds: readonly string[];
  readonly skills: readonly number[];
  /** Required and welcome ones. */
  readonly languageCodes: readonly string[];
  readonly languages: readonly number[];
  readonly requiredLanguages: readonly number[];
  readonly themes: readonly number[];
  /** The statements it has an answer to. */
  readonly statements: readonly number[];
  readonly compass: readonly number[];
}

/** Puts the facts of a volunteer into the form all rules read. */
export function readyVolunteer(facts: VolunteerFacts): ReadyVolunteer {
  const commitments = readyCommitments(facts.commitments);
  return {
    facts,
    times: timeRows(facts.times),
    commitments,
    asked: readyCommitments(facts.asked),
    minutesByWeek: minutesByWeek(commitments),
    skills: [...facts.skills].flatMap(([termId, level]) => [termNumber(termId), level]),
    languages: facts.languages.flatMap(({ code, level }) => [termNumber(code), LANGUAGE_VALUES[level ?? "native"]]),
    themes: facts.themeIds.map(termNumber),
    compass: compassOf(facts.answers),
    doubled: facts.doubledStatementId === null ? NO_ANSWER : termNumber(facts.doubledStatementId),
    home: positionOf(facts.home),
    maxDistanceM: facts.maxDistanceM,
    pausedUntil: facts.pausedUntil === null ? FIRST_DAY : dayNumber(facts.pausedUntil),
    clearanceUntil: facts.clearanceUntil === null ? FIRST_DAY : dayNumber(facts.clearanceUntil),
  };
}

function readyCommitments(commitments: readonly Commitment[]): readonly ReadyCommitment[] {
  return commitments
    .map(({ opportunityId, startsAt, endsAt }) => ({
      opportunityId,
      startsAt: startsAt.getTime(),
      endsAt: endsAt.getTime(),
      day: dayNumberOf(startsAt),
    }))
    .toSorted((a, b) => a.startsAt - b.startsAt);
}

/** Puts the facts of an opportunity into the form all rules read; the clock of the week is worked out here, once. */
export function readyOpportunity(facts: OpportunityFacts): ReadyOpportunity {
  const skillIds =
    facts.welcomeSkillIds.length > 0 ? facts.welcomeSkillIds : facts.requiredSkills.map((one) => one.termId);
  const languageCodes = [...new Set([...facts.requiredLanguages, ...facts.welcomeLanguages])];
  return {
    facts,
    spans: facts.spans.map((span) => {
      const day = dayNumberOf(span.startsAt);
      const [startsAt, endsAt] = [span.startsAt.getTime(), span.endsAt.getTime()];
      const minutes = Math.round((endsAt - startsAt) / 60_000);
      return { startsAt, endsAt, minutes, day, week: weekOfDay(day), pieces: weekPieces(span) };
    }),
    position: positionOf(facts.point),
    skillIds,
    skills: skillIds.map(termNumber),
    languageCodes,
    languages: languageCodes.map(termNumber),
    requiredLanguages: facts.requiredLanguages.map(termNumber),
    themes: facts.themeIds.map(termNumber),
    statements: [...facts.answers.keys()].map(termNumber),
    compass: compassOf(facts.answers),
  };
}

/** Metres between a home and an opportunity, as the crow flies; null when one of them is not known. */
export function metresBetween({ home }: ReadyVolunteer, { position }: ReadyOpportunity): number | null {
  if (home === null || position === null) return null;
  const east = home.east - position.east;
  const north = home.north - position.north;
  return Math.sqrt(east * east + north * north);
}

/** The level of a skill, 0 when it was not told. */
export function levelOf({ skills }: ReadyVolunteer, skill: number): number {
  for (let at = 0; at < skills.length; at += 2) if (skills[at] === skill) return skills[at + 1] ?? 0;
  return 0;
}

/** What a language counts in hundredths, 0 when it is not spoken. */
export function languageValue({ languages }: ReadyVolunteer, language: number): number {
  for (let at = 0; at < languages.length; at += 2) if (languages[at] === language) return languages[at + 1] ?? 0;
  return 0;
}

function positionOf(point: Point | null): Position | null {
  if (point === null) return null;
  return { east: Math.round(point.lon * METRES_PER_LON), north: Math.round(point.lat * METRES_PER_LAT) };
}

function timeRows(times: VolunteerFacts["times"]): readonly number[] {
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
  return rows.flat();
}

/** Numbers for the terms, languages and statements there are (a vocabulary, so there are few): compared faster than names. */
const termNumbers = new Map<string, number>();

function termNumber(name: string): number {
  const number = termNumbers.get(name) ?? termNumbers.size;
  termNumbers.set(name, number);
  return number;
}

function compassOf(answers: Answers): readonly number[] {
  const compass: number[] = [];
  for (const [id, answer] of answers) {
    const number = termNumber(id);
    while (compass.length <= number) compass.push(NO_ANSWER);
    compass[number] = ANSWER_STEPS[answer];
  }
  return compass;
}

function minutesByWeek(commitments: readonly ReadyCommitment[]): ReadonlyMap<number, number> {
  const minutes = new Map<number, number>();
  for (const { startsAt, endsAt, day } of commitments) {
    const week = weekOfDay(day);
    minutes.set(week, (minutes.get(week) ?? 0) + (endsAt - startsAt) / 60_000);
  }
  return minutes;
}
