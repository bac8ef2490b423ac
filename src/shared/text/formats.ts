import { ZONE } from "../clock.ts";
import { LANGUAGE_FACTS, type Language } from "./languages.ts";

/** Sunday, 4 January 2026, at noon: the days of a week count from there. */
const SUNDAY = Date.UTC(2026, 0, 4, 12);
const DAY_MS = 86_400_000;

/** Dates, times and numbers in the reader's language, always on the clock of Europe/Berlin. */
export interface Formats {
  /** "27. November 2026" */
  readonly day: (date: Date) => string;
  /** "Freitag, 27. November 2026" */
  readonly longDay: (date: Date) => string;
  /** "Fr., 27. Nov." */
  readonly shortDay: (date: Date) => string;
  /** "27" and "Nov.", for the date column */
  readonly dayNumber: (date: Date) => string;
  readonly monthShort: (date: Date) => string;
  /** "November 2026" */
  readonly monthYear: (date: Date) => string;
  /** "15 Uhr", "8:30 Uhr"; "3 pm" style is never used: the clock has 24 hours in all languages */
  readonly time: (date: Date) => string;
  /** "27. November 2026, 15 Uhr" */
  readonly moment: (date: Date) => string;
  readonly weekday: (date: Date) => string;
  /** The name of a day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
  readonly weekdayName: (dayOfWeek: number) => string;
  readonly number: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** The name of a language (BCP 47) in the reader's language. */
  readonly languageName: (code: string) => string;
  /** "vor 3 Tagen", "in 2 Wochen": the largest fitting unit between two moments. */
  readonly relative: (date: Date, now: Date) => string;
}

const known = new Map<Language, Formats>();

export function formatsFor(language: Language): Formats {
  const formats = known.get(language) ?? createFormats(language);
  known.set(language, formats);
  return formats;
}

function createFormats(language: Language): Formats {
  const { locale } = LANGUAGE_FACTS[language];
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
    return (date: Date) => format.format(date);
  };
  const day = dates({ day: "numeric", month: "long", year: "numeric" });
  const dayNumber = dates({ day: "numeric" });
  const time = timeFormat(language);
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const languages = new Intl.DisplayNames(locale, { type: "language", languageDisplay: "standard" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const weekday = dates({ weekday: "long" });
  return {
    day,
    longDay: dates({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDay: dates({ weekday: "short", day: "numeric", month: "short" }),
    dayNumber: (date) => dayNumber(date).replace(/\D/gu, ""),
    monthShort: dates({ month: "short" }),
    monthYear: dates({ month: "long", year: "numeric" }),
    time,
    moment: (date) => `${day(date)}, ${time(date)}`,
    weekday,
    weekdayName: (dayOfWeek) => weekday(new Date(SUNDAY + dayOfWeek * DAY_MS)),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    languageName: (code) => languages.of(code) ?? code,
    relative: (date, now) => relativeTime(relative, date, now),
  };
}

function timeFormat(language: Language): (date: Date) => string {
  const parts = new Intl.DateTimeFormat("de-DE", {
    timeZone: ZONE,
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (date) => {
    const [hour = "0", minute = "00"] = parts.format(date).split(":");
    const trimmed = String(Number(hour));
    if (language === "de") return minute === "00" ? `${trimmed} Uhr` : `${trimmed}:${minute} Uhr`;
    return `${trimmed}:${minute}`;
  };
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

function relativeTime(format: Intl.RelativeTimeFormat, date: Date, now: Date): string {
  const distance = date.getTime() - now.getTime();
  const [unit, size] = UNITS.find(([, length]) => Math.abs(distance) >= length) ?? ["minute", 60_000];
  return format.format(Math.trunc(distance / size), unit);
}
