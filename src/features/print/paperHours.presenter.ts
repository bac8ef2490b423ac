import { holidaysFrom, isWeekly, presentHours, presentState, type HoursFacts } from "../openingHours/index.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import { LANGUAGE_FACTS, type Language } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Words } from "./words.ts";

/** Opening hours as they may hang on a wall for months: nothing that is true today only. */
export interface PaperHours {
  readonly language: Language;
  readonly caption: string;
  readonly rows: readonly PaperHoursRow[];
  /** What stands instead of hours, or beside them. */
  readonly notes: readonly Words[];
}

export interface PaperHoursRow {
  readonly days: string;
  readonly shortDays: string;
  readonly text: string;
  readonly isShut: boolean;
}

export interface PaperHoursFacts extends HoursFacts {
  readonly hoursNote: string | null;
}

const NOON = new Temporal.PlainTime(12);
const WEEK = 7;
const LOOK_AHEAD_DAYS = 35;
/** Hours that differ from week to week: so many dates. */
const MOST_DATES = 5;

/** Neighbouring days with the same hours in one row; for hours that change by the week the next dates. */
export function presentPaperHours(reader: Reader, facts: PaperHoursFacts, now: Date): PaperHours {
  const note: readonly Words[] = facts.hoursNote === null ? [] : [{ text: facts.hoursNote, language: "de" }];
  const empty = { language: reader.language, caption: reader.t("print:hours.caption"), rows: [] };
  if (facts.service !== "running") {
    return { ...empty, notes: [{ text: presentState(reader, facts, now).text, language: reader.language }] };
  }
  if (facts.hours === null) return { ...empty, notes: note };
  const weekly = isWeekly(facts.hours);
  const { rows } = presentHours(reader, facts.hours, weekly ? ordinaryWeek(now) : now);
  const told = weekly ? groupDays(reader, rows) : rows.slice(0, MOST_DATES).map((row) => oneDate(row));
  const caption = reader.t(weekly ? "print:hours.caption" : "print:hours.next");
  return { ...empty, caption, rows: told, notes: note };
}

/** A moment whose seven days hold no public holiday, so that the table tells what holds as a rule. */
function ordinaryWeek(now: Date): Date {
  const today = dayOf(now);
  const days = Array.from({ length: LOOK_AHEAD_DAYS }, (_, index) => today.add({ days: index }));
  const first = days.find((day) => holidaysFrom(day, WEEK).length === 0) ?? today;
  return momentAt(first, NOON);
}

type DayRow = ReturnType<typeof presentHours>["rows"][number];

function oneDate({ day, text }: DayRow): PaperHoursRow {
  return { days: day, shortDays: day, text, isShut: false };
}

function groupDays(reader: Reader, rows: readonly DayRow[]): readonly PaperHoursRow[] {
  const shut = reader.t("contactPoints:hours.shut");
  const groups: { text: string; indexes: number[] }[] = [];
  for (const [index, { text }] of rows.entries()) {
    const last = groups.at(-1);
    if (last?.text === text) last.indexes.push(index);
    else groups.push({ text, indexes: [index] });
  }
  return groups.map(({ text, indexes }) => ({
    days: daysText(reader, indexes, (index) => rows[index]?.day ?? "", false),
    shortDays: daysText(reader, indexes, (index) => shortWeekday(reader.language, index), true),
    text,
    isShut: text === shut,
  }));
}

function daysText(
  { t, format }: Reader,
  indexes: readonly number[],
  nameOf: (index: number) => string,
  isShort: boolean,
): string {
  const names = indexes.map((index) => nameOf(index));
  if (names.length === WEEK) return t("print:days.daily");
  if (names.length < 3) return isShort ? names.join(", ") : format.list(names);
  const values = { from: names[0] ?? "", to: names.at(-1) ?? "" };
  return t(isShort ? "print:days.shortRange" : "print:days.range", values);
}

/** 2024 began on a Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

function shortWeekday(language: Language, index: number): string {
  const weekday = language === "ar" ? "long" : "short";
  const format = new Intl.DateTimeFormat(LANGUAGE_FACTS[language].locale, { timeZone: "UTC", weekday });
  return format.format(new Date(MONDAY + index * DAY_MS)).replace(/\.$/u, "");
}
