import { readSpan, spanCode, type TimeSpan } from "./timeSpan.ts";

// The week as the desk's table edits it, written to and read back from an OSM opening_hours text
// (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification).

export const WEEKDAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type HolidayRule = "closed" | "open";

export interface WeekHours {
  /** At most two spans a day, the earlier one first. */
  readonly days: Readonly<Record<Weekday, readonly TimeSpan[]>>;
  readonly byAppointment: boolean;
  readonly holidays: HolidayRule;
}

const CODES: Readonly<Record<Weekday, string>> = {
  mo: "Mo",
  tu: "Tu",
  we: "We",
  th: "Th",
  fr: "Fr",
  sa: "Sa",
  su: "Su",
};
const APPOINTMENT = '"nach Vereinbarung"';
const HOLIDAYS_OFF = "PH off";
const RULE =
  /^((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*) (off|\d\d:\d\d-\d\d:\d\d(?:, ?\d\d:\d\d-\d\d:\d\d)?)$/u;

export const emptyWeek: WeekHours = {
  days: { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] },
  byAppointment: false,
  holidays: "closed",
};

/** The opening_hours text of a week, or null when nothing is known: no span and no appointment. */
export function writeWeekHours({ days, byAppointment, holidays }: WeekHours): string | null {
  const groups = new Map<string, Weekday[]>();
  for (const day of WEEKDAYS) {
    const times = days[day].map(spanCode).join(",");
    if (times !== "") groups.set(times, [...(groups.get(times) ?? []), day]);
  }
  const rules = [...groups].map(([times, group]) => `${dayRange(group)} ${times}`);
  if (rules.length === 0) return byAppointment ? APPOINTMENT : null;
  const text = [...rules, ...(holidays === "closed" ? [HOLIDAYS_OFF] : [])].join("; ");
  return byAppointment ? `${text} || ${APPOINTMENT}` : text;
}

/** The week that a text says, or null when the table cannot say the same (nth weekdays, dates, open ends, comments). */
export function readWeekHours(text: string): WeekHours | null {
  if (text === APPOINTMENT) return { ...emptyWeek, byAppointment: true };
  const [main = "", ...fallbacks] = text.split("||").map((part) => part.trim());
  if (fallbacks.length > 1 || fallbacks.some((part) => part !== APPOINTMENT)) return null;
  const rules = main.split(";").map((rule) => rule.trim());
  const isClosed = rules.at(-1) === HOLIDAYS_OFF;
  // "PH off" before a weekday rule would be overridden by it: such a text is not the table's, and daysOf refuses it.
  const days = daysOf(isClosed ? rules.slice(0, -1) : rules);
  return days && { days, byAppointment: fallbacks.length === 1, holidays: isClosed ? "closed" : "open" };
}

/** A later rule replaces an earlier one for the same day, as the specification says. */
function daysOf(rules: readonly string[]): WeekHours["days"] | null {
  const days: Record<Weekday, readonly TimeSpan[]> = { ...emptyWeek.days };
  for (const rule of rules) {
    const read = readRule(rule);
    if (read === null) return null;
    for (const day of read.chosen) days[day] = read.spans;
  }
  return days;
}

function readRule(rule: string): { chosen: readonly Weekday[]; spans: readonly TimeSpan[] } | null {
  const match = RULE.exec(rule);
  if (!match) return null;
  const [, selector = "", times = ""] = match;
  const chosen = weekdaysOf(selector);
  const spans = times === "off" ? [] : times.split(",").map((span) => readSpan(span.trim()));
  const sound = spans.filter((span) => span !== null);
  return chosen === null || sound.length !== spans.length ? null : { chosen, spans: sound };
}

/** "Mo-We,Fr" as days; null for a range that runs past Sunday. */
function weekdaysOf(selector: string): readonly Weekday[] | null {
  const days: Weekday[] = [];
  for (const part of selector.split(",")) {
    const [first = -1, last = first] = part.split("-").map((code) => Object.values(CODES).indexOf(code));
    if (part.split("-").length > 2 || last < first) return null;
    days.push(...WEEKDAYS.slice(first, last + 1));
  }
  return days;
}

/** "Mo-We,Fr": days in a row become a range. */
function dayRange(group: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of group) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const follows = previous !== undefined && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(previous) + 1;
    if (run && follows) run.push(day);
    else runs.push([day]);
  }
  return runs.map(runText).join(",");
}

function runText(run: readonly Weekday[]): string {
  const [first = "mo"] = run;
  const last = run.at(-1) ?? first;
  return first === last ? CODES[first] : `${CODES[first]}-${CODES[last]}`;
}
