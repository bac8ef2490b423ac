// What of an opening_hours text can be said as rules of a week or a month, for schedules in other standards. It reads
// the plain part of the OSM specification and leaves the rest as it stands, instead of guessing.

export type WeekdayCode = "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";

/** The same hours on some weekdays of every week, or on the n-th weekday of every month. */
export interface WeeklyRule {
  readonly every: "week" | "month";
  readonly days: readonly WeekdayCode[];
  /** Which one of the month, -1 for the last; empty for every week. */
  readonly nth: readonly number[];
  /** "08:00"; wall clock of Europe/Berlin. */
  readonly opens: string;
  /** "15:00"; not later than `opens` when it is the next day, "24:00" at midnight. */
  readonly closes: string;
  /** Words that stand with the hours: "Fahrrad". */
  readonly comment: string;
}

export interface WeeklyRules {
  readonly rules: readonly WeeklyRule[];
  readonly closedOnPublicHolidays: boolean;
  readonly closedInSchoolHolidays: boolean;
  /** The parts that no such rule can say, as they stand. */
  readonly rest: readonly string[];
}

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
const CODES: readonly WeekdayCode[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)";
const WEEKDAYS = new RegExp(`^${DAY}(?:-${DAY})?(?:,${DAY}(?:-${DAY})?)*$`, "u");
const NTH = new RegExp(`^${DAY}\\[-?[1-5](?:,-?[1-5])*\\](?:,${DAY}\\[-?[1-5](?:,-?[1-5])*\\])*$`, "u");
const ONE_NTH = new RegExp(`(${DAY})\\[([-\\d,]+)\\]`, "gu");
const SPAN = /^[0-2]\d:[0-5]\d-[0-4]\d:[0-5]\d$/u;
const RULE =
  /^(?:(?<days>[A-Z][A-Za-z[\]\d,-]*)\s+)?(?<spans>off|closed|\d\d:[\d:, -]+?)(?:\s+(?:open\s+)?"(?<comment>[^"]*)")?$/u;
/** Outside quotation marks: an even number of them follows. */
const OUTSIDE = String.raw`(?=(?:[^"]*"[^"]*")*[^"]*$)`;
const RULE_END = new RegExp(`;${OUTSIDE}`, "u");
/** A rule that adds to those before it instead of taking their place. */
const ADDED = new RegExp(String.raw`,\s+(?=(?:week|PH|SH|${DAY})\b)${OUTSIDE}`, "u");
/** What holds where nothing else does. */
const FALLBACK = new RegExp(String.raw`\s*(?=\|\|)${OUTSIDE}`, "u");
const HOLIDAYS = /^((?:PH|SH)(?:,(?:PH|SH))*)\s+(?:off|closed)$/u;

interface Draft {
  readonly weekly: Map<WeekdayCode, readonly WeeklyRule[]>;
  readonly monthly: WeeklyRule[];
  readonly rest: string[];
  publicHolidays: boolean;
  schoolHolidays: boolean;
}

/** Splits a text into rules and what is left; an empty text has neither. */
export function weeklyRules(text: string): WeeklyRules {
  const draft: Draft = { weekly: new Map(), monthly: [], rest: [], publicHolidays: false, schoolHolidays: false };
  for (const [rule, isAdded] of splitRules(text)) takeRule(draft, rule, isAdded);
  return {
    rules: [...joinDays([...draft.weekly.values()].flat()), ...draft.monthly],
    closedOnPublicHolidays: draft.publicHolidays,
    closedInSchoolHolidays: draft.schoolHolidays,
    rest: draft.rest,
  };
}

/** Each rule with whether it adds to those before it. Fallbacks keep their mark, so that nothing reads them as rules. */
function splitRules(text: string): readonly (readonly [rule: string, isAdded: boolean])[] {
  return text
    .split(RULE_END)
    .flatMap((rule) => rule.split(ADDED).map((part, index) => [part, index > 0] as const))
    .flatMap(([part, isAdded]) => part.split(FALLBACK).map((one) => [one.trim(), isAdded] as const))
    .filter(([part]) => part !== "");
}

function takeRule(draft: Draft, part: string, isAdded: boolean): void {
  const isTaken = takeHolidays(draft, part) || takePlain(draft, part, isAdded);
  if (!isTaken) draft.rest.push(part);
}

function takeHolidays(draft: Draft, part: string): boolean {
  const kinds = HOLIDAYS.exec(part)?.[1] ?? "";
  draft.publicHolidays ||= kinds.includes("PH");
  draft.schoolHolidays ||= kinds.includes("SH");
  return kinds !== "";
}

