/** Tells the present moment. Passed in everywhere, so that a test can move the clock. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Europe/Berlin: the zone of every wall-clock time in this product. */
export const ZONE = "Europe/Berlin";

/** The calendar day of a moment in Europe/Berlin. */
export function dayOf(moment: Date): Temporal.PlainDate {
  return moment.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainDate();
}

/** A calendar day as Prisma's Date for a DATE column (midnight UTC). */
export function dateColumn(day: Temporal.PlainDate): Date {
  return new Date(`${day.toString()}T00:00:00Z`);
}

/** The moment of a wall-clock time in Europe/Berlin; times skipped in spring move forward (RFC 5545 rule). */
export function momentAt(day: Temporal.PlainDate, time: Temporal.PlainTime): Date {
  return new Date(day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds);
}
