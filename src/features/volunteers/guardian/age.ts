import { dayOf } from "../../../shared/clock.ts";

/** § 2 BGB */
export const ADULT = 18;
/** Younger ones come with a grown-up instead of registering themselves. */
export const YOUNGEST = 14;

/** Full years on a day; somebody born on 29 February is a year older on 1 March of other years (§ 188 BGB). */
export function yearsOn(bornOn: Temporal.PlainDate, day: Temporal.PlainDate): number {
  return bornOn.until(day, { largestUnit: "years" }).years;
}

/** The day on which somebody comes of age. */
export function comesOfAgeOn(bornOn: Temporal.PlainDate): Temporal.PlainDate {
  const day = bornOn.add({ years: ADULT });
  return day.day === bornOn.day ? day : day.add({ days: 1 });
}

/** A DATE column as a calendar day. */
export function dayFromColumn(column: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(column.toISOString().slice(0, 10));
}

export interface KnownAge {
  /** Null when nobody asked. */
  readonly isAdult: boolean | null;
  /** Only of minors. */
  readonly bornOn: Date | null;
}

/**
 * How old somebody is at least, in full years: adults count as 18, since nothing more is stored; null when nobody asked.
 * A minor whose birth date is not known counts as the youngest who may register.
 */
export function ageOf({ isAdult, bornOn }: KnownAge, now: Date): number | null {
  if (bornOn !== null) return yearsOn(dayFromColumn(bornOn), dayOf(now));
  if (isAdult === null) return null;
  return isAdult ? ADULT : YOUNGEST;
}

/** Under 18 by what is known. On the birthday itself nobody has to wait for the night. */
export function isMinor(known: KnownAge, now: Date): boolean {
  return (ageOf(known, now) ?? ADULT) < ADULT;
}

/** Whether somebody is surely too young for a need; of adults no more is known, the desk asks them. */
export function isTooYoung(known: KnownAge, minimumAge: number | null, now: Date): boolean {
  const age = ageOf(known, now);
  return minimumAge !== null && age !== null && age < ADULT && age < minimumAge;
}
