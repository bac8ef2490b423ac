import type { TextKey } from "../../../shared/text/keys.ts";
import { checkOpeningHours } from "../checkOpeningHours.ts";
import {
  emptyPlan,
  opensEver,
  WEEKDAYS,
  type Exception,
  type ExtraRule,
  type HoursPlan,
  type MonthDay,
  type Rhythm,
  type Season,
  type Week,
  type Weekday,
} from "./plan.ts";
import { MOST, type HOLIDAY_RULES, type SEASON_TIMES } from "./planFields.ts";
import type { TimeSpan } from "./timeSpan.ts";
import { writePlan } from "./writePlan.ts";

/** What the fields of `planShape` come to; which field holds what follows from its name. */
export type PlanInput = Readonly<Record<string, unknown>>;

/** What the hours of a form come to: a text, or the field that is wrong and why. */
export type CheckedHours =
  | { readonly ok: true; readonly text: string | null; readonly hasWarnings: boolean }
  | { readonly ok: false; readonly field: string; readonly message: TextKey };

/** A fault stops the reading of a form: where it stands and how to mend it. */
interface Fault {
  readonly field: string;
  readonly message: TextKey;
}
type Read<Value> = { readonly value: Value } | Fault;

/** Takes the table or the expert's text, whichever was filled in, and has it checked. */
export function checkHours(input: PlanInput): CheckedHours {
  const read = readInput(input);
  if ("message" in read) return { ok: false, ...read };
  const fromTable = writePlan(read.value);
  const typed = textOf(input, "hoursText");
  if (typed !== null && fromTable !== null) return { ok: false, field: "hoursText", message: "openingHours:text.both" };
  const text = typed ?? fromTable;
  if (text === null) return { ok: true, text, hasWarnings: false };
  const check = checkOpeningHours(text);
  if (!check.ok) return { ok: false, field: "hoursText", message: "openingHours:text.invalid" };
  return { ok: true, text, hasWarnings: typed !== null && check.warnings.length > 0 };
}

function readInput(input: PlanInput): Read<HoursPlan> {
  const extras = rowsOf(MOST.extras, (nr) => readExtra(input, nr));
  const seasons = rowsOf(MOST.seasons, (nr) => readSeason(input, nr));
  const exceptions = rowsOf(MOST.exceptions, (nr) => readException(input, nr));
  const holidays = readHolidays(input);
  for (const read of [extras, seasons, exceptions, holidays]) if ("message" in read) return read;
  const plan: HoursPlan = {
    days: daysOf(input),
    extras: valueOf(extras),
    seasons: valueOf(seasons),
    exceptions: valueOf(exceptions),
    holidays: valueOf(holidays),
    byAppointment: input["byAppointment"] === true,
  };
  const isIdle = !opensEver(plan) && plan.exceptions.length + plan.seasons.length > 0;
  return isIdle ? { field: "mo", message: "openingHours:week.missing" } : { value: plan };
}

function valueOf<Value>(read: Read<Value>): Value {
  if ("message" in read) throw new Error(`unread field ${read.field}`);
  return read.value;
}

/** All rows that were filled in; the first fault of any. */
function rowsOf<Row>(count: number, read: (nr: string) => Read<Row | null>): Read<readonly Row[]> {
  const rows = Array.from({ length: count }, (_, index) => read(String(index + 1)));
  const fault = rows.find((row) => "message" in row);
  return fault ?? { value: rows.flatMap((row) => ("value" in row && row.value !== null ? [row.value] : [])) };
}

function readExtra(input: PlanInput, nr: string): Read<ExtraRule | null> {
  if (isEmpty(input, `extra${nr}`)) return { value: null };
  const day = (textOf(input, `extra${nr}Day`) ?? "") as Weekday | "";
  const spans = spansOf(input, `extra${nr}Times`);
  if (day === "") return { field: `extra${nr}Day`, message: "openingHours:extra.day.missing" };
  if (spans.length === 0) return { field: `extra${nr}Times`, message: "openingHours:extra.times.missing" };
  const note = textOf(input, `extra${nr}Note`) ?? "";
  return { value: { day, spans, note, rhythm: rhythmOf(input, `extra${nr}Rhythm`) } };
}

function readSeason(input: PlanInput, nr: string): Read<Season | null> {
  if (isEmpty(input, `season${nr}`)) return { value: null };
  const time = (textOf(input, `season${nr}Time`) ?? "") as (typeof SEASON_TIMES)[number];
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, spansOf(input, `season${nr}${day}`)])) as unknown as Week;
  if (time === "") return { field: `season${nr}Time`, message: "openingHours:season.time.missing" };
  if (time === "school") return { value: { time, week } };
  const from = input[`season${nr}From`] as MonthDay | null;
  const to = input[`season${nr}To`] as MonthDay | null;
  if (from === null) return { field: `season${nr}From`, message: "openingHours:season.day.missing" };
  if (to === null) return { field: `season${nr}To`, message: "openingHours:season.day.missing" };
  return { value: { time: { from, to }, week } };
}

function readException(input: PlanInput, nr: string): Read<Exception | null> {
  if (isEmpty(input, `exception${nr}`)) return { value: null };
  const from = input[`exception${nr}From`] as Temporal.PlainDate | null;
  if (from === null) return { field: `exception${nr}From`, message: "openingHours:exception.from.missing" };
  const to = (input[`exception${nr}To`] as Temporal.PlainDate | null) ?? from;
  if (Temporal.PlainDate.compare(to, from) < 0) {
    return { field: `exception${nr}To`, message: "openingHours:exception.to.wrong" };
  }
  const reason = textOf(input, `exception${nr}Reason`) ?? "";
  return { value: { from, to, spans: spansOf(input, `exception${nr}Times`), reason } };
}

/** Nothing was typed into this row; a rhythm is always chosen. Row 1 is not row 10. */
function isEmpty(input: PlanInput, row: string): boolean {
  return Object.entries(input).every(
    ([name, value]) =>
      !name.startsWith(row) ||
      /^\d/u.test(name.slice(row.length)) ||
      name.endsWith("Rhythm") ||
      value === null ||
      value === "" ||
      (Array.isArray(value) && value.length === 0),
  );
}

function readHolidays(input: PlanInput): Read<HoursPlan["holidays"]> {
  const rule = input["holidays"] as (typeof HOLIDAY_RULES)[number];
  const spans = spansOf(input, "holidayTimes");
  if (rule !== "own") return { value: rule };
  return spans.length > 0
    ? { value: spans }
    : { field: "holidayTimes", message: "openingHours:holidays.times.missing" };
}

function daysOf(input: PlanInput): HoursPlan["days"] {
  const rules = WEEKDAYS.map((day) => {
    const spans = spansOf(input, day);
    return [day, spans.length === 0 ? emptyPlan.days[day] : { spans, rhythm: rhythmOf(input, `${day}Rhythm`) }];
  });
  return Object.fromEntries(rules) as HoursPlan["days"];
}

function spansOf(input: PlanInput, field: string): readonly TimeSpan[] {
  return (input[field] ?? []) as readonly TimeSpan[];
}

function rhythmOf(input: PlanInput, field: string): Rhythm {
  return (input[field] ?? "every") as Rhythm;
}

function textOf(input: PlanInput, field: string): string | null {
  const value = input[field];
  return typeof value === "string" && value !== "" ? value : null;
}
