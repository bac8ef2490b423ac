import { isBusy } from "./dates.ts";
import { TIME, type ReadyOpportunity, type ReadySpan, type ReadyVolunteer } from "./ready.ts";
import { ASK, NOT_ASKED, type FactsByFeature, type TimeShare } from "./reasons.ts";
import type { WeekPiece } from "./weekTime.ts";

/** A second choice counts half. */
const SECONDARY = 0.5;

/**
 * How much of the wanted time is free: the share of the dates' minutes inside the free times (first choice 1, second
 * 0.5), dates lost to something accepted before counting nothing; without dates the share of the wanted weekly hours.
 */
export function measureTime(volunteer: ReadyVolunteer, { facts, spans }: ReadyOpportunity): number {
  if (spans.length === 0 && facts.hoursPerWeek === null) return NOT_ASKED;
  if (volunteer.times.length === 0) return ASK;
  return spans.length === 0
    ? measureHours(volunteer, facts.hoursPerWeek ?? 0)
    : measureDates(volunteer, facts.id, spans);
}

export function explainTime(volunteer: ReadyVolunteer, { facts, spans }: ReadyOpportunity): FactsByFeature["time"] {
  const wanted = facts.hoursPerWeek;
  return {
    dates: spans.length,
    busyDates: spans.filter((span) => isBusy(volunteer, span, facts.id)).length,
    times: weeklyTimes(volunteer, facts.id, spans),
    hours: spans.length > 0 || wanted === null ? null : { wanted, ...hoursByChoice(volunteer) },
  };
}

function measureDates(volunteer: ReadyVolunteer, id: string, spans: readonly ReadySpan[]): number {
  let free = 0;
  let wanted = 0;
  for (const span of spans) {
    wanted += span.minutes;
    if (!isBusy(volunteer, span, id)) free += freeMinutes(volunteer.times, span);
  }
  return wanted === 0 ? 0 : free / wanted;
}

function measureHours(volunteer: ReadyVolunteer, wanted: number): number {
  return wanted <= 0 ? 1 : Math.min(1, weeklyHours(volunteer) / wanted);
}

/** Free hours in a week, seasons aside, but not more than somebody wants to give. */
function weeklyHours({ times, facts }: ReadyVolunteer): number {
  let minutes = 0;
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    minutes += freeInPiece(times, { weekday, startMinute: 0, endMinute: 24 * 60, day: null });
  }
  return Math.min(minutes / 60, facts.maxHoursPerWeek ?? Infinity);
}

/** Hours of a week that are free as first choice, and beyond them only as second, up to what somebody wants to give. */
function hoursByChoice({ times, facts }: ReadyVolunteer): { readonly free: number; readonly second: number } {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    choicesInPiece(times, { weekday, startMinute: 0, endMinute: 24 * 60, day: null }),
  );
  const hours = (key: "any" | "primary") => week.reduce((sum, day) => sum + day[key], 0) / 60;
  const most = facts.maxHoursPerWeek ?? Infinity;
  const free = Math.min(hours("primary"), most);
  return { free, second: Math.min(hours("any"), most) - free };
}

function freeMinutes(times: readonly number[], span: ReadySpan): number {
  let free = 0;
  for (const piece of span.pieces) free += freeInPiece(times, piece);
  return free;
}

type Piece = Omit<WeekPiece, "day"> & { readonly day: number | null };

/** Free minutes of a piece, second choice at half: half of what is free at all and half of what is first choice. */
function freeInPiece(times: readonly number[], piece: Piece): number {
  const { any, primary } = choicesInPiece(times, piece);
  return SECONDARY * any + (1 - SECONDARY) * primary;
}

/** Minutes that are free at all, and those that are first choice; overlapping free times count once. */
function choicesInPiece(times: readonly number[], piece: Piece): { readonly any: number; readonly primary: number } {
  let [any, primary] = [0, 0];
  let [anyReached, primaryReached] = [piece.startMinute, piece.startMinute];
  for (let row = 0; row < times.length; row += TIME.columns) {
    if (!isOn(times, row, piece)) continue;
    const start = times[row + TIME.start] ?? 0;
    const end = Math.min(times[row + TIME.end] ?? 0, piece.endMinute);
    any += Math.max(0, end - Math.max(start, anyReached));
    anyReached = Math.max(anyReached, end);
    if (times[row + TIME.isPrimary] !== 1) continue;
    primary += Math.max(0, end - Math.max(start, primaryReached));
    primaryReached = Math.max(primaryReached, end);
  }
  return { any, primary };
}

function isOn(
  times: readonly number[],
  row: number,
  piece: { readonly weekday: number; readonly day: number | null },
): boolean {
  if (times[row + TIME.weekday] !== piece.weekday) return false;
  if (piece.day === null) return true;
  return (times[row + TIME.from] ?? 0) <= piece.day && piece.day <= (times[row + TIME.to] ?? 0);
}

/** Dates at the same time of the week are one line; its share is their mean. */
function weeklyTimes(volunteer: ReadyVolunteer, id: string, spans: readonly ReadySpan[]): readonly TimeShare[] {
  const groups = Map.groupBy(spans, (span) => JSON.stringify(weekTime(span)));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const wanted = group.reduce((sum, span) => sum + span.minutes, 0);
      const open = group.filter((span) => !isBusy(volunteer, span, id));
      const free = open.reduce((sum, span) => sum + freeMinutes(volunteer.times, span), 0);
      const share = wanted === 0 ? 0 : free / wanted;
      return [{ ...weekTime(first), share, isSecondChoice: share < 1 && isAllFree(volunteer.times, group) }];
    })
    .toSorted((a, b) => b.share - a.share || a.weekday - b.weekday || a.startMinute - b.startMinute);
}

/** Free all the time, be it as second choice. */
function isAllFree(times: readonly number[], spans: readonly ReadySpan[]): boolean {
  const pieces = spans.flatMap((span) => span.pieces);
  return pieces.every((piece) => choicesInPiece(times, piece).any >= piece.endMinute - piece.startMinute);
}

/** When a span begins and ends on the wall clock; an end on a later day is counted on past 24 hours. */
function weekTime({ pieces }: ReadySpan): Omit<TimeShare, "share"> {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return { weekday: 1, startMinute: 0, endMinute: 0 };
  const endMinute = last.endMinute + (last.day - first.day) * 24 * 60;
  return { weekday: first.weekday, startMinute: first.startMinute, endMinute };
}
