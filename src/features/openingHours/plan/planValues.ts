import type { FormValues } from "../../../shared/forms/parseForm.ts";
import { emptyPlan, WEEKDAYS, type HoursPlan, type Season } from "./plan.ts";
import { readPlan } from "./readPlan.ts";
import { spansText } from "./timeSpan.ts";

/** Stored hours as the form shows them; a text that a plan cannot say goes to the expert's field alone. */
export function hoursFormValues(text: string | null): FormValues {
  const plan = text === null ? emptyPlan : readPlan(text);
  return { ...planValues(plan ?? emptyPlan), hoursText: plan === null ? (text ?? "") : "" };
}

function planValues({ days, extras, seasons, holidays, exceptions, byAppointment }: HoursPlan): FormValues {
  const isOwn = typeof holidays !== "string";
  return {
    ...Object.fromEntries(
      WEEKDAYS.flatMap((day) => [
        [day, spansText(days[day].spans)],
        [`${day}Rhythm`, days[day].rhythm],
      ]),
    ),
    ...numbered("extra", extras, ({ day, rhythm, spans, note }) => ({
      Day: day,
      Rhythm: rhythm,
      Times: spansText(spans),
      Note: note,
    })),
    ...numbered("season", seasons, seasonValues),
    ...numbered("exception", exceptions, ({ from, to, spans, reason }) => ({
      From: from.toString(),
      To: to.equals(from) ? "" : to.toString(),
      Times: spansText(spans),
      Reason: reason,
    })),
    holidays: isOwn ? "own" : holidays,
    holidayTimes: isOwn ? spansText(holidays) : "",
    byAppointment: byAppointment ? "ja" : "",
  };
}

function seasonValues({ time, week }: Season): Readonly<Record<string, string>> {
  const days = Object.fromEntries(WEEKDAYS.map((day) => [day, spansText(week[day])]));
  if (time === "school") return { Time: time, From: "", To: "", ...days };
  const text = ({ day, month }: { day: number; month: number }) => `${String(day)}.${String(month)}.`;
  return { Time: "dates", From: text(time.from), To: text(time.to), ...days };
}

function numbered<Row>(name: string, rows: readonly Row[], fieldsOf: (row: Row) => Readonly<Record<string, string>>) {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(fieldsOf(row)).map(([field, value]) => [`${name}${String(index + 1)}${field}`, value]),
    ),
  );
}