function takePlain(draft: Draft, part: string, isAdded: boolean): boolean {
  const plain = part === "24/7" ? ALWAYS : readPlain(RULE.exec(part)?.groups);
  if (plain === null) return false;
  return plain.nth.length > 0 ? takeNth(draft, plain, isAdded) : takeWeekly(draft, plain, isAdded);
}

/** A rule of weekdays, or of n-th weekdays, with its spans; no spans mean shut. */
interface PlainRule {
  readonly days: readonly WeekdayCode[];
  readonly nth: readonly { readonly day: WeekdayCode; readonly numbers: readonly number[] }[];
  readonly spans: readonly string[];
  readonly comment: string;
}

const ALWAYS: PlainRule = { days: CODES, nth: [], spans: ["00:00-24:00"], comment: "" };

function readPlain(groups: Readonly<Record<string, string | undefined>> | undefined): PlainRule | null {
  const { days = "Mo-Su", spans: given = "", comment = "" } = groups ?? {};
  const spans = readSpans(given);
  if (spans === null) return null;
  if (WEEKDAYS.test(days)) return { days: readDays(days), nth: [], spans, comment };
  return NTH.test(days) ? { days: [], nth: readNth(days), spans, comment } : null;
}

/** None for a day that is shut; null for what is no span with a known end. */
function readSpans(given: string): readonly string[] | null {
  if (given === "off" || given === "closed") return [];
  const spans = given.replaceAll(" ", "").split(",");
  return spans.every((span) => SPAN.test(span)) ? spans : null;
}

/** A later rule takes the place of an earlier one on its days (OSM: the last rule counts), unless it adds to it. */
function takeWeekly(draft: Draft, { days, spans, comment }: PlainRule, isAdded: boolean): boolean {
  if (spans.length === 0 && (comment !== "" || isAdded)) return false;
  for (const day of days) {
    const before = isAdded ? (draft.weekly.get(day) ?? []) : [];
    draft.weekly.set(day, [...before, ...spans.map((span) => ({ ...ruleOf("week", span, comment), days: [day] }))]);
  }
  return true;
}

/** An n-th weekday that takes the place of weekly hours cannot be said beside them. */
function takeNth(draft: Draft, { nth, spans, comment }: PlainRule, isAdded: boolean): boolean {
  const replaces = !isAdded && nth.some(({ day }) => (draft.weekly.get(day) ?? []).length > 0);
  if (replaces || spans.length === 0) return false;
  for (const { day, numbers } of nth) {
    for (const span of spans) draft.monthly.push({ ...ruleOf("month", span, comment), days: [day], nth: numbers });
  }
  return true;
}

function readNth(days: string): PlainRule["nth"] {
  return Array.from(days.matchAll(ONE_NTH), ([, day = "", numbers = ""]) => ({
    day: readDays(day)[0] ?? "MO",
    numbers: numbers.split(",").map(Number),
  }));
}

function ruleOf(every: WeeklyRule["every"], span: string, comment: string): WeeklyRule {
  const [opens = "", closes = ""] = span.split("-");
  return { every, days: [], nth: [], opens, closes: withinDay(closes), comment };
}

/** "26:00" is two o'clock on the next day. */
function withinDay(time: string): string {
  const hour = Number(time.slice(0, 2));
  return hour > 24 || time > "24:00" ? `${String(hour - 24).padStart(2, "0")}${time.slice(2)}` : time;
}

function readDays(days: string): readonly WeekdayCode[] {
  return days.split(",").flatMap((range) => {
    const [first, last = first] = range.split("-").map((day) => DAYS.indexOf(day as (typeof DAYS)[number]));
    const length = (((last ?? 0) - (first ?? 0) + 7) % 7) + 1;
    return Array.from({ length }, (_, index) => CODES[((first ?? 0) + index) % 7] ?? "MO");
  });
}

/** Days with the same hours become one rule, in the order of the week. */
function joinDays(rules: readonly WeeklyRule[]): readonly WeeklyRule[] {
  const joined = new Map<string, WeeklyRule>();
  const inOrder = rules.toSorted((one, other) => placeOf(one) - placeOf(other));
  for (const rule of inOrder) {
    const key = `${rule.opens} ${rule.closes} ${rule.comment}`;
    const known = joined.get(key);
    joined.set(key, known ? { ...known, days: [...known.days, ...rule.days] } : rule);
  }
  return [...joined.values()];
}

function placeOf({ days }: WeeklyRule): number {
  return CODES.indexOf(days[0] ?? "MO");
}
