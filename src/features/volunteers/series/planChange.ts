import type { ShiftToCome } from "./series.repo.ts";

/** What can be done with a date that somebody is on when its series changes. */
export const SHIFT_CHOICES = ["keep", "move", "cancel"] as const;
export type ShiftChoice = (typeof SHIFT_CHOICES)[number];

/** A date somebody is on that the new rule would change, and the day it could move to. */
export interface OpenQuestion {
  readonly shift: ShiftToCome;
  /** Null when the new rule has no free day in the same week. */
  readonly moveTo: Temporal.PlainDate | null;
}

export interface ChangePlan {
  /** Nobody is on them, and their day stays: they get the new time. */
  readonly retimed: readonly ShiftToCome[];
  /** Nobody is on them, and their day is gone. */
  readonly removed: readonly ShiftToCome[];
  /** Somebody is on them and nothing changes for them but how many are looked for. */
  readonly untouched: readonly ShiftToCome[];
  readonly questions: readonly OpenQuestion[];
}

/** Sorts the dates to come of a series by what a new rule with these days and times means for them. */
export function planChange(
  shifts: readonly ShiftToCome[],
  days: readonly Temporal.PlainDate[],
  timesOn: (day: Temporal.PlainDate) => { readonly startsAt: Date; readonly endsAt: Date },
): ChangePlan {
  const wanted = new Set(days.map(String));
  const isWanted = (shift: ShiftToCome) => wanted.has(shift.day.toString());
  const isSame = (shift: ShiftToCome) => {
    const times = timesOn(shift.day);
    return isWanted(shift) && same(times.startsAt, shift.startsAt) && same(times.endsAt, shift.endsAt);
  };
  const free = shifts.filter((shift) => shift.people === 0);
  const taken = shifts.filter((shift) => shift.people > 0);
  const used = new Set(taken.map((shift) => shift.day.toString()));
  const questions: OpenQuestion[] = [];
  for (const shift of taken.filter((one) => !isSame(one))) {
    const moveTo = isWanted(shift)
      ? shift.day
      : (days.find((day) => sameWeek(day, shift.day) && !used.has(day.toString())) ?? null);
    if (moveTo !== null) used.add(moveTo.toString());
    questions.push({ shift, moveTo });
  }
  return {
    retimed: free.filter(isWanted),
    removed: free.filter((shift) => !isWanted(shift)),
    untouched: taken.filter(isSame),
    questions,
  };
}

function same(one: Date, other: Date): boolean {
  return one.getTime() === other.getTime();
}

function sameWeek(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return one.yearOfWeek === other.yearOfWeek && one.weekOfYear === other.weekOfYear;
}
