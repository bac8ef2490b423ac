import { z } from "zod";
import { freeText } from "../../../shared/forms/fields.ts";
import { textKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { DAY_MINUTES } from "./hours.policy.ts";

const CLOCK = /^(\d{1,2}):([0-5]\d)$/u;
const DECIMAL = /^(\d{1,2})(?:[.,](\d{1,2}))?$/u;

/** Minutes from "2:30", "2,5", "2.5" or "2" hours; null for anything else and for more than a day. */
export function minutesFrom(typed: string): number | null {
  const text = typed.replace(/\s*(?:h|std\.?|stunden?)$/iu, "").trim();
  const minutes = fromClock(text) ?? fromDecimal(text);
  return minutes !== null && minutes >= 1 && minutes <= DAY_MINUTES ? minutes : null;
}

function fromClock(text: string): number | null {
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function fromDecimal(text: string): number | null {
  const [, whole, part = "0"] = DECIMAL.exec(text) ?? [];
  return whole === undefined ? null : Math.round(Number(`${whole}.${part}`) * 60);
}

/** Minutes as a field shows them: "2:30". */
export function typedHours(minutes: number): string {
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A time in hours as people type it, in minutes; null where nothing was typed. */
export function optionalHours() {
  return freeText(12).transform((typed, context) => {
    if (typed === "") return null;
    const minutes = minutesFrom(typed);
    if (minutes !== null) return minutes;
    context.addIssue({ code: "custom", message: textKey("thanks:hours.wrong") });
    return z.NEVER;
  });
}

export function requiredHours() {
  return optionalHours().transform((minutes, context) => {
    if (minutes !== null) return minutes;
    context.addIssue({ code: "custom", message: textKey("thanks:hours.missing") });
    return z.NEVER;
  });
}

/** "2 Std. 30 Min.", "45 Min.", "12 Std." */
export function durationText({ t, format }: Pick<Reader, "t" | "format">, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const texts = [
    ...(hours > 0 || rest === 0 ? [t("thanks:hours.hours", { hours: format.number(hours) })] : []),
    ...(rest > 0 ? [t("thanks:hours.minutes", { minutes: format.number(rest) })] : []),
  ];
  return texts.join(" ");
}
