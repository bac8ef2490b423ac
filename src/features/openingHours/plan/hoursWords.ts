import type { Reader } from "../../../shared/text/reader.ts";
import { emptyPlan, WEEKDAYS, type HoursPlan, type Weekday } from "./plan.ts";
import { readPlan } from "./readPlan.ts";
import { spansText } from "./timeSpan.ts";
import { writePlan } from "./writePlan.ts";

/** Hours in words for somebody who decides: the week by days, or the text as it stands. */
export function hoursWords(reader: Reader, text: string): string {
  const plan = text === "" ? null : readPlan(text);
  return plan === null ? text : weekWords(reader, plan);
}

/** The same with holidays, but the text as it stands where the week would hide a season, an exception or a rhythm. */
export function wholeHoursWords(reader: Reader, text: string): string {
  const plan = text === "" ? null : readPlan(text);
  if (plan === null) return text;
  const { days, byAppointment, holidays } = plan;
  const isWeek = WEEKDAYS.every((day) => days[day].rhythm === "every") && typeof holidays === "string";
  if (!isWeek || writePlan({ ...emptyPlan, days, byAppointment, holidays }) !== writePlan(plan)) return text;
  const week = weekWords(reader, plan);
  return holidays === "closed" ? `${week}; ${reader.t("corrections:hours.noHolidays")}` : week;
}

/** "Montag bis Freitag 8:00–15:00; sonst nach Vereinbarung" */
function weekWords({ t, format }: Reader, { days, byAppointment }: HoursPlan): string {
  const nameOf = (day: Weekday | undefined) => (day === undefined ? "" : format.weekdayName(WEEKDAYS.indexOf(day) + 1));
  const lines = runsOf(days).map(({ first, last, times }) =>
    first === last
      ? `${nameOf(first)} ${times}`
      : `${t("corrections:hours.days", { first: nameOf(first), last: nameOf(last) })} ${times}`,
  );
  return [...lines, ...(byAppointment ? [t("corrections:hours.byAppointment")] : [])].join("; ");
}

interface Run {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly times: string;
}

/** Days after each other with the same times, as one. */
function runsOf(days: HoursPlan["days"]): readonly Run[] {
  const runs: Run[] = [];
  WEEKDAYS.forEach((day, index) => {
    const times = spansText(days[day].spans);
    const before = runs.at(-1);
    if (times === "") return;
    if (before?.times === times && before.last === WEEKDAYS[index - 1]) runs.splice(-1, 1, { ...before, last: day });
    else runs.push({ first: day, last: day, times });
  });
  return runs;
}
