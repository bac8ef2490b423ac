import { dayOf, ZONE } from "../../../shared/clock.ts";
import type { Day, Span } from "./types.ts";

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday: three days after the Monday of its week. */
const DAYS_SINCE_MONDAY = 3;

/** A part of a span on one day of the week, without a change of the clock: wall minutes are real minutes. */
export interface WeekPiece {
  /** Days since 1 January 1970. */
  readonly day: number;
  /** 1 (Monday) to 7. */
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** The number of a calendar day, counted from 1 January 1970. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

const HOUR_MS = 3_600_000;
const daysByHour = new Map<number, number>();
const MOST_HOURS = 10_000;

/** The number of the calendar day of a moment in Europe/Berlin, kept by the hour like dayOf: it is asked for each pair. */
export function dayNumberOf(moment: Date): number {
  const hour = Math.floor(moment.getTime() / HOUR_MS);
  const known = daysByHour.get(hour);
  if (known !== undefined) return known;
  const day = dayOf(moment);
  const number = Math.round(Date.UTC(day.year, day.month - 1, day.day) / DAY_MS);
  if (daysByHour.size >= MOST_HOURS) daysByHour.clear();
  daysByHour.set(hour, number);
  return number;
}

/** The number of the week (Monday to Sunday) a numbered day is in. */
export function weekOfDay(day: number): number {
  return Math.floor((day + DAYS_SINCE_MONDAY) / 7);
}

/** The number of the calendar month a numbered day is in. */
export function monthOfDay(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The number of the week or month a numbered day is in. */
export function periodOfDay(per: "week" | "month", day: number): number {
  return per === "week" ? weekOfDay(day) : monthOfDay(day);
}

/**
 * A span on the clock of the week in Europe/Berlin, cut at each midnight and each change of the clock: a shift past
 * midnight counts on both days, the doubled hour in October twice, the missing one in March not at all.
 */
export function weekPieces({ startsAt, endsAt }: Span): readonly WeekPiece[] {
  const pieces: WeekPiece[] = [];
  let at = startsAt.toTemporalInstant().toZonedDateTimeISO(ZONE);
  const end = endsAt.toTemporalInstant().toZonedDateTimeISO(ZONE);
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    const next = earliest([end, at.startOfDay().add({ days: 1 }).startOfDay(), at.getTimeZoneTransition("next")]);
    const startMinute = at.hour * 60 + at.minute;
    const minutes = (next.epochMilliseconds - at.epochMilliseconds) / MINUTE_MS;
    pieces.push({
      day: Math.round(Date.UTC(at.year, at.month - 1, at.day) / DAY_MS),
      weekday: at.dayOfWeek,
      startMinute,
      endMinute: startMinute + minutes,
    });
    at = next;
  }
  return pieces;
}

function earliest(moments: readonly (Temporal.ZonedDateTime | null)[]): Temporal.ZonedDateTime {
  return moments
    .filter((moment) => moment !== null)
    .reduce((first, moment) => (Temporal.ZonedDateTime.compare(moment, first) < 0 ? moment : first));
}
