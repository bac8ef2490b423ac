import { APPOINTMENT, dayRange, EVEN_WEEKS, monthDayCode, ODD_WEEKS, WEEKDAY_CODES } from "./codes.ts";
import { opensEver, WEEKDAYS, type DayRule, type HoursPlan, type Season, type Week, type Weekday } from "./plan.ts";
import { spanCode, type TimeSpan } from "./timeSpan.ts";

/**
 * The opening_hours text of a plan, or null when nothing is known: no time and no appointment. The order is the
 * specification's: a later rule replaces an earlier one on its days, one after ", " adds to it, one after "||" fills
 * what is left. So the week comes first, then seasons, public holidays and single days.
 */
export function writePlan(plan: HoursPlan): string | null {
  if (!opensEver(plan)) return plan.byAppointment ? APPOINTMENT : null;
  const added = plan.extras.map((extra) => `${selector(extra.day, extra)} ${times(extra.spans)}${comment(extra.note)}`);
  const week = [weekRules(plan.days).join("; "), ...added].filter((rule) => rule !== "").join(", ");
  const rules = [week, ...plan.seasons.flatMap(seasonRules), ...holidayRules(plan), ...exceptionRules(plan)];
  const text = rules.filter((rule) => rule !== "").join("; ");
  return plan.byAppointment ? `${text} || ${APPOINTMENT}` : text;
}

/** Days with the same times and rhythm share a rule. */
function weekRules(days: HoursPlan["days"]): readonly string[] {
  const groups = new Map<string, Weekday[]>();
  const nth: string[] = [];
  for (const day of WEEKDAYS) {
    const rule = days[day];
    if (rule.spans.length === 0) continue;
    const key = `${weeks(rule)}|${times(rule.spans)}`;
    if (isNth(rule)) nth.push(`${selector(day, rule)} ${times(rule.spans)}`);
    else groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  const weekly = [...groups].map(([key, group]) => key.replace("|", `${dayRange(group)} `));
  return [...weekly, ...nth];
}

function seasonRules({ time, week }: Season): readonly string[] {
  const when = time === "school" ? "SH" : `${monthDayCode(time.from)}-${monthDayCode(time.to)}`;
  return [`${when} off`, ...plainRules(week).map((rule) => `${when} ${rule}`)];
}

function plainRules(week: Week): readonly string[] {
  const groups = new Map<string, Weekday[]>();
  for (const day of WEEKDAYS) {
    const code = times(week[day]);
    if (code !== "") groups.set(code, [...(groups.get(code) ?? []), day]);
  }
  return [...groups].map(([code, group]) => `${dayRange(group)} ${code}`);
}

function holidayRules({ holidays }: HoursPlan): readonly string[] {
  if (holidays === "open") return [];
  return [holidays === "closed" || holidays.length === 0 ? "PH off" : `PH ${times(holidays)}`];
}

function exceptionRules({ exceptions }: HoursPlan): readonly string[] {
  return exceptions.map(({ from, to, spans, reason }) => {
    const days = from.equals(to) ? dateCode(from) : `${dateCode(from)}-${dateCode(to)}`;
    if (spans.length > 0) return `${days} ${times(spans)}${comment(reason)}`;
    return `${days} off${reason === "" ? "" : ` ${quoted(reason)}`}`;
  });
}

function dateCode(day: Temporal.PlainDate): string {
  return `${String(day.year)} ${monthDayCode(day)}`;
}

/** "week 01-53/2 " or "Sa[1,3]": the rhythm stands before or after the weekday. */
function selector(day: Weekday, rule: DayRule): string {
  return isNth(rule) ? `${WEEKDAY_CODES[day]}[${rule.rhythm}]` : `${weeks(rule)}${WEEKDAY_CODES[day]}`;
}

function isNth({ rhythm }: DayRule): boolean {
  return rhythm !== "every" && rhythm !== "odd" && rhythm !== "even";
}

function weeks({ rhythm }: DayRule): string {
  if (rhythm === "odd") return `${ODD_WEEKS} `;
  return rhythm === "even" ? `${EVEN_WEEKS} ` : "";
}

function times(spans: readonly TimeSpan[]): string {
  return spans.map(spanCode).join(",");
}

/** A comment alone would make the time uncertain: "open" before it says that it holds. */
function comment(note: string): string {
  return note === "" ? "" : ` open ${quoted(note)}`;
}

/** Quotation marks end a comment: those within become single ones. */
function quoted(words: string): string {
  return `"${words.replaceAll('"', "'")}"`;
}
