import { dayOf, ZONE } from "../../shared/clock.ts";
import { statePart, type StatePart } from "../../shared/pages/parts.ts";
import { LANGUAGE_FACTS, type Language } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { stateAt, type HoursState, type OpenSpan } from "./evaluator.ts";
import { holidayName, nextHoliday, speaksOfHolidays, type Holiday } from "./holidays.ts";
import { hoursOn, isWeekly, nextOpenDays, weekOf, type DayHours } from "./week.ts";

/** What a place's state follows from. */
export interface HoursFacts {
  /** The opening_hours text; null when nobody knows the hours. */
  readonly hours: string | null;
  /** The day on which somebody last confirmed the entry (ISO), or null. */
  readonly assuredOn: string | null;
  /** "paused": temporarily closed. "ended": no longer there, or historic. */
  readonly service: "running" | "paused" | "ended";
}

/** Hours that nobody has confirmed for this long are no longer told as true (model.md: freshness). */
export const STALE_AFTER_MONTHS = 12;

export interface HoursTable {
  readonly caption: string;
  readonly rows: readonly {
    readonly day: string;
    readonly text: string;
    readonly isToday: boolean;
    readonly note: string;
  }[];
}

type Told = readonly [kind: StatePart["kind"], text: string];
/** What was said in the present minute: a list says the same sentence for many places. Hours know no seconds. */
const told = { minute: 0, sentences: new Map<string, Told>() };

/** The door and its sentence: "Jetzt geöffnet, schließt um 17 Uhr". */
export function presentState(reader: Reader, facts: HoursFacts, now: Date, size: { isBig?: boolean } = {}): StatePart {
  const minute = Math.floor(now.getTime() / 60_000);
  if (told.minute !== minute) told.sentences.clear();
  told.minute = minute;
  const key = `${reader.language} ${facts.service} ${facts.assuredOn ?? ""} ${facts.hours ?? "-"}`;
  const [kind, text] = told.sentences.get(key) ?? tellState(reader, facts, now);
  told.sentences.set(key, [kind, text]);
  return statePart(kind, text, size);
}

function tellState(reader: Reader, facts: HoursFacts, now: Date): Told {
  const doubt = doubtAbout(reader, facts, now);
  if (doubt) return doubt;
  if (facts.hours === null) return ["unsure", reader.t("contactPoints:state.unknown")];
  const state = stateAt(facts.hours, now);
  return [state.kind === "unknown" ? "unsure" : state.kind, sentence(reader, state, now)];
}

/** Why the hours do not tell the state; null when they do. */
function doubtAbout({ t }: Reader, facts: HoursFacts, now: Date): Told | null {
  if (facts.service === "paused") return ["shut", t("contactPoints:state.paused")];
  if (facts.service === "ended") return ["shut", t("contactPoints:state.ended")];
  const months = monthsSince(facts.assuredOn, now) ?? 0;
  if (facts.hours === null || months < STALE_AFTER_MONTHS) return null;
  return ["unsure", t("contactPoints:state.stale", { count: months })];
}

/** Full months since a day, or null for a day that is not known. */
export function monthsSince(day: string | null, now: Date): number | null {
  return day === null
    ? null
    : dayOf(now)
        .since(Temporal.PlainDate.from(day), { largestUnit: "months", smallestUnit: "months" })
        .total({ unit: "months", relativeTo: Temporal.PlainDate.from(day) });
}

/** The week from Monday to Sunday, or the next days for hours that differ from week to week. */
export function presentHours(reader: Reader, hours: string, now: Date): HoursTable {
  const weekly = isWeekly(hours);
  const days = weekly ? weekOf(hours, now) : nextOpenDays(hours, now);
  return {
    caption: reader.t(weekly ? "contactPoints:hours.week" : "contactPoints:hours.next"),
    rows: days.map((day) => ({
      day: weekly ? weekdayOf(reader, day.day) : dateOf(reader, day.day),
      text: dayText(reader, day),
      isToday: day.isToday,
      note: day.holiday === null ? "" : nameOf(reader, day.holiday),
    })),
  };
}

/** What holds on the next public holiday; honest when the hours do not say. */
export function presentHoliday(reader: Reader, hours: string, now: Date): string {
  const holiday = nextHoliday(dayOf(now));
  if (holiday === null) return "";
  const values = { day: dateOf(reader, holiday.day), name: nameOf(reader, holiday) };
  if (!speaksOfHolidays(hours)) return reader.t("contactPoints:hours.holidayUnknown", values);
  return reader.t("contactPoints:hours.holiday", {
    ...values,
    hours: dayText(reader, hoursOn(hours, holiday.day, now)),
  });
}

