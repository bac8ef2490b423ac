/** Tells the present moment. Passed in everywhere, so that a test can move the clock. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Europe/Berlin: the zone of every wall-clock time in this product. */
export const ZONE = "Europe/Berlin";

const HOUR_MS = 3_600_000;
const daysByHour = new Map<number, Temporal.PlainDate>();
const MOST_DAYS = 10_000;

/**
 * The calendar day of a moment in Europe/Berlin. A day there begins at a full hour of UTC, so one conversion serves
 * the whole hour: zone arithmetic is what a page with a week of hours would spend most of its time on.
 */
export function dayOf(moment: Date): Temporal.PlainDate {
  const hour = Math.floor(moment.getTime() / HOUR_MS);
  const known = daysByHour.get(hour);
  if (known) return known;
  const day = moment.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainDate();
  if (daysByHour.size >= MOST_DAYS) daysByHour.clear();
  daysByHour.set(hour, day);
  return day;
}

/** A calendar day as Prisma's Date for a DATE column (midnight UTC). */
export function dateColumn(day: Temporal.PlainDate): Date {
  return new Date(`${day.toString()}T00:00:00Z`);
}

/** The moment of a wall-clock time in Europe/Berlin; times skipped in spring move forward (RFC 5545 rule). */
export function momentAt(day: Temporal.PlainDate, time: Temporal.PlainTime): Date {
  return new Date(day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds);
}
