/** A shift as numbers: what is still to be filled, and when it is. */
export interface BoardShift {
  /** Places that make up the minimum, still open. */
  readonly need: number;
  /** All open places. */
  readonly places: number;
  /** Open places that only newcomers can take. */
  readonly kept: number;
  /** Milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly day: number;
  readonly week: number;
  readonly month: number;
  /** Whether somebody with experience, or a newcomer, is already in. */
  readonly hasExperienced: boolean;
  readonly hasNewcomer: boolean;
}

/** A person as numbers: what is left of the day's shifts and the week's own hours. */
export interface BoardPerson {
  /** Shifts that are left on a day. */
  readonly dayLeft: (day: number) => number;
  /** Shifts in a week before it is more than the person wants; more is possible, at a cost. */
  readonly allowance: (week: number) => number;
  /** How often in a week or a month somebody wants to come at most, with what is left of it; null for any number. */
  readonly limit: { readonly per: "week" | "month"; readonly left: (period: number) => number } | null;
  /** Shifts this proposal already gives (locks). */
  readonly given: number;
}

/** A person on a shift, as it could be proposed. */
export interface BoardCell {
  readonly person: number;
  readonly shift: number;
  /** 1 - fit in hundredths, rounded: a smaller difference is not one a person could explain. */
  readonly misfit: number;
  /** Past connections of the initiative per open place, in halves, at most MOST_INEQUITY. */
  readonly inequity: number;
  readonly isNewcomer: boolean;
}

export interface Board {
  readonly persons: readonly BoardPerson[];
  readonly shifts: readonly BoardShift[];
  readonly cells: readonly BoardCell[];
}

export const MOST_INEQUITY = 20;
/** What an empty place costs where a filled one costs its misfit: filling is better, as long as somebody fits at all. */
export const EMPTY_MISFIT = 100;

/**
 * The five levels of cost, compared one after the other: places missing to the minima; shifts with newcomers but nobody
 * experienced; shifts above people's own hours; misfits (an empty place counts 100); inequity: initiatives with many
 * connections, and the second, third ... shift of one person (1, 2, ...).
 */
export type BoardCost = readonly [unmet: number, alone: number, overload: number, misfit: number, inequity: number];

export function compareCosts(a: BoardCost, b: BoardCost): number {
  for (let level = 0; level < a.length; level += 1) {
    const difference = (a[level] ?? 0) - (b[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a choice of cells costs; the choice is given by their numbers. */
export function costOf(board: Board, chosen: readonly number[]): BoardCost {
  const cells = chosen.map((number) => cellOf(board, number));
  const byShift = Map.groupBy(cells, (cell) => cell.shift);
  const byPerson = Map.groupBy(cells, (cell) => cell.person);
  let [unmet, alone, overload, misfit, inequity] = [0, 0, 0, 0, 0];
  board.shifts.forEach((shift, index) => {
    const own = byShift.get(index) ?? [];
    unmet += Math.max(0, shift.need - own.length);
    alone += isAlone(shift, own) ? 1 : 0;
    misfit += EMPTY_MISFIT * (shift.places - own.length);
  });
  for (const cell of cells) {
    misfit += cell.misfit;
    inequity += cell.inequity;
  }
  for (const [index, own] of byPerson) {
    const person = personOf(board, index);
    for (const inPeriod of Map.groupBy(own, (cell) => periodOf(person, shiftOf(board, cell.shift))).values()) {
      for (const [week, inWeek] of Map.groupBy(inPeriod, (cell) => shiftOf(board, cell.shift).week)) {
        overload += Math.max(0, inWeek.length - person.allowance(week));
      }
    }
    own.forEach((_cell, position) => (inequity += person.given + position));
  }
  return [unmet, alone, overload, misfit, inequity];
}

/**
 * The week or month a person's wish counts a shift in; 0 without a wish. Own hours of a week that lies in two months are
 * weighed in each of them for those who count by months: limits that cut across each other are no flow.
 */
export function periodOf({ limit }: BoardPerson, shift: BoardShift): number {
  return limit === null ? 0 : shift[limit.per];
}

/** Newcomers, and nobody who has been there before. */
export function isAlone(shift: BoardShift, own: readonly BoardCell[]): boolean {
  const hasNewcomer = shift.hasNewcomer || own.some((cell) => cell.isNewcomer);
  return hasNewcomer && !shift.hasExperienced && own.every((cell) => cell.isNewcomer);
}

/** Any common moment: a proposal never stretches the quarter of an hour that only warns. */
export function overlap(
  a: Pick<BoardShift, "startsAt" | "endsAt">,
  b: Pick<BoardShift, "startsAt" | "endsAt">,
): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

export function cellOf(board: Board, index: number): BoardCell {
  const cell = board.cells[index];
  if (cell === undefined) throw new RangeError(`no cell ${String(index)}`);
  return cell;
}

export function shiftOf(board: Board, index: number): BoardShift {
  const shift = board.shifts[index];
  if (shift === undefined) throw new RangeError(`no shift ${String(index)}`);
  return shift;
}

export function personOf(board: Board, index: number): BoardPerson {
  const person = board.persons[index];
  if (person === undefined) throw new RangeError(`no person ${String(index)}`);
  return person;
}
