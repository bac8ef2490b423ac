import { dayOf, momentAt } from "../../shared/clock.ts";
import { parseHours, spansBetween } from "./evaluator.ts";
import { speaksOfHolidays } from "./holidays.ts";

/** What is wrong with an opening_hours text (it cannot be stored) and what is doubtful (it can). German, for the desk. */
export interface HoursCheck {
  readonly ok: boolean;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

const INVITATION = /Du kannst dies korrigieren[\s\S]*?opening_hours\.js\.\s*/gu;
const LONGEST_WARNING = 300;
/** A comment straight after a time makes it "unknown" in the OSM rules. */
const UNCERTAIN_COMMENT = /\d\+?\s+"/u;
const UNCERTAIN_ADVICE =
  'Ein Hinweis gleich nach einer Zeit macht sie unsicher. Ist sie sicher, schreiben Sie open davor: Sa 15:00-18:00 open "Fahrrad".';

/** Checks a text as somebody typed it. Given a moment, a text that never opens within the year after it is doubtful. */
export function checkOpeningHours(text: string, now: Date | null = null): HoursCheck {
  if (text.trim() === "") return { ok: false, faults: ["Der Text ist leer."], warnings: [] };
  try {
    const parsed = parseHours(text);
    return { ok: true, faults: [], warnings: [...parsed.getWarnings().map(inOneLine), ...ownDoubts(text, now)] };
  } catch (error) {
    const reason = inOneLine(error instanceof Error ? error.message : String(error));
    return { ok: false, faults: [`Diese Zeiten sind nicht lesbar: ${reason}`], warnings: [] };
  }
}

function ownDoubts(text: string, now: Date | null): readonly string[] {
  return [
    ...(now !== null && neverOpens(text, now)
      ? ["Nach diesen Zeiten ist in den nächsten zwölf Monaten nie geöffnet."]
      : []),
    ...(UNCERTAIN_COMMENT.test(text) ? [UNCERTAIN_ADVICE] : []),
    ...(speaksOfHolidays(text) ? [] : ["Über Feiertage steht nichts da. Ist dann zu, ergänzen Sie: ; PH off"]),
  ];
}

function neverOpens(text: string, now: Date): boolean {
  const inAYear = momentAt(dayOf(now).add({ years: 1 }), new Temporal.PlainTime(0));
  return spansBetween(text, now, inAYear).length === 0 && !/^\s*(off|closed)\b/u.test(text);
}

/** The library answers in several lines and asks to mend its source: neither helps at the desk. */
function inOneLine(message: string): string {
  return message.replaceAll(INVITATION, "").replaceAll(/\s+/gu, " ").trim().slice(0, LONGEST_WARNING);
}
