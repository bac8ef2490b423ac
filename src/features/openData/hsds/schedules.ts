import type { z } from "zod";
import { ZONE } from "../../../shared/clock.ts";
import { weeklyRules, type WeeklyRule, type WeeklyRules } from "../../openingHours/index.ts";
import { derivedId } from "../derivedId.ts";
import type { schedule } from "./hsds.schema.ts";

type Schedule = z.input<typeof schedule>;

interface Hours {
  /** Of the contact point. */
  readonly id: string;
  readonly opening_hours: string | null;
  readonly opening_hours_note: string | null;
}

const NS_PER_HOUR = 3_600_000_000_000;

/**
 * The opening hours as HSDS schedules: one for each rule that can be said so, and one with a link and the words for the
 * rest. Times are wall clock; `timezone` is the offset from UTC on the day of the answer, in hours.
 */
export function schedulesOf(point: Hours, { link, now }: { link: string; now: Date }): Schedule[] {
  const note = point.opening_hours_note?.trim() ?? "";
  if (point.opening_hours === null && note === "") return [];
  const read = weeklyRules(point.opening_hours ?? "");
  const notes = notesOf(read, note);
  const timezone = offsetAt(now);
  const rules = read.rules.map((rule, index) => ({
    id: derivedId(point.id, "schedule", index),
    ...timesOf(rule),
    timezone,
    ...(rule.comment === "" ? {} : { description: rule.comment }),
    notes: [`Ortszeit (${ZONE}).`, ...notes].join(" "),
  }));
  if (read.rest.length === 0 && rules.length > 0) return rules;
  const rest = { id: derivedId(point.id, "schedule", "rest"), schedule_link: link, notes: notes.join(" ") };
  return [...rules, rest];
}

function timesOf({ every, days, nth, opens, closes }: WeeklyRule): Partial<Schedule> {
  const byday = nth.length === 0 ? days : days.flatMap((day) => nth.map((number) => `${String(number)}${day}`));
  return {
    freq: every === "week" ? "WEEKLY" : "MONTHLY",
    interval: 1,
    wkst: "MO",
    byday: byday.join(","),
    opens_at: opens,
    closes_at: closes,
  };
}

function notesOf(read: WeeklyRules, note: string): readonly string[] {
  const rest = read.rest.map((part) => part.replace(/^\|\|\s*/u, "sonst ")).join("; ");
  return [
    ...(read.closedOnPublicHolidays ? ["An Feiertagen in NRW geschlossen."] : []),
    ...(read.closedInSchoolHolidays ? ["In den Schulferien in NRW geschlossen."] : []),
    ...(rest === ""
      ? []
      : [
          `${read.rules.length > 0 ? "Außerdem gilt" : "Es gilt"} (Schreibweise opening_hours von OpenStreetMap): ${rest}`,
        ]),
    ...(note === "" ? [] : [note]),
  ];
}

function offsetAt(now: Date): number {
  return now.toTemporalInstant().toZonedDateTimeISO(ZONE).offsetNanoseconds / NS_PER_HOUR;
}
