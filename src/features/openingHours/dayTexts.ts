import { ZONE } from "../../shared/clock.ts";
import { LANGUAGE_FACTS, type Language } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { OpenSpan } from "./evaluator.ts";
import type { DayHours } from "./week.ts";

// The words for days and times of opening hours, in the reader's language.

/** All times of a day: "9–12 Uhr und 14–16 Uhr", "zu". */
export function dayText(reader: Reader, { spans }: Pick<DayHours, "spans">): string {
  if (spans.length === 0) return reader.t("contactPoints:hours.shut");
  const told = spans.filter((span) => !isFiller(span));
  if (told.length === 0) return reader.t("contactPoints:hours.byAppointment");
  const hours = reader.format.list(told.map((span) => spanText(reader, span)));
  return told.length === spans.length ? hours : reader.t("contactPoints:hours.otherwise", { hours });
}

/** "by appointment" fills what the other rules leave over: it names no time. */
function isFiller(span: OpenSpan): boolean {
  return !span.isCertain && !span.isOpenEnded && (hourOf(span.from) === "0:00" || hourOf(span.to) === "0:00");
}

function spanText(reader: Reader, span: OpenSpan): string {
  return timesOf(reader, span) + (span.comment !== "" && reader.language === "de" ? ` (${span.comment})` : "");
}

function timesOf(reader: Reader, span: OpenSpan): string {
  if (span.isOpenEnded) return reader.t("contactPoints:hours.from", { time: timeOf(reader, span.from) });
  const [from, to] = [hourOf(span.from), hourOf(span.to)].map((time) =>
    reader.language === "de" ? time.replace(/:00$/u, "") : time,
  );
  const isMidnight = hourOf(span.to) === "0:00";
  if (isMidnight && hourOf(span.from) === "0:00") return reader.t("contactPoints:hours.allDay");
  const end = isMidnight ? (reader.language === "de" ? "24" : "24:00") : to;
  return reader.t("contactPoints:hours.span", { span: isolate(reader, `${from ?? ""}–${end ?? ""}`) });
}

export function weekdayText(reader: Reader, day: Temporal.PlainDate): string {
  return dayFormat(reader.language, { weekday: "long" })(day);
}

/** "Donnerstag, 24. Dezember" */
export function dateText(reader: Reader, day: Temporal.PlainDate, { withWeekday = true } = {}): string {
  const date = { day: "numeric", month: "long" } as const;
  return dayFormat(reader.language, withWeekday ? { weekday: "long", ...date } : date)(day);
}

export function timeOf(reader: Reader, moment: Date): string {
  return nbsp(isolate(reader, reader.format.time(moment)));
}

/** The end of a span: midnight is 24, not 0. */
export function endOf(reader: Reader, moment: Date): string {
  return hourOf(moment) === "0:00"
    ? nbsp(reader.language === "de" ? "24 Uhr" : isolate(reader, "24:00"))
    : timeOf(reader, moment);
}

function hourOf(moment: Date): string {
  const { hour, minute } = moment.toTemporalInstant().toZonedDateTimeISO(ZONE);
  return `${String(hour)}:${String(minute).padStart(2, "0")}`;
}

/** Digits and dashes keep their order inside Arabic (Unicode isolates). */
function isolate(reader: Reader, text: string): string {
  return reader.direction === "rtl" ? `\u2066${text}\u2069` : text;
}

export function nbsp(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

const formats = new Map<string, (day: Temporal.PlainDate) => string>();
export function dayFormat(
  language: Language,
  options: Intl.DateTimeFormatOptions,
): (day: Temporal.PlainDate) => string {
  const key = `${language} ${Object.entries(options).join()}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(LANGUAGE_FACTS[language].locale, { timeZone: "UTC", ...options });
  const made = (day: Temporal.PlainDate) => format.format(new Date(`${day.toString()}T12:00:00Z`));
  formats.set(key, made);
  return made;
}
