/** A free time in the week: weekday 1 (Monday) to 7, minutes since midnight in Europe/Berlin. */
export interface FreeTime {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
/** The three columns of the grid: until 12, 12 to 17, from 17 o'clock. */
const PERIODS = [
  { startMinute: 8 * 60, endMinute: 12 * 60 },
  { startMinute: 12 * 60, endMinute: 17 * 60 },
  { startMinute: 17 * 60, endMinute: 22 * 60 },
] as const;
/** "0-0" is Monday until noon, "6-2" is Sunday evening: the values of the grid's checkboxes. */
export const SLOTS: readonly string[] = WEEKDAYS.flatMap((day) =>
  PERIODS.map((_period, index) => `${String(day)}-${String(index)}`),
);
/** How much of a period must be free for its box to be ticked, in minutes. */
const ENOUGH = 60;

/** The free times behind ticked boxes, in the order of the week. */
export function freeTimesFrom(slots: readonly string[]): readonly FreeTime[] {
  return SLOTS.filter((slot) => slots.includes(slot)).map(timeOfSlot);
}

/** The boxes that stored free times tick: periods of which at least an hour is free. */
export function slotsFrom(times: readonly FreeTime[]): readonly string[] {
  return SLOTS.filter((slot) => freeMinutes(times, timeOfSlot(slot)) >= ENOUGH);
}

/** The time of one box of the grid. */
export function timeOfSlot(slot: string): FreeTime {
  const [day = 0, index = 0] = slot.split("-").map(Number);
  const { startMinute, endMinute } = PERIODS[index] ?? PERIODS[0];
  return { weekday: day + 1, startMinute, endMinute };
}

/** Minutes of `wanted` that are free; overlapping free times count once. */
function freeMinutes(times: readonly FreeTime[], wanted: FreeTime): number {
  const pieces = times
    .filter((time) => time.weekday === wanted.weekday)
    .map((time) => ({
      start: Math.max(time.startMinute, wanted.startMinute),
      end: Math.min(time.endMinute, wanted.endMinute),
    }))
    .toSorted((a, b) => a.start - b.start);
  let reached = wanted.startMinute;
  let minutes = 0;
  for (const { start, end } of pieces) {
    minutes += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return minutes;
}
