import { momentAt } from "../../../shared/clock.ts";

const DAY_MINUTES = 1440;

/**
 * When a shift of a series begins and ends: what the clock on the wall says in Europe/Berlin. A beginning that the
 * spring skips moves forward with the clock (RFC 5545); the end never comes before it, the length then stays.
 */
export function shiftTimes(
  day: Temporal.PlainDate,
  { startMinute, endMinute }: { readonly startMinute: number; readonly endMinute: number },
): { readonly startsAt: Date; readonly endsAt: Date } {
  const startsAt = wallClock(day, startMinute);
  const endsAt = wallClock(day, endMinute);
  if (endsAt > startsAt) return { startsAt, endsAt };
  return { startsAt, endsAt: new Date(startsAt.getTime() + (endMinute - startMinute) * 60_000) };
}

function wallClock(day: Temporal.PlainDate, minutes: number): Date {
  const date = day.add({ days: Math.floor(minutes / DAY_MINUTES) });
  const rest = minutes % DAY_MINUTES;
  return momentAt(date, new Temporal.PlainTime(Math.floor(rest / 60), rest % 60));
}
