import { dayOf, momentAt } from "../../src/shared/clock.ts";

export const FRIDAY = 5;
export const SATURDAY = 6;

/** The next day with this weekday (1 Monday to 7 Sunday) after the day of `now`. */
export function nextDay(now: Date, weekday: number): Temporal.PlainDate {
  const tomorrow = dayOf(now).add({ days: 1 });
  return tomorrow.add({ days: (weekday - tomorrow.dayOfWeek + 7) % 7 });
}

/** The next days with this weekday, a week apart, the nearest first. */
export function nextDays(now: Date, weekday: number, count: number): Temporal.PlainDate[] {
  const first = nextDay(now, weekday);
  return Array.from({ length: count }, (_, index) => first.add({ weeks: index }));
}

/** Which one of its weekday in the month a day is: the first, the second and so on. */
export function turnOfMonth(day: Temporal.PlainDate): number {
  return Math.ceil(day.day / 7);
}

/** Start and end of something on one day in Europe/Berlin; times as "HH:MM". */
export function onDay(day: Temporal.PlainDate, from: string, to: string): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: momentAt(day, Temporal.PlainTime.from(from)),
    endsAt: momentAt(day, Temporal.PlainTime.from(to)),
  };
}
