import { freeTimesFrom, SLOTS, slotsFrom, type FreeTime } from "../weekGrid.ts";

/** Boxes of the week grid that suit well, and boxes that would do if need be. */
export interface WeekChoice {
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** The week of a volunteer; `winter` only where October to March differ from the rest of the year. */
export interface Week extends WeekChoice {
  readonly winter: WeekChoice | null;
}

/** A row of Availability. */
export interface StoredTime extends FreeTime {
  readonly priority: "primary" | "secondary";
  readonly season: "all_year" | "summer" | "winter";
}

/** The grids that stored free times tick: what holds all year stands in both. */
export function weekFrom(times: readonly StoredTime[]): Week {
  const hasSeasons = times.some(({ season }) => season !== "all_year");
  return {
    ...choiceFrom(times.filter(({ season }) => season !== "winter")),
    winter: hasSeasons ? choiceFrom(times.filter(({ season }) => season !== "summer")) : null,
  };
}

function choiceFrom(times: readonly StoredTime[]): WeekChoice {
  const first = slotsFrom(times.filter(({ priority }) => priority === "primary"));
  const second = slotsFrom(times.filter(({ priority }) => priority === "secondary"));
  return choiceOf(first, second);
}

/** Two lists of boxes in the order of the week; a box that is in both suits well. */
export function choiceOf(first: readonly string[], second: readonly string[]): WeekChoice {
  return {
    first: SLOTS.filter((slot) => first.includes(slot)),
    second: SLOTS.filter((slot) => second.includes(slot) && !first.includes(slot)),
  };
}

/** The free times behind the grids. */
export function timesFrom({ winter, ...year }: Week): readonly StoredTime[] {
  if (winter === null) return timesOf(year, "all_year");
  return [...timesOf(year, "summer"), ...timesOf(winter, "winter")];
}

function timesOf({ first, second }: WeekChoice, season: StoredTime["season"]): readonly StoredTime[] {
  return [
    ...freeTimesFrom(first).map((time) => ({ ...time, priority: "primary" as const, season })),
    ...freeTimesFrom(second).map((time) => ({ ...time, priority: "secondary" as const, season })),
  ];
}

/** True when both weeks tick the same boxes. */
export function isSameWeek(one: Week, other: Week): boolean {
  const text = ({ first, second }: WeekChoice) => `${first.join()}/${second.join()}`;
  const winter = (week: Week) => (week.winter === null ? "" : text(week.winter));
  return (
    text(one) === text(other) && (one.winter === null) === (other.winter === null) && winter(one) === winter(other)
  );
}

/** The grids of a form: what suits well comes in the first field, what would do in the second. */
export const GRIDS = { zeit: "zeit2", winter: "winter2" } as const;
export type GridName = keyof typeof GRIDS;
const CELL = /^(zeit|winter)-(\d-\d)$/u;
type Fields = Readonly<Record<string, unknown>>;

/** The name of the three buttons of one box. */
export function cellName(grid: GridName, slot: string): string {
  return `${grid}-${slot}`;
}

/** Puts the buttons of the grids ("zeit-5-1": "2") together to lists of boxes, as the schemas read them. */
export function gatherCells(fields: Fields): Fields {
  const lists: Record<string, string[]> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const cell = readCell(name, value);
    if (cell === null) rest[name] = value;
    else if (cell.list !== null) (lists[cell.list] ??= []).push(cell.slot);
  }
  return { ...rest, ...lists };
}

/** The list a box belongs to, none when it is free; null for what is no button of a grid. */
function readCell(name: string, value: unknown): { slot: string; list: string | null } | null {
  const [, grid, slot = ""] = CELL.exec(name) ?? [];
  if (!SLOTS.includes(slot)) return null;
  if (value === "") return { slot, list: null };
  if (value === "1") return { slot, list: grid as GridName };
  return value === "2" ? { slot, list: GRIDS[grid as GridName] } : null;
}
