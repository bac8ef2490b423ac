import { presentState, type HoursFacts } from "../openingHours/index.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import { statePart, type StatePart } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { AlertPart, MixedWords } from "./contactPoints.pages.ts";

/** What the door of a contact point follows from: its hours, and a short-term notice. */
export interface DoorFacts {
  readonly hours: string | null;
  readonly assuredOn: string | null;
  readonly status: string;
  readonly verified: string;
  /** "needs_check": the owner or a call said that it is gone, or the desk is looking into it. */
  readonly state: string;
  readonly alert: string | null;
  readonly alertUntil: Date | null;
  readonly alertCloses: boolean;
}

export interface Door {
  readonly state: StatePart;
  readonly alert: AlertPart | null;
}

/**
 * The state of a contact point with its short-term notice. A notice that closes the place overrules the hours: nowhere
 * stands "open now" beside it.
 */
export function presentDoor(reader: Reader, facts: DoorFacts, now: Date, size: { isBig?: boolean } = {}): Door {
  const { alert, alertUntil, alertCloses } = facts;
  if (alert === null || alertUntil === null || alertUntil <= now) {
    return { state: presentState(reader, hoursFactsOf(facts), now, size), alert: null };
  }
  const until = untilText(reader, alertUntil, now);
  return {
    state: alertCloses
      ? statePart("shut", reader.t(`contactPoints:alert.shut.${until.kind}`, until.values), size)
      : presentState(reader, hoursFactsOf(facts), now, size),
    alert: {
      words: german(reader, alert),
      until: alertCloses ? "" : reader.t(`contactPoints:alert.until.${until.kind}`, until.values),
    },
  };
}

/** When the notice of a contact point ends, as far as that is still to come. */
export function alertEnd({ alertUntil }: Pick<DoorFacts, "alertUntil">, now: Date): Date | null {
  return alertUntil !== null && alertUntil > now ? alertUntil : null;
}

/** What the state of a contact point follows from. */
export function hoursFactsOf(point: Omit<DoorFacts, "alert" | "alertUntil" | "alertCloses">): HoursFacts {
  const isOver = point.verified === "historic" || point.status === "defunct" || point.status === "inactive";
  return { hours: point.hours, assuredOn: point.assuredOn, service: isOver ? "ended" : presentService(point) };
}

function presentService({ status, state }: Pick<DoorFacts, "status" | "state">): HoursFacts["service"] {
  if (status === "temporarily_closed") return "paused";
  return state === "needs_check" ? "doubted" : "running";
}

/** Names and texts of the data are German. */
export function german(reader: Reader, text: string): MixedWords {
  return { text, isGerman: reader.language !== "de" && text !== "" };
}

interface Until {
  readonly kind: "today" | "time" | "day";
  readonly values: Readonly<Record<string, string>>;
}

/** Until midnight is "today", later the last whole day, else the time. */
function untilText({ format, direction }: Reader, until: Date, now: Date): Until {
  const lastDay = dayOf(new Date(until.getTime() - 1));
  const isMidnight = momentAt(dayOf(until), new Temporal.PlainTime(0)).getTime() === until.getTime();
  const isToday = lastDay.equals(dayOf(now));
  if (isToday && isMidnight) return { kind: "today", values: {} };
  const time = direction === "rtl" ? `\u2066${format.time(until)}\u2069` : format.time(until);
  if (isToday) return { kind: "time", values: { time: time.replaceAll(" ", "\u00A0") } };
  return { kind: "day", values: { day: format.shortDay(momentAt(lastDay, new Temporal.PlainTime(12))) } };
}
