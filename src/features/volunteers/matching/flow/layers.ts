import { cellOf, periodOf, personOf, shiftOf, type Board, type BoardPerson } from "./board.ts";
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
 * most so many), to a week (more hours than wanted cost), to the period of their wish (at most so often), to the person
 * (each further shift costs a little more), to the target. Layers that cannot bind are left out. Gives back the entry of each cell.
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
  for (const [period, inPeriod] of Map.groupBy(cells, (cell) => periodOf(facts, shiftAt(board, cell)))) {
    const left = Math.max(0, facts.limit?.left(period) ?? inPeriod.length);
    const periodNode = left < inPeriod.length ? layLimit(plan, node, left) : node;
    let inDays = 0;
    for (const [week, inWeek] of Map.groupBy(inPeriod, (cell) => shiftAt(board, cell).week)) {
      const allowance = facts.allowance(week);
      const weekNode = layWeek(plan, periodNode, inWeek.length, { allowance, price: prices.overload });
      for (const onDay of Map.groupBy(inWeek, (cell) => shiftAt(board, cell).day).values()) {
        inDays += layDay({ plan, board, entries }, facts, weekNode, onDay);
      }
    }
    most += Math.min(left, inDays);
  }
  for (let count = 0; count < most; count += 1) {
    plan.addArc(node, target, 1, { high: 0, low: facts.given + count });
  }
  return entries;
}

/** What the shifts of a day are laid with: their entries are noted. */
interface DayGround {
  readonly plan: NetworkPlan;
  readonly board: Board;
  readonly entries: Map<number, number>;
}

/** At most so many shifts on one day, and one at a time; gives back how many it can be. */
function layDay(
  { plan, board, entries }: DayGround,
  facts: BoardPerson,
  next: number,
  cells: readonly number[],
): number {
  const [first] = cells;
  const left = first === undefined ? 0 : Math.max(0, facts.dayLeft(shiftAt(board, first).day));
  const dayNode = left < cells.length ? layLimit(plan, next, left) : next;
  for (const together of timesOf(board, cells)) {
    const entry = together.length > 1 ? layLimit(plan, dayNode, 1) : dayNode;
    for (const cell of together) entries.set(cell, entry);
  }
  return Math.min(left, cells.length);
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
