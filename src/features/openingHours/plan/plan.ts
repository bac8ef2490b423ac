import type { TimeSpan } from "./timeSpan.ts";

// Opening hours as the desk's form edits them. What is stored is the OSM opening_hours text they are written to
// (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification); a text that says more than a plan can stays text.

export const WEEKDAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Every week, the odd or even weeks of the year (ISO 8601), or the nth such weekday of the month. */
export const RHYTHMS = ["every", "odd", "even", "1", "2", "3", "4", "-1", "1,3", "2,4"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export type Week = Readonly<Record<Weekday, readonly TimeSpan[]>>;

/** What holds on a weekday; no spans: closed. */
export interface DayRule {
  readonly spans: readonly TimeSpan[];
  readonly rhythm: Rhythm;
}

/** Times beside those of the week: "1. und 3. Samstag 15–18 Uhr (Elektro)". */
export interface ExtraRule extends DayRule {
  readonly day: Weekday;
  readonly note: string;
}

/** A day of any year. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** A part of the year with a week of its own: the school holidays of NRW, or from a day to a day. */
export interface Season {
  readonly time: "school" | { readonly from: MonthDay; readonly to: MonthDay };
  readonly week: Week;
}

/** Single days that differ, and why; no spans: closed. */
export interface Exception {
  readonly from: Temporal.PlainDate;
  /** The same day for a single one. */
  readonly to: Temporal.PlainDate;
  readonly spans: readonly TimeSpan[];
  readonly reason: string;
}

export interface HoursPlan {
  readonly days: Readonly<Record<Weekday, DayRule>>;
  readonly extras: readonly ExtraRule[];
  readonly seasons: readonly Season[];
  /** Public holidays of NRW: closed, as on other days, or at times of their own. */
  readonly holidays: "closed" | "open" | readonly TimeSpan[];
  readonly exceptions: readonly Exception[];
  /** At all other times by appointment. */
  readonly byAppointment: boolean;
}

const SHUT: DayRule = { spans: [], rhythm: "every" };

export const emptyPlan: HoursPlan = {
  days: { mo: SHUT, tu: SHUT, we: SHUT, th: SHUT, fr: SHUT, sa: SHUT, su: SHUT },
  extras: [],
  seasons: [],
  holidays: "closed",
  exceptions: [],
  byAppointment: false,
};

export const emptyWeek: Week = { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] };

/** Whether the plan opens at any time that can be told. */
export function opensEver({ days, extras, seasons, holidays, exceptions }: HoursPlan): boolean {
  const weeks = [...seasons.map((season) => season.week), spansOf(days)];
  return (
    weeks.some((week) => WEEKDAYS.some((day) => week[day].length > 0)) ||
    [...extras, ...exceptions].some(({ spans }) => spans.length > 0) ||
    (typeof holidays !== "string" && holidays.length > 0)
  );
}

/** The spans of each day, whatever their rhythm. */
function spansOf(days: HoursPlan["days"]): Week {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, days[day].spans])) as unknown as Week;
}
