import { APPOINTMENT, EVEN_WEEKS, MONTH_DAY, ODD_WEEKS, readDayRange, readMonthDay } from "./codes.ts";
import { emptyPlan, emptyWeek, RHYTHMS, type HoursPlan, type Rhythm, type Season, type Weekday } from "./plan.ts";
import { readSpan, type TimeSpan } from "./timeSpan.ts";

const SPAN = String.raw`\d\d:\d\d-\d\d:\d\d`;
const TIMES = `(?<times>off|${SPAN}(?:, ?${SPAN})*)`;
const DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)";
const DAYS = `(?<days>${DAY}(?:[-,]${DAY})*)`;
const NOTE = `(?: open "(?<note>[^"]*)")?`;

const DAY_RULE = new RegExp(`^(?:(?<weeks>${ODD_WEEKS}|${EVEN_WEEKS}) )?${DAYS} ${TIMES}${NOTE}$`, "u");
const NTH_RULE = new RegExp(String.raw`^(?<days>${DAY})\[(?<nth>[-\d,]+)\] ${TIMES}${NOTE}$`, "u");
const SEASON_RULE = new RegExp(`^(?<when>SH|${MONTH_DAY}-${MONTH_DAY}) (?:off|${DAYS} ${TIMES})$`, "u");
const HOLIDAY_RULE = new RegExp(`^PH ${TIMES}$`, "u");
const DATE = (name: string) => String.raw`(?<${name}Year>\d{4}) (?<${name}>${MONTH_DAY})`;
const EXCEPTION_RULE = new RegExp(
  `^${DATE("from")}(?:-${DATE("to")})? (?:off(?: "(?<shut>[^"]*)")?|${TIMES}${NOTE})$`,
  "u",
);
/** Outside quotation marks: an even number of them follows. */
const OUTSIDE = String.raw`(?=(?:[^"]*"[^"]*")*[^"]*$)`;
const RULE_END = new RegExp(`; ?${OUTSIDE}`, "u");
/** A rule that adds to those before it begins after ", " with a weekday or a week. */
const ADDED = new RegExp(String.raw`, (?=(?:week|${DAY})\b)${OUTSIDE}`, "u");
const FALLBACK = new RegExp(String.raw` \|\| ${OUTSIDE}`, "u");

/** How far the text has come: parts of it may only follow in this order, or they would mean something else. */
const ORDER = ["week", "season", "holiday", "exception"] as const;
type Stage = (typeof ORDER)[number];
interface Reading {
  plan: HoursPlan;
  stage: Stage;
}

/** The plan that a text says, or null when a plan cannot say the same (open ends, sunrise, comments of doubt). */
export function readPlan(text: string): HoursPlan | null {
  if (text === APPOINTMENT) return { ...emptyPlan, holidays: "open", byAppointment: true };
  const [main = "", ...fallbacks] = text.split(FALLBACK);
  if (fallbacks.length > 1 || fallbacks.some((part) => part !== APPOINTMENT)) return null;
  const reading: Reading = {
    plan: { ...emptyPlan, holidays: "open", byAppointment: fallbacks.length === 1 },
    stage: "week",
  };
  const isRead = splitRules(main).every(({ rule, isAdded }) =>
    isAdded ? readAdded(reading, rule) : readRule(reading, rule),
  );
  return isRead ? reading.plan : null;
}

/** The rules between semicolons outside quotation marks, those after ", " marked. */
function splitRules(text: string): readonly { rule: string; isAdded: boolean }[] {
  return text.split(RULE_END).flatMap((rule) =>
    rule
      .trim()
      .split(ADDED)
      .map((part, index) => ({ rule: part, isAdded: index > 0 })),
  );
}

function readRule(reading: Reading, rule: string): boolean {
  return (
    readDays(reading, rule) || readSeason(reading, rule) || readHolidays(reading, rule) || readException(reading, rule)
  );
}

/** Moves on to a stage; false when the text is past it. */
function reaches(reading: Reading, stage: Stage): boolean {
  if (ORDER.indexOf(stage) < ORDER.indexOf(reading.stage)) return false;
  reading.stage = stage;
  return true;
}

/** A later rule replaces an earlier one for the same day: only weekly ones do so wholly. */
function readDays(reading: Reading, rule: string): boolean {
  const read = dayRule(rule);
  if (read === null || read.note !== "" || !reaches(reading, "week")) return false;
  const { days, extras } = reading.plan;
  const isSet = read.days.some((day) => days[day].spans.length > 0);
  if (extras.length > 0 || (isSet && read.rhythm !== "every")) return false;
  const { spans, rhythm } = read;
  const chosen = Object.fromEntries(read.days.map((day) => [day, { spans, rhythm }]));
  reading.plan = { ...reading.plan, days: { ...days, ...chosen } };
  return true;
}

function readAdded(reading: Reading, rule: string): boolean {
  const read = dayRule(rule);
  const [day] = read?.days ?? [];
  if (!read || day === undefined || read.days.length > 1 || read.spans.length === 0 || reading.stage !== "week") {
    return false;
  }
  const extra = { day, spans: read.spans, rhythm: read.rhythm, note: read.note };
  reading.plan = { ...reading.plan, extras: [...reading.plan.extras, extra] };
  return true;
}

