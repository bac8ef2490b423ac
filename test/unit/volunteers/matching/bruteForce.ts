import type { Board, BoardCost } from "../../../../src/features/volunteers/matching/flow/board.ts";

const EMPTY = 100;

/** Every choice that can be carried out is looked at; the cheapest cost comes back. Written without the solver's own pieces. */
export function cheapestByBruteForce(board: Board): BoardCost {
  let best = costByHand(board, []);
  const picked: number[] = [];
  const go = (index: number): void => {
    if (index === board.cells.length) {
      const cost = costByHand(board, picked);
      if (isLess(cost, best)) best = cost;
      return;
    }
    go(index + 1);
    if (!fitsIn(board, picked, index)) return;
    picked.push(index);
    go(index + 1);
    picked.pop();
  };
  go(0);
  return best as unknown as BoardCost;
}

/** Whether a choice breaks no hard rule. */
export function isPossible(board: Board, chosen: readonly number[]): boolean {
  return chosen.every((cell, position) => fitsIn(board, chosen.slice(0, position), cell));
}

function fitsIn(board: Board, picked: readonly number[], index: number): boolean {
  const { cell, shift, person } = at(board, index);
  const others = picked.map((other) => at(board, other));
  const here = others.filter((other) => other.cell.shift === cell.shift);
  const own = others.filter((other) => other.cell.person === cell.person);
  if (own.some((other) => other.shift.startsAt < shift.endsAt && shift.startsAt < other.shift.endsAt)) return false;
  const experienced = here.filter((other) => !other.cell.isNewcomer).length;
  if (!cell.isNewcomer && experienced >= shift.places - shift.kept) return false;
  if (person.limit !== null) {
    const { per, left } = person.limit;
    if (own.filter((other) => other.shift[per] === shift[per]).length >= left(shift[per])) return false;
  }
  const onDay = own.filter((other) => other.shift.day === shift.day).length;
  return here.length < shift.places && onDay < person.dayLeft(shift.day);
}

function costByHand(board: Board, picked: readonly number[]): number[] {
  const chosen = picked.map((index) => at(board, index));
  let [unmet, alone, overload, misfit, inequity] = [0, 0, 0, 0, 0];
  board.shifts.forEach((shift, index) => {
    const own = chosen.filter(({ cell }) => cell.shift === index).map(({ cell }) => cell);
    const hasNewcomer = shift.hasNewcomer || own.some((cell) => cell.isNewcomer);
    const hasExperienced = shift.hasExperienced || own.some((cell) => !cell.isNewcomer);
    unmet += Math.max(0, shift.need - own.length);
    alone += hasNewcomer && !hasExperienced ? 1 : 0;
    misfit += own.reduce((sum, cell) => sum + cell.misfit, EMPTY * (shift.places - own.length));
    inequity += own.reduce((sum, cell) => sum + cell.inequity, 0);
  });
  board.persons.forEach((person, index) => {
    const own = chosen.filter(({ cell }) => cell.person === index);
    const isByMonth = person.limit?.per === "month";
    const stretches = new Set(own.map(({ shift }) => `${String(shift.week)} ${isByMonth ? String(shift.month) : ""}`));
    for (const stretch of stretches) {
      const [week = "", month = ""] = stretch.split(" ");
      const load = own.filter(
        ({ shift }) => String(shift.week) === week && (!isByMonth || String(shift.month) === month),
      ).length;
      overload += Math.max(0, load - person.allowance(Number(week)));
    }
    for (let count = 0; count < own.length; count += 1) inequity += person.given + count;
  });
  return [unmet, alone, overload, misfit, inequity];
}

function at(board: Board, index: number) {
  const cell = board.cells[index];
  const shift = cell && board.shifts[cell.shift];
  const person = cell && board.persons[cell.person];
  if (!cell || !shift || !person) throw new RangeError("not on the board");
  return { cell, shift, person };
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (const [level, amount] of a.entries()) if (amount !== b[level]) return amount < (b[level] ?? 0);
  return false;
}
