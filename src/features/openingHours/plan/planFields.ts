import { z } from "zod";
import { checkbox, freeText, oneOf, optionalDay, optionalText } from "../../../shared/forms/fields.ts";
import { RHYTHMS, WEEKDAYS, type MonthDay, type Weekday } from "./plan.ts";
import { readSpans, type TimeSpan } from "./timeSpan.ts";

/** How many rows of each kind the form takes. */
export const MOST = { extras: 4, seasons: 2, exceptions: 12 } as const;
export const HOLIDAY_RULES = ["closed", "open", "own"] as const;
export const SEASON_TIMES = ["", "school", "dates"] as const;

const spans = freeText(120).transform((value, context): readonly TimeSpan[] => {
  const read = readSpans(value);
  if (read !== "form" && read !== "order") return read;
  context.addIssue({ code: "custom", message: `openingHours:times.${read}` });
  return z.NEVER;
});
const rhythm = oneOf(RHYTHMS, "frame:form.check").optional().default("every");

/** "1.4." or "01.04": a day of every year. */
const monthDay = optionalText(12).transform((value, context): MonthDay | null => {
  if (value === null) return null;
  const match = /^(\d{1,2})\.\s?(\d{1,2})\.?$/u.exec(value);
  const [day, month] = [Number(match?.[1]), Number(match?.[2])];
  if (month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2024, month, 0)).getUTCDate()) {
    return { month, day };
  }
  context.addIssue({ code: "custom", message: "openingHours:season.day.wrong" });
  return z.NEVER;
});

const weekShape = (prefix: string) => eachDay((day) => [[`${prefix}${day}`, spans]]);
const numbered = <Entry>(count: number, make: (nr: string) => Readonly<Record<string, Entry>>) =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => make(String(index + 1)))) as Record<string, Entry>;

type SeasonNr = "1" | "2";
type ExtraNr = SeasonNr | "3" | "4";
type ExceptionNr = ExtraNr | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12";
type PlanField =
  | Weekday
  | `${Weekday}Rhythm`
  | `extra${ExtraNr}${"Day" | "Rhythm" | "Times" | "Note"}`
  | `season${SeasonNr}${"Time" | "From" | "To" | Weekday}`
  | `exception${ExceptionNr}${"From" | "To" | "Times" | "Reason"}`
  | "holidays"
  | "holidayTimes"
  | "byAppointment"
  | "hoursText";

/** The fields of the hours, for a strict schema. Their names carry the number of their row. */
export const planShape = {
  ...eachDay((day) => [
    [day, spans],
    [`${day}Rhythm`, rhythm],
  ]),
  ...numbered<z.ZodType>(MOST.extras, (nr) => ({
    [`extra${nr}Day`]: oneOf(["", ...WEEKDAYS], "frame:form.check")
      .optional()
      .default(""),
    [`extra${nr}Rhythm`]: rhythm,
    [`extra${nr}Times`]: spans,
    [`extra${nr}Note`]: freeText(80),
  })),
  ...numbered<z.ZodType>(MOST.seasons, (nr) => ({
    [`season${nr}Time`]: oneOf(SEASON_TIMES, "frame:form.check").optional().default(""),
    [`season${nr}From`]: monthDay,
    [`season${nr}To`]: monthDay,
    ...weekShape(`season${nr}`),
  })),
  ...numbered<z.ZodType>(MOST.exceptions, (nr) => ({
    [`exception${nr}From`]: optionalDay(),
    [`exception${nr}To`]: optionalDay(),
    [`exception${nr}Times`]: spans,
    [`exception${nr}Reason`]: freeText(120),
  })),
  holidays: oneOf(HOLIDAY_RULES, "openingHours:holidays.missing"),
  holidayTimes: spans,
  byAppointment: checkbox(),
  hoursText: optionalText(500),
} as unknown as Readonly<Record<PlanField, z.ZodType>>;

function eachDay(fields: (day: Weekday) => readonly (readonly [string, z.ZodType])[]): Record<string, z.ZodType> {
  return Object.fromEntries(WEEKDAYS.flatMap(fields));
}
