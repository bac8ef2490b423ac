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
    hours: spans.length > 0 || wanted === null ? null : { wanted, free: weeklyHours(volunteer) },
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

function freeMinutes(times: readonly number[], span: ReadySpan): number {
  let free = 0;
  for (const piece of span.pieces) free += freeInPiece(times, piece);
  return free;
}

/**
 * Free minutes of a piece, second choice at half; overlapping free times count once, as the better choice. Half of what
 * is free at all and half of what is first choice give just that.
 */
function freeInPiece(
  times: readonly number[],
  piece: Omit<WeekPiece, "day"> & { readonly day: number | null },
): number {
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
  return SECONDARY * any + (1 - SECONDARY) * primary;
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
      return [{ ...weekTime(first), share: wanted === 0 ? 0 : free / wanted }];
    })
    .toSorted((a, b) => b.share - a.share || a.weekday - b.weekday || a.startMinute - b.startMinute);
}

/** When a span begins and ends on the wall clock; an end on a later day is counted on past 24 hours. */
function weekTime({ pieces }: ReadySpan): Omit<TimeShare, "share"> {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return { weekday: 1, startMinute: 0, endMinute: 0 };
  const endMinute = last.endMinute + (last.day - first.day) * 24 * 60;
  return { weekday: first.weekday, startMinute: first.startMinute, endMinute };
}
