import { dateColumn } from "../../../shared/clock.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { readRule } from "./rule.ts";
import type { SeriesRow } from "./series.repo.ts";
import { shiftTimes } from "./shiftTimes.ts";

/** "Alle 2 Wochen, Montag und Donnerstag, 16 Uhr bis 18 Uhr, ab 2. November 2026, bis 31. März 2027": a rule as people say it. */
export function seriesSentence(
  reader: Reader,
  series: Pick<SeriesRow, "rrule" | "startsOn" | "startMinute" | "endMinute">,
): string {
  const { t, format } = reader;
  const rule = readRule(series.rrule);
  if (rule === null) return series.rrule;
  const { rhythm, weekdays, until } = rule;
  const days = format.list(weekdays.map((day) => format.weekdayName(day)));
  const times = shiftTimes(series.startsOn, series);
  const code = rhythm.kind === "weekly" ? (`w${String(rhythm.every)}` as "w1") : (`m${String(rhythm.place)}` as "m1");
  return t(until === null ? "series:sentence" : "series:sentenceUntil", {
    rule: t(`series:says.${code}`, { days }),
    from: format.time(times.startsAt),
    to: format.time(times.endsAt),
    start: format.day(dateColumn(series.startsOn)),
    until: until === null ? "" : format.day(dateColumn(until)),
  });
}