interface ReadDays {
  readonly days: readonly Weekday[];
  readonly spans: readonly TimeSpan[];
  readonly rhythm: Rhythm;
  readonly note: string;
}

function dayRule(rule: string): ReadDays | null {
  const weekly = partsOf(DAY_RULE, rule);
  if (weekly) {
    const rhythm = weekly.weeks === "" ? "every" : weekly.weeks === ODD_WEEKS ? "odd" : "even";
    return sound({ days: readDayRange(weekly.days), spans: spansOf(weekly.times), rhythm, note: weekly.note });
  }
  const nth = partsOf(NTH_RULE, rule);
  const rhythm = RHYTHMS.find((known) => known === nth?.nth);
  if (!nth || !rhythm) return null;
  return sound({ days: readDayRange(nth.days), spans: spansOf(nth.times), rhythm, note: nth.note });
}

function sound({ days, spans, ...rest }: Nullable<ReadDays>): ReadDays | null {
  return days === null || spans === null ? null : { days, spans, ...rest };
}
type Nullable<Read extends ReadDays> = Omit<Read, "days" | "spans"> & {
  readonly days: Read["days"] | null;
  readonly spans: Read["spans"] | null;
};

/** A season begins with "off", so that no day of the ordinary week shines through. */
function readSeason(reading: Reading, rule: string): boolean {
  const read = partsOf(SEASON_RULE, rule);
  if (!read || !reaches(reading, "season")) return false;
  const time = seasonTime(read.when);
  const { seasons } = reading.plan;
  if (read.days === "") {
    reading.plan = { ...reading.plan, seasons: [...seasons, { time, week: emptyWeek }] };
    return true;
  }
  const week = isSame(seasons.at(-1)?.time, time) ? weekWith(seasons.at(-1)?.week, read) : null;
  if (week) reading.plan = { ...reading.plan, seasons: [...seasons.slice(0, -1), { time, week }] };
  return week !== null;
}

function isSame(one: Season["time"] | undefined, other: Season["time"]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function weekWith(week: Season["week"] = emptyWeek, read: { days: string; times: string }): Season["week"] | null {
  const days = readDayRange(read.days);
  const spans = spansOf(read.times);
  return days && spans && { ...week, ...Object.fromEntries(days.map((day) => [day, spans])) };
}

function seasonTime(when: string): Season["time"] {
  const [from = "", to = ""] = when.split("-");
  return when === "SH" ? "school" : { from: readMonthDay(from), to: readMonthDay(to) };
}

function readHolidays(reading: Reading, rule: string): boolean {
  const read = partsOf(HOLIDAY_RULE, rule);
  const spans = read && spansOf(read.times);
  if (!spans || reading.plan.holidays !== "open" || !reaches(reading, "holiday")) return false;
  reading.plan = { ...reading.plan, holidays: spans.length === 0 ? "closed" : spans };
  return true;
}

function readException(reading: Reading, rule: string): boolean {
  const read = partsOf(EXCEPTION_RULE, rule);
  if (!read || !reaches(reading, "exception")) return false;
  const spans = spansOf(read.times);
  const from = dayOfCode(read.fromYear, read.from);
  const to = read.to === "" ? from : dayOfCode(read.toYear, read.to);
  if (!spans || !from || !to) return false;
  const exception = { from, to, spans, reason: read.times === "" ? read.shut : read.note };
  reading.plan = { ...reading.plan, exceptions: [...reading.plan.exceptions, exception] };
  return true;
}

type Part = "weeks" | "days" | "nth" | "times" | "note" | "when" | "fromYear" | "from" | "toYear" | "to" | "shut";

/** The named parts of a rule, "" for those it does not have; null for a rule of another kind. */
function partsOf(kind: RegExp, rule: string): Readonly<Record<Part, string>> | null {
  const groups = kind.exec(rule)?.groups;
  return groups
    ? {
        ...NO_PARTS,
        ...Object.fromEntries(
          Object.entries(groups as Record<string, string | undefined>).filter(([, part]) => part !== undefined),
        ),
      }
    : null;
}
const NO_PARTS: Readonly<Record<Part, string>> = {
  weeks: "",
  days: "",
  nth: "",
  times: "",
  note: "",
  when: "",
  fromYear: "",
  from: "",
  toYear: "",
  to: "",
  shut: "",
};

function dayOfCode(year: string, code: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year: Number(year), ...readMonthDay(code) }, { overflow: "reject" });
  } catch {
    return null;
  }
}

/** The spans of "09:00-12:00,14:00-18:00"; none for "off" or ""; null for one that is no span. */
function spansOf(times: string): readonly TimeSpan[] | null {
  if (times === "" || times === "off") return [];
  const spans = times.split(",").map((span) => readSpan(span.trim()));
  const known = spans.filter((span) => span !== null);
  return known.length === spans.length ? known : null;
}
