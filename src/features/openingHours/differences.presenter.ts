import { dayOf, momentAt } from "../../shared/clock.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { dateText, dayText, weekdayText } from "./dayTexts.ts";
import { WEEKDAYS, type Exception, type MonthDay, type Season } from "./plan/plan.ts";
import { readPlan } from "./plan/readPlan.ts";
import type { TimeSpan } from "./plan/timeSpan.ts";

const LOOK_AHEAD_DAYS = 92;
const MOST = 6;

/** What differs from the week: seasons, and single days of the next three months, each with its reason. */
export function presentDifferences(reader: Reader, hours: string, now: Date): readonly string[] {
  const plan = readPlan(hours);
  if (plan === null) return [];
  const today = dayOf(now);
  const last = today.add({ days: LOOK_AHEAD_DAYS });
  const coming = plan.exceptions.filter(
    ({ from, to }) => Temporal.PlainDate.compare(to, today) >= 0 && Temporal.PlainDate.compare(from, last) <= 0,
  );
  const days = coming.toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from));
  return [
    ...plan.seasons.map((season) => seasonText(reader, season, today)),
    ...days.slice(0, MOST).map((exception) => exceptionText(reader, exception)),
  ];
}

function seasonText(reader: Reader, { time, week }: Season, today: Temporal.PlainDate): string {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const open = WEEKDAYS.map((name, index) => ({ day: monday.add({ days: index }), spans: week[name] })).filter(
    ({ spans }) => spans.length > 0,
  );
  const days = open.map(({ day, spans }) => `${weekdayText(reader, day)} ${spansText(reader, day, spans)}`);
  const hours = days.length === 0 ? reader.t("contactPoints:hours.shut") : reader.format.list(days);
  if (time === "school") return reader.t("contactPoints:hours.school", { hours });
  return reader.t("contactPoints:hours.season", {
    from: ofYear(reader, time.from),
    to: ofYear(reader, time.to),
    hours,
  });
}

function exceptionText(reader: Reader, { from, to, spans, reason }: Exception): string {
  const days = from.equals(to)
    ? dateText(reader, from)
    : reader.t("contactPoints:hours.range", { from: dateText(reader, from), to: dateText(reader, to) });
  const text = reader.t("contactPoints:hours.exception", { days, hours: spansText(reader, from, spans) });
  // reasons are written in German
  return reason === "" || reader.language !== "de" ? text : `${text} (${reason})`;
}

function spansText(reader: Reader, day: Temporal.PlainDate, spans: readonly TimeSpan[]): string {
  const at = (minutes: number) =>
    momentAt(
      day.add({ days: Math.floor(minutes / 1440) }),
      new Temporal.PlainTime(Math.floor(minutes / 60) % 24, minutes % 60),
    );
  return dayText(reader, {
    spans: spans.map(({ from, to }) => ({
      from: at(from),
      to: at(to),
      isCertain: true,
      isOpenEnded: false,
      comment: "",
    })),
  });
}

/** A day of every year, in a year that has all of them. */
function ofYear(reader: Reader, day: MonthDay): string {
  return dateText(reader, Temporal.PlainDate.from({ year: 2024, ...day }), { withWeekday: false });
}
