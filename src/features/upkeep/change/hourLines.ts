import { z } from "zod";
import { optionalText } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import {
  emptyPlan,
  readPlan,
  readSpans,
  spansText,
  WEEKDAYS,
  writePlan,
  type HoursPlan,
  type TimeSpan,
  type Weekday,
} from "../../openingHours/index.ts";

// The week of an entry as seven lines that anybody can correct: "9–12, 15–18". What else the hours say (seasons,
// exceptions, holidays) stays as it is.

const fieldOf = (day: Weekday) => `zeit_${day}`;

const line = optionalText(80).transform((value, context): readonly TimeSpan[] => {
  if (value === null) return [];
  const spans = readSpans(value);
  if (spans !== "form" && spans !== "order") return spans;
  context.addIssue({ code: "custom", message: "corrections:hours.wrong" });
  return z.NEVER;
});

/** Seven lines for a strict schema. */
export const hourShape: Readonly<Record<string, typeof line>> = Object.fromEntries(
  WEEKDAYS.map((day) => [fieldOf(day), line]),
);

/** Name of a weekday in the reader's language. */
function weekdayName({ format }: Reader, day: Weekday): string {
  return format.weekdayName(WEEKDAYS.indexOf(day) + 1);
}

export function hourSpecs(reader: Reader): readonly FieldSpec[] {
  return WEEKDAYS.map((day) => ({
    kind: "input",
    name: fieldOf(day),
    label: "corrections:hours.day",
    labelWith: { day: weekdayName(reader, day) },
    width: "short",
  }));
}

/** The plan behind the lines; null when the hours say more than seven lines can. */
export function planOf(text: string): HoursPlan | null {
  return text === "" ? emptyPlan : readPlan(text);
}

export function hourValues({ days }: HoursPlan): FormValues {
  return Object.fromEntries(WEEKDAYS.map((day) => [fieldOf(day), spansText(days[day].spans)]));
}

/** The opening_hours text with the days of these lines; "" when nothing opens any more. */
export function hoursWith(plan: HoursPlan, lines: Readonly<Record<string, unknown>>): string {
  const days = Object.fromEntries(
    WEEKDAYS.map((day) => [day, { ...plan.days[day], spans: (lines[fieldOf(day)] ?? []) as readonly TimeSpan[] }]),
  ) as unknown as HoursPlan["days"];
  return writePlan({ ...plan, days }) ?? "";
}
