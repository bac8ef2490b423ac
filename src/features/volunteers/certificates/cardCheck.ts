import type { VolunteerRules } from "../rules/volunteerRules.ts";

/** What somebody gave in a period; both days inclusive. */
export interface GivenTime {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly minutes: number;
  /** The first day with confirmed time, ever; null for none. */
  readonly since: Temporal.PlainDate | null;
}

/** What the Ehrenamtskarte NRW asks for, and how far it is met. What nobody here can know is not judged. */
export interface CardCheck {
  /** Minutes a week and a year, on average over the period. */
  readonly perWeek: number;
  readonly perYear: number;
  readonly isEnough: boolean;
  /** Minutes a year that are missing, by the lower of both hurdles; 0 when it is enough. */
  readonly missing: number;
  /** Full months from the first day to the end of the period. */
  readonly months: number;
  readonly isLong: boolean;
  readonly missingMonths: number;
}

const WEEK_DAYS = 7;
const YEAR_DAYS = 365.25;

/** Judges by the rules that hold on the last day of the period. */
export function checkCard({ from, until, minutes, since }: GivenTime, rules: VolunteerRules): CardCheck {
  const days = from.until(until, { largestUnit: "days" }).days + 1;
  const perWeek = (minutes / days) * WEEK_DAYS;
  const perYear = (minutes / days) * YEAR_DAYS;
  const [neededPerWeek, neededPerYear] = [rules.cardHoursPerWeek * 60, rules.cardHoursPerYear * 60];
  const isEnough = perWeek >= neededPerWeek || perYear >= neededPerYear;
  const lowest = Math.min(neededPerYear, (neededPerWeek / WEEK_DAYS) * YEAR_DAYS);
  const months = since === null ? 0 : monthsBetween(since, until);
  return {
    perWeek: Math.round(perWeek),
    perYear: Math.round(perYear),
    isEnough,
    missing: isEnough ? 0 : Math.ceil(lowest - perYear),
    months,
    isLong: months >= rules.cardMonths,
    missingMonths: Math.max(0, rules.cardMonths - months),
  };
}

/** Full months from the beginning of one day to the end of another. */
function monthsBetween(since: Temporal.PlainDate, until: Temporal.PlainDate): number {
  return Math.max(0, since.until(until.add({ days: 1 }), { largestUnit: "months" }).months);
}
