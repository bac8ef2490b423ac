import { dayOf, momentAt } from "../../shared/clock.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { spansBetween } from "./evaluator.ts";

/** A public holiday in North Rhine-Westphalia. */
export interface Holiday {
  readonly day: Temporal.PlainDate;
  /** The name as the evaluator says it, in German. */
  readonly name: string;
}

const NAMES: Readonly<Record<string, TextKey>> = {
  Neujahr: "contactPoints:holiday.newYear",
  Karfreitag: "contactPoints:holiday.goodFriday",
  Ostermontag: "contactPoints:holiday.easterMonday",
  Maifeiertag: "contactPoints:holiday.labourDay",
  "Christi Himmelfahrt": "contactPoints:holiday.ascension",
  Pfingstmontag: "contactPoints:holiday.whitMonday",
  Fronleichnam: "contactPoints:holiday.corpusChristi",
  "Tag der Deutschen Einheit": "contactPoints:holiday.unityDay",
  Allerheiligen: "contactPoints:holiday.allSaints",
  "1. Weihnachtstag": "contactPoints:holiday.christmasDay",
  "2. Weihnachtstag": "contactPoints:holiday.boxingDay",
};
const MIDNIGHT = new Temporal.PlainTime(0);

/** The public holidays of NRW from a day on, for so many days. */
export function holidaysFrom(first: Temporal.PlainDate, days: number): readonly Holiday[] {
  const from = momentAt(first, MIDNIGHT);
  const to = momentAt(first.add({ days }), MIDNIGHT);
  return spansBetween("PH", from, to).map((span) => ({ day: dayOf(span.from), name: span.comment }));
}

/** The next public holiday, today included. */
export function nextHoliday(today: Temporal.PlainDate): Holiday | null {
  return holidaysFrom(today, 120)[0] ?? holidaysFrom(today, 366)[0] ?? null;
}

/** The text key of a holiday's name; null for one that only the evaluator knows. */
export function holidayName(holiday: Holiday): TextKey | null {
  return NAMES[holiday.name] ?? null;
}

/** Whether the hours say something of their own about public holidays. */
export function speaksOfHolidays(text: string): boolean {
  return /\bPH\b/u.test(text);
}

const NEVER_SHUT = /^\s*(?:24\/7|(?:Mo-Su )?00:00-24:00)\s*$/u;

/**
 * Tells of hours whether they say nothing of this day although it is a public holiday. As OpenStreetMap reads them they
 * hold then too, but hardly anybody who wrote them thought of that: they are told as likely, not as certain.
 */
export function silentOn(day: Temporal.PlainDate): (text: string) => boolean {
  if (holidaysFrom(day, 1).length === 0) return () => false;
  return (text) => !speaksOfHolidays(text) && !NEVER_SHUT.test(text);
}
