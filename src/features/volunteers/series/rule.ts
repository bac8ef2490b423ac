import { RRuleTemporal } from "rrule-temporal";

// A series as people say it, and as RFC 5545 writes it. Only what the form can say is read back.

/** Every so many weeks, or at one place in the month (1 to 4, or -1 for the last); always on these weekdays (1 Monday to 7). */
export type Rhythm =
  | { readonly kind: "weekly"; readonly every: 1 | 2 | 3 | 4 }
  | { readonly kind: "monthly"; readonly place: 1 | 2 | 3 | 4 | -1 };

export interface Rule {
  readonly rhythm: Rhythm;
  readonly weekdays: readonly number[];
  /** The last day, if there is one. */
  readonly until: Temporal.PlainDate | null;
}

const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** The rule as an RRULE value; the week begins on Monday, which decides every second week. */
export function ruleText({ rhythm, weekdays, until }: Rule): string {
  const place = rhythm.kind === "monthly" ? String(rhythm.place) : "";
  const days = weekdays.toSorted((one, other) => one - other).map((day) => `${place}${CODES[day - 1] ?? ""}`);
  return [
    rhythm.kind === "weekly" ? "FREQ=WEEKLY" : "FREQ=MONTHLY",
    ...(rhythm.kind === "weekly" && rhythm.every > 1 ? [`INTERVAL=${String(rhythm.every)}`] : []),
    "WKST=MO",
    `BYDAY=${days.join(",")}`,
    ...(until === null ? [] : [`UNTIL=${until.toString().replaceAll("-", "")}`]),
  ].join(";");
}

/** Reads a stored rule back; null for one that the form cannot say. */
export function readRule(text: string): Rule | null {
  const parts = new Map(text.split(";").map((part) => part.split("=", 2) as [string, string | undefined]));
  const days = (parts.get("BYDAY") ?? "").split(",").map((day) => /^(-?\d)?([A-Z]{2})$/u.exec(day));
  const weekdays = days.map((day) => CODES.findIndex((code) => code === day?.[2]) + 1);
  const rhythm = rhythmOf(
    parts,
    days.map((day) => day?.[1] ?? ""),
  );
  if (rhythm === null || weekdays.includes(0)) return null;
  const until = /^(\d{4})(\d{2})(\d{2})/u.exec(parts.get("UNTIL") ?? "");
  return {
    rhythm,
    weekdays,
    until: until ? Temporal.PlainDate.from(until.slice(1, 4).join("-")) : null,
  };
}

function rhythmOf(parts: ReadonlyMap<string, string | undefined>, places: readonly string[]): Rhythm | null {
  if (parts.get("FREQ") === "WEEKLY") {
    const every = ([1, 2, 3, 4] as const).find((weeks) => String(weeks) === (parts.get("INTERVAL") ?? "1"));
    return every === undefined ? null : { kind: "weekly", every };
  }
  const place = ([1, 2, 3, 4, -1] as const).find((one) => places.every((given) => given === String(one)));
  return parts.get("FREQ") === "MONTHLY" && place !== undefined ? { kind: "monthly", place } : null;
}

/**
 * The days of a series from its first day on, within both days given. A day has no clock: what the clock of
 * Europe/Berlin does in the nights of its changes is decided where a day becomes a shift.
 */
export function daysOf(
  rrule: string,
  startsOn: Temporal.PlainDate,
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): readonly Temporal.PlainDate[] {
  const first = Temporal.PlainDate.compare(from, startsOn) < 0 ? startsOn : from;
  if (Temporal.PlainDate.compare(first, to) > 0) return [];
  const stamp = startsOn.toString().replaceAll("-", "");
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${stamp}T000000Z\nRRULE:${withEndOfDay(rrule)}` });
  return rule
    .between(midnight(first), midnight(to), true)
    .map((moment) => Temporal.PlainDate.from(moment.toString().slice(0, 10)));
}

/** UNTIL is a day; as a moment in UTC it has to hold that whole day. */
function withEndOfDay(rrule: string): string {
  return rrule.replace(/UNTIL=(\d{8})(?=;|$)/u, "UNTIL=$1T235959Z");
}

function midnight(day: Temporal.PlainDate): Date {
  return new Date(`${day.toString()}T00:00:00Z`);
}
