import { WEEKDAYS, type MonthDay, type Weekday } from "./plan.ts";

// The words of the opening_hours language, shared by writing and reading.

export const WEEKDAY_CODES: Readonly<Record<Weekday, string>> = {
  mo: "Mo",
  tu: "Tu",
  we: "We",
  th: "Th",
  fr: "Fr",
  sa: "Sa",
  su: "Su",
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const ODD_WEEKS = "week 01-53/2";
export const EVEN_WEEKS = "week 02-52/2";
export const APPOINTMENT = '"nach Vereinbarung"';

export const MONTH_DAY = `(?:${MONTHS.join("|")}) \\d\\d`;

/** "Dec 24" */
export function monthDayCode({ month, day }: MonthDay): string {
  return `${MONTHS[month - 1] ?? ""} ${String(day).padStart(2, "0")}`;
}

/** The day of "Dec 24"; the code is known to be well formed. */
export function readMonthDay(code: string): MonthDay {
  const [month = "", day = ""] = code.split(" ");
  return { month: MONTHS.indexOf(month) + 1, day: Number(day) };
}

/** "Mo-We,Fr": days in a row become a range. */
export function dayRange(group: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of group) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const follows = previous !== undefined && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(previous) + 1;
    if (run && follows) run.push(day);
    else runs.push([day]);
  }
  return runs.map(runText).join(",");
}

function runText(run: readonly Weekday[]): string {
  const [first = "mo"] = run;
  const last = run.at(-1) ?? first;
  return first === last ? WEEKDAY_CODES[first] : `${WEEKDAY_CODES[first]}-${WEEKDAY_CODES[last]}`;
}

/** "Mo-We,Fr" as days; null for a range that runs past Sunday or a word that is no weekday. */
export function readDayRange(selector: string): readonly Weekday[] | null {
  const days: Weekday[] = [];
  for (const part of selector.split(",")) {
    const [first = -1, last = first] = part.split("-").map((code) => Object.values(WEEKDAY_CODES).indexOf(code));
    if (part.split("-").length > 2 || first < 0 || last < first) return null;
    days.push(...WEEKDAYS.slice(first, last + 1));
  }
  return days;
}
