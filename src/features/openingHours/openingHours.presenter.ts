import { dayOf } from "../../shared/clock.ts";
import { statePart, type StatePart } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { dateText, dayFormat, dayText, endOf, nbsp, timeOf, weekdayText } from "./dayTexts.ts";
import { presentDifferences } from "./differences.presenter.ts";
import { stateAt, type HoursState } from "./evaluator.ts";
import { holidayName, nextHoliday, silentOn, speaksOfHolidays, type Holiday } from "./holidays.ts";
import { hoursOn, isWeekly, nextOpenDays, weekOf } from "./week.ts";

/** What a place's state follows from. */
export interface HoursFacts {
  /** The opening_hours text; null when nobody knows the hours. */
  readonly hours: string | null;
  /** The day on which somebody last confirmed the entry (ISO), or null. */
  readonly assuredOn: string | null;
  /** "paused": temporarily closed. "ended": no longer there, or historic. "doubted": somebody said that it is gone. */
  readonly service: "running" | "paused" | "ended" | "doubted";
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
  /** What differs: seasons, and single days of the next months. */
  readonly differences: readonly string[];
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
  const state = stateOn(facts.hours, now);
  return [state.kind === "unknown" ? "unsure" : state.kind, sentence(reader, state, now)];
}

/** The state as it may be told: on a holiday that the hours do not speak of, open until tonight is likely at most. */
function stateOn(hours: string, now: Date): HoursState {
  const state = stateAt(hours, now);
  const { kind, nextChangeAt } = state;
  if (kind !== "open" || nextChangeAt === null || !isWithinDay(nextChangeAt, now)) return state;
  return silentOn(dayOf(now))(hours) ? { ...state, kind: "unknown" } : state;
}

/** Why the hours do not tell the state; null when they do. */
function doubtAbout({ t }: Reader, facts: HoursFacts, now: Date): Told | null {
  if (facts.service === "paused") return ["shut", t("contactPoints:state.paused")];
  if (facts.service === "ended") return ["shut", t("contactPoints:state.ended")];
  if (facts.service === "doubted") return ["unsure", t("contactPoints:state.doubted")];
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
      day: weekly ? weekdayText(reader, day.day) : dateText(reader, day.day),
      text: dayText(reader, day),
      isToday: day.isToday,
      note: day.holiday === null ? "" : nameOf(reader, day.holiday),
    })),
    differences: presentDifferences(reader, hours, now),
  };
}

/** What holds on the next public holiday; honest when the hours do not say. */
export function presentHoliday(reader: Reader, hours: string, now: Date): string {
  const holiday = nextHoliday(dayOf(now));
  if (holiday === null) return "";
  const values = { day: dateText(reader, holiday.day), name: nameOf(reader, holiday) };
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

/** "Mo" within the next six days, "Sa 5. Dezember" after. */
function nearDay(reader: Reader, day: Temporal.PlainDate, now: Date): string {
  const isNear = dayOf(now).until(day, { largestUnit: "days" }).days <= 6;
  const weekday = dayFormat(reader.language, { weekday: reader.language === "ar" ? "long" : "short" })(day);
  return nbsp(isNear ? weekday : `${weekday} ${dayFormat(reader.language, { day: "numeric", month: "long" })(day)}`);
}

function nameOf(reader: Reader, holiday: Holiday): string {
  const key = holidayName(holiday);
  return key === null ? holiday.name : reader.t(key);
}

function isWithinDay(moment: Date, now: Date): boolean {
  return moment.getTime() - now.getTime() < 86_400_000;
}
