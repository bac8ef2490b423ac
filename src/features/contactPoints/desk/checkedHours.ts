import { z } from "zod";
import { optionalText, oneOf, checkbox } from "../../../shared/forms/fields.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { checkOpeningHours } from "../../openingHours/index.ts";
import { endOf, readSpan, spanText, type TimeSpan } from "./timeSpan.ts";
import { readWeekHours, WEEKDAYS, writeWeekHours, emptyWeek, type Weekday, type WeekHours } from "./weekHours.ts";

export const HOLIDAY_RULES = ["closed", "open"] as const;
const PLACES = ["1", "2"] as const;
export type SpanField = `${Weekday}${(typeof PLACES)[number]}`;

const span = optionalText(40).transform((value, context): TimeSpan | null => {
  if (value === null) return null;
  const read = readSpan(value);
  if (read) return read;
  context.addIssue({ code: "custom", message: "organisations:points.hours.wrong" });
  return z.NEVER;
});

/** The hours of a contact point as the form asks for them, for a strict schema. */
export const hoursShape = {
  mo1: span,
  mo2: span,
  tu1: span,
  tu2: span,
  we1: span,
  we2: span,
  th1: span,
  th2: span,
  fr1: span,
  fr2: span,
  sa1: span,
  sa2: span,
  su1: span,
  su2: span,
  byAppointment: checkbox(),
  holidays: oneOf(HOLIDAY_RULES, "organisations:points.hours.holidays.missing"),
  hoursText: optionalText(500),
};

export type HoursInput = Readonly<Record<SpanField, TimeSpan | null>> & {
  readonly byAppointment: boolean;
  readonly holidays: (typeof HOLIDAY_RULES)[number];
  readonly hoursText: string | null;
};

/** What the hours of a form come to: a text, or the field that is wrong and why. */
export type CheckedHours =
  | { readonly ok: true; readonly text: string | null; readonly hasWarnings: boolean }
  | { readonly ok: false; readonly field: string; readonly message: TextKey };

/** Takes the table or the expert's text, whichever was filled in, and has it checked. */
export function checkHours(input: HoursInput): CheckedHours {
  const crossed = WEEKDAYS.find((day) => isCrossed(input[`${day}1`], input[`${day}2`]));
  if (crossed) return { ok: false, field: `${crossed}2`, message: "organisations:points.hours.order" };
  const fromTable = writeWeekHours(weekFrom(input));
  if (input.hoursText !== null && fromTable !== null) {
    return { ok: false, field: "hoursText", message: "organisations:points.hours.both" };
  }
  const text = input.hoursText ?? fromTable;
  if (text === null) return { ok: true, text, hasWarnings: false };
  const check = checkOpeningHours(text);
  if (!check.ok) return { ok: false, field: "hoursText", message: "organisations:points.hours.invalid" };
  return { ok: true, text, hasWarnings: input.hoursText !== null && check.warnings.length > 0 };
}

/** A week's form values; a text that the table cannot say goes to the expert's field and leaves the table empty. */
export function hoursFormValues(text: string | null): Readonly<Record<string, string>> {
  const week = text === null ? emptyWeek : readWeekHours(text);
  return {
    ...Object.fromEntries(
      WEEKDAYS.flatMap((day) => PLACES.map((place, index) => [`${day}${place}`, typedSpan(week?.days[day][index])])),
    ),
    byAppointment: week?.byAppointment === true ? "ja" : "",
    holidays: week?.holidays ?? "closed",
    hoursText: week === null ? (text ?? "") : "",
  };
}

function typedSpan(stored: TimeSpan | undefined): string {
  return stored === undefined ? "" : spanText(stored);
}

function weekFrom(input: HoursInput): WeekHours {
  const spansOf = (day: Weekday) => [input[`${day}1`], input[`${day}2`]].filter((typed) => typed !== null);
  const days = Object.fromEntries(WEEKDAYS.map((day) => [day, spansOf(day)])) as unknown as WeekHours["days"];
  return { days, byAppointment: input.byAppointment, holidays: input.holidays };
}

function isCrossed(first: TimeSpan | null, second: TimeSpan | null): boolean {
  return first !== null && second !== null && second.from < endOf(first);
}
