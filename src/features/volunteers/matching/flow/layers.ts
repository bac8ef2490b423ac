import { cellOf, personOf, shiftOf, type Board } from "./board.ts";
import type { NetworkPlan, PairCost } from "./network.ts";

/** The costs of one more of each level, as pairs. */
export interface Prices {
  readonly unmet: number;
  readonly alone: number;
  readonly overload: number;
  readonly misfit: number;
  /** More than everything else together: stands for "not possible". */
  readonly impossible: number;
}

/**
 * The layers behind one person: a shift leads to a time (shifts that share a moment: at most one of them), to a day (at
 * most so many), to a week (more than wanted costs), to the person (each further shift costs a little more), to the
 * target. Layers that cannot bind are left out. Gives back the entry of each cell.
 */
export function layPerson(
  plan: NetworkPlan,
  { board, prices, target }: { readonly board: Board; readonly prices: Prices; readonly target: number },
  person: number,
  cells: readonly number[],
): ReadonlyMap<number, number> {
  const facts = personOf(board, person);
  const node = plan.addNode();
  const entries = new Map<number, number>();
  let most = 0;
  for (const [week, inWeek] of Map.groupBy(cells, (cell) => shiftAt(board, cell).week)) {
    const weekNode = layWeek(plan, node, inWeek.length, { allowance: facts.allowance(week), price: prices.overload });
    for (const [day, onDay] of Map.groupBy(inWeek, (cell) => shiftAt(board, cell).day)) {
      const left = Math.max(0, facts.dayLeft(day));
      most += Math.min(left, onDay.length);
      const dayNode = left < onDay.length ? layLimit(plan, weekNode, left) : weekNode;
      for (const together of timesOf(board, onDay)) {
        const entry = together.length > 1 ? layLimit(plan, dayNode, 1) : dayNode;
        for (const cell of together) entries.set(cell, entry);
      }
    }
  }
  for (let count = 0; count < most; count += 1) {
    plan.addArc(node, target, 1, { high: 0, low: facts.given + count });
  }
  return entries;
}

/** Groups of shifts that share a moment: each begins before the one that ends first is over. */
function timesOf(board: Board, cells: readonly number[]): readonly (readonly number[])[] {
  let rest = cells.toSorted((a, b) => shiftAt(board, a).endsAt - shiftAt(board, b).endsAt || a - b);
  const groups: (readonly number[])[] = [];
  for (let [first] = rest; first !== undefined; [first] = rest) {
    const { startsAt, endsAt } = shiftAt(board, first);
    const sharesMoment = (cell: number): boolean => shiftAt(board, cell).startsAt < Math.max(endsAt, startsAt + 1);
    groups.push(rest.filter(sharesMoment));
    rest = rest.filter((cell) => !sharesMoment(cell));
  }
  return groups;
}

function layWeek(
  plan: NetworkPlan,
  person: number,
  count: number,
  { allowance, price }: { readonly allowance: number; readonly price: number },
): number {
  const within = Math.max(0, Math.min(allowance, count));
  if (within === count) return person;
  const node = plan.addNode();
  plan.addArc(node, person, within, FREE);
  plan.addArc(node, person, count - within, { high: price, low: 0 });
  return node;
}

const FREE: PairCost = { high: 0, low: 0 };

function layLimit(plan: NetworkPlan, next: number, most: number): number {
  const node = plan.addNode();
  plan.addArc(node, next, most, FREE);
  return node;
}

function shiftAt(board: Board, cell: number): Board["shifts"][number] {
  return shiftOf(board, cellOf(board, cell).shift);
}
