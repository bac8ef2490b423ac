import { dayOf, momentAt } from "../../shared/clock.ts";
import { spansBetween, type OpenSpan } from "./evaluator.ts";
import { holidaysFrom, type Holiday } from "./holidays.ts";

/** One day with its opening spans. A span belongs to the day it begins on: "18–2 Uhr" stands on the evening's day. */
export interface DayHours {
  readonly day: Temporal.PlainDate;
  readonly spans: readonly OpenSpan[];
  readonly isToday: boolean;
  readonly holiday: Holiday | null;
}

const MIDNIGHT = new Temporal.PlainTime(0);
const DAY_MS = 86_400_000;
const NEXT_DAYS = 5;
const LOOK_AHEAD_DAYS = 92;
/** What makes one week differ from the next: nth weekdays, dates, weeks, months, years, easter. */
const CHANGES_BY_WEEK = /\[|\bweek\b|\beaster\b|\b\d{4}\b(?!:)|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/u;

/** Rules for single days and for parts of every year: the week still stands, with what differs told beside it. */
const DIFFERENCE = /^\s*(?:\d{4} )?[A-Z][a-z]{2} \d\d(?:-(?:\d{4} )?[A-Z][a-z]{2} \d\d)? /u;

/** Whether the same hours hold every week, public and school holidays, seasons and single days aside. */
export function isWeekly(text: string): boolean {
  const rules = text.replaceAll(/"[^"]*"/gu, "").split(";");
  const ordinary = rules.filter((rule) => !DIFFERENCE.test(rule));
  return ordinary.length > 0 && !CHANGES_BY_WEEK.test(ordinary.join(";"));
}

/** Monday to Sunday: each weekday as it will be within the seven days from today on. */
export function weekOf(text: string, now: Date): readonly DayHours[] {
  return daysFrom(text, now, 7).toSorted((one, other) => one.day.dayOfWeek - other.day.dayOfWeek);
}

/** The next days on which it opens, for hours that differ from week to week. */
export function nextOpenDays(text: string, now: Date): readonly DayHours[] {
  return daysFrom(text, now, LOOK_AHEAD_DAYS)
    .filter(({ spans }) => spans.length > 0)
    .slice(0, NEXT_DAYS);
}

/** The hours of one day. */
export function hoursOn(text: string, day: Temporal.PlainDate, now: Date): DayHours {
  const [hours] = daysBetween(text, { first: day, count: 1, today: dayOf(now) });
  return hours ?? { day, spans: [], isToday: false, holiday: null };
}

function daysFrom(text: string, now: Date, count: number): readonly DayHours[] {
  return daysBetween(text, { first: dayOf(now), count, today: dayOf(now) });
}

interface Days {
  readonly first: Temporal.PlainDate;
  readonly count: number;
  readonly today: Temporal.PlainDate;
}

/** What was worked out today: the days of a text stay the same until midnight. */
const workedOut = { today: "", days: new Map<string, readonly DayHours[]>() };
const MOST_TEXTS = 5000;

function daysBetween(text: string, asked: Days): readonly DayHours[] {
  const today = asked.today.toString();
  if (workedOut.today !== today || workedOut.days.size >= MOST_TEXTS) workedOut.days.clear();
  workedOut.today = today;
  const key = `${asked.first.toString()} ${String(asked.count)} ${text}`;
  const days = workedOut.days.get(key) ?? findDays(text, asked);
  workedOut.days.set(key, days);
  return days;
}

function findDays(text: string, { first, count, today }: Days): readonly DayHours[] {
  const spans = spansBetween(
    text,
    momentAt(first, MIDNIGHT),
    momentAt(first.add({ days: count + 1 }), MIDNIGHT),
  ).flatMap(byDay);
  const holidays = holidaysFrom(first, count);
  return Array.from({ length: count }, (_, index) => {
    const day = first.add({ days: index });
    return {
      day,
      spans: spans.filter((span) => dayOf(span.from).equals(day)),
      isToday: day.equals(today),
      holiday: holidays.find((holiday) => holiday.day.equals(day)) ?? null,
    };
  });
}

/** A span of more than a day ("24/7") is cut at each midnight. */
function byDay(span: OpenSpan): readonly OpenSpan[] {
  if (span.to.getTime() - span.from.getTime() <= DAY_MS + 3_600_000 && !isWholeDays(span)) return [span];
  const midnight = momentAt(dayOf(span.from).add({ days: 1 }), MIDNIGHT);
  if (span.to <= midnight) return [span];
  return [{ ...span, to: midnight }, ...byDay({ ...span, from: midnight })];
}

function isWholeDays({ from, to }: OpenSpan): boolean {
  return (
    from.getTime() === momentAt(dayOf(from), MIDNIGHT).getTime() &&
    to.getTime() === momentAt(dayOf(to), MIDNIGHT).getTime()
  );
}
