import type { Board, BoardCost } from "../../../../src/features/volunteers/matching/flow/board.ts";

const EMPTY = 100;

/** Every choice that can be carried out is looked at; the cheapest cost comes back. Written without the solver's own pieces. */
export function cheapestByBruteForce(board: Board): BoardCost {
  let best: number[] | null = null;
  const picked: number[] = [];
  const go = (index: number): void => {
    if (index === board.cells.length) {
      const cost = costByHand(board, picked);
      if (best === null || isLess(cost, best)) best = cost;
      return;
    }
    go(index + 1);
    if (!fitsIn(board, picked, index)) return;
    picked.push(index);
    go(index + 1);
    picked.pop();
  };
  go(0);
  return best ?? [0, 0, 0, 0, 0];
}

/** Whether a choice breaks no hard rule. */
export function isPossible(board: Board, chosen: readonly number[]): boolean {
  return chosen.every((cell, position) => fitsIn(board, chosen.slice(0, position), cell));
}

function fitsIn(board: Board, picked: readonly number[], index: number): boolean {
  const cell = board.cells[index];
  const shift = board.shifts[cell?.shift ?? -1];
  const person = board.persons[cell?.person ?? -1];
  if (cell === undefined || shift === undefined || person === undefined) return false;
  let [taken, experienced, onDay] = [0, 0, 0];
  for (const other of picked) {
    const otherCell = board.cells[other];
    const otherShift = board.shifts[otherCell?.shift ?? -1];
    if (otherCell === undefined || otherShift === undefined) return false;
    if (otherCell.shift === cell.shift) taken += 1;
    if (otherCell.shift === cell.shift && !otherCell.isNewcomer) experienced += 1;
    if (otherCell.person !== cell.person) continue;
    if (otherShift.day === shift.day) onDay += 1;
    if (otherShift.startsAt < shift.endsAt && shift.startsAt < otherShift.endsAt) return false;
  }
  if (!cell.isNewcomer && experienced >= shift.places - shift.kept) return false;
  return taken < shift.places && onDay < person.dayLeft(shift.day);
}

function costByHand(board: Board, picked: readonly number[]): number[] {
  const cost = [0, 0, 0, 0, 0];
  const add = (level: number, amount: number) => (cost[level] = (cost[level] ?? 0) + amount);
  const taken = board.shifts.map(() => 0);
  const fresh = board.shifts.map((shift) => shift.hasNewcomer);
  const led = board.shifts.map((shift) => shift.hasExperienced);
  const given = board.persons.map((person) => person.given);
  const weeks = new Map<string, number>();
  for (const index of picked) {
    const cell = board.cells[index];
    if (cell === undefined) continue;
    const week = board.shifts[cell.shift]?.week ?? 0;
    taken[cell.shift] = (taken[cell.shift] ?? 0) + 1;
    if (cell.isNewcomer) fresh[cell.shift] = true;
    else led[cell.shift] = true;
    const key = `${String(cell.person)} ${String(week)}`;
    const load = weeks.get(key) ?? 0;
    if (load >= (board.persons[cell.person]?.allowance(week) ?? 0)) add(2, 1);
    weeks.set(key, load + 1);
    add(3, cell.misfit);
    add(4, cell.inequity + (given[cell.person] ?? 0));
    given[cell.person] = (given[cell.person] ?? 0) + 1;
  }
  board.shifts.forEach(({ need, places }, index) => {
    add(0, Math.max(0, need - (taken[index] ?? 0)));
    add(1, fresh[index] === true && led[index] !== true ? 1 : 0);
    add(3, EMPTY * (places - (taken[index] ?? 0)));
  });
  return cost;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (const [level, amount] of a.entries()) if (amount !== b[level]) return amount < (b[level] ?? 0);
  return false;
}