function sentence(reader: Reader, state: HoursState, now: Date): string {
  if (state.kind === "open") return openSentence(reader, state, now);
  if (state.kind === "shut") return shutSentence(reader, state, now);
  const { t } = reader;
  if (state.openSince) return t("contactPoints:state.openSince", { time: timeOf(reader, state.openSince) });
  if (state.nextChangeAt && isWithinDay(state.nextChangeAt, now)) {
    return t("contactPoints:state.perhapsOpen", { time: endOf(reader, state.nextChangeAt) });
  }
  return t(
    /vereinbarung|absprache|termin/iu.test(state.comment)
      ? "contactPoints:state.byAppointment"
      : "contactPoints:state.unknown",
  );
}

function openSentence(reader: Reader, { nextChangeAt }: HoursState, now: Date): string {
  if (nextChangeAt === null) return reader.t("contactPoints:state.openAlways");
  if (isWithinDay(nextChangeAt, now))
    return reader.t("contactPoints:state.openUntil", { time: endOf(reader, nextChangeAt) });
  const lastDay = dayOf(new Date(nextChangeAt.getTime() - 60_000));
  return reader.t("contactPoints:state.openUntilDay", {
    day: nearDay(reader, lastDay, now),
    time: endOf(reader, nextChangeAt),
  });
}

function shutSentence(reader: Reader, { nextChangeAt }: HoursState, now: Date): string {
  if (nextChangeAt === null) return reader.t("contactPoints:state.shut");
  const day = dayOf(nextChangeAt);
  const time = timeOf(reader, nextChangeAt);
  if (day.equals(dayOf(now))) return reader.t("contactPoints:state.opensToday", { time });
  return reader.t("contactPoints:state.opensOn", { day: nearDay(reader, day, now), time });
}

function dayText(reader: Reader, { spans }: Pick<DayHours, "spans">): string {
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

/** "Mo" within the next six days, "Sa 5. Dezember" after. */
function nearDay(reader: Reader, day: Temporal.PlainDate, now: Date): string {
  const isNear = dayOf(now).until(day, { largestUnit: "days" }).days <= 6;
  const weekday = dayFormat(reader.language, { weekday: reader.language === "ar" ? "long" : "short" })(day);
  return nbsp(isNear ? weekday : `${weekday} ${dayFormat(reader.language, { day: "numeric", month: "long" })(day)}`);
}

function weekdayOf(reader: Reader, day: Temporal.PlainDate): string {
  return dayFormat(reader.language, { weekday: "long" })(day);
}

function dateOf(reader: Reader, day: Temporal.PlainDate): string {
  return dayFormat(reader.language, { weekday: "long", day: "numeric", month: "long" })(day);
}

function nameOf(reader: Reader, holiday: Holiday): string {
  const key = holidayName(holiday);
  return key === null ? holiday.name : reader.t(key);
}

function timeOf(reader: Reader, moment: Date): string {
  return nbsp(isolate(reader, reader.format.time(moment)));
}

/** The end of a span: midnight is 24, not 0. */
function endOf(reader: Reader, moment: Date): string {
  return hourOf(moment) === "0:00"
    ? nbsp(reader.language === "de" ? "24 Uhr" : isolate(reader, "24:00"))
    : timeOf(reader, moment);
}

function hourOf(moment: Date): string {
  const { hour, minute } = moment.toTemporalInstant().toZonedDateTimeISO(ZONE);
  return `${String(hour)}:${String(minute).padStart(2, "0")}`;
}

function isWithinDay(moment: Date, now: Date): boolean {
  return moment.getTime() - now.getTime() < 86_400_000;
}

/** Digits and dashes keep their order inside Arabic (Unicode isolates). */
function isolate(reader: Reader, text: string): string {
  return reader.direction === "rtl" ? `\u2066${text}\u2069` : text;
}

function nbsp(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

const formats = new Map<string, (day: Temporal.PlainDate) => string>();
function dayFormat(language: Language, options: Intl.DateTimeFormatOptions): (day: Temporal.PlainDate) => string {
  const key = `${language} ${Object.entries(options).join()}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(LANGUAGE_FACTS[language].locale, { timeZone: "UTC", ...options });
  const made = (day: Temporal.PlainDate) => format.format(new Date(`${day.toString()}T12:00:00Z`));
  formats.set(key, made);
  return made;
}
