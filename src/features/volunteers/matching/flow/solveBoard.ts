import { cellOf, compareCosts, costOf, isAlone, overlap, shiftOf, type Board, type BoardCost } from "./board.ts";
import { solveRelaxed, type Lead, type Outcome, type Terms } from "./relaxed.ts";

export interface Solution {
  /** Numbers of the chosen cells, ascending. */
  readonly chosen: readonly number[];
  readonly cost: BoardCost;
  /** No other choice costs less. False only when the search was cut short. */
  readonly isBest: boolean;
}

/** After so much looking at nodes and cells the best choice so far is taken: well under a second on a small machine. */
const MOST_WORK = 250_000;
/** Overlaps between different times of a day are solved again so often before the lesser shift is just dropped. */
const MOST_REPAIRS = 6;

/**
 * The cheapest choice of cells. Minima, limits by day and shifts at the same time are a flow, solved exactly. Two
 * conditions are none (with them the problem is NP-hard): shifts that overlap in part, and newcomers alone. For these
 * the flow gives a bound, a repaired flow a first answer, and branching on what is violated closes the gap, up to
 * MOST_WORK.
 */
export function solveBoard(board: Board, mostWork = MOST_WORK): Solution {
  const preferred = shiftsToLead(board);
  const root = lookAt(board, { leads: new Map(), forbidden: new Set() }, preferred);
  if (root === null) throw new Error("nothing was required, so something is possible");
  if (findFault(board, root) === null) {
    return { chosen: root.outcome.chosen, cost: costOf(board, root.outcome.chosen), isBest: true };
  }
  const first = repair(board, root.outcome);
  return branch(board, root, { preferred, best: first.chosen, work: root.outcome.work + first.work, mostWork });
}

/** A part of all choices: under its terms none costs less than its outcome. */
interface Branch {
  /** As branched on. */
  readonly terms: Terms;
  /** With the preferences that could be added. */
  readonly leads: ReadonlyMap<number, Lead>;
  readonly outcome: Outcome;
}

/** Shifts without somebody experienced that can be filled, and those where a newcomer already is. */
interface Preferred {
  readonly shifts: readonly number[];
  /** What is missing to the minima in any case, for want of people. */
  readonly unavoidable: number;
}

function shiftsToLead(board: Board): Preferred {
  const counts = board.shifts.map(() => 0);
  for (const { shift } of board.cells) counts[shift] = (counts[shift] ?? 0) + 1;
  const shifts = board.shifts.flatMap(({ hasExperienced, hasNewcomer, need }, index) =>
    !hasExperienced && (hasNewcomer || Math.min(need, counts[index] ?? 0) > 0) ? [index] : [],
  );
  const missing = board.shifts.map(({ need }, index) => Math.max(0, need - (counts[index] ?? 0)));
  return { shifts, unavoidable: missing.reduce((sum, one) => sum + one, 0) };
}

/**
 * Solves a part. A preference for somebody experienced charges for empty shifts too; that is exact as long as no shift
 * stays short that could be filled, for then none of them is empty. Otherwise the part is solved without preferences.
 */
function lookAt(board: Board, terms: Terms, preferred: Preferred): Branch | null {
  const wishes = preferred.shifts.map((shift): [number, Lead] => [shift, "prefer"]);
  const leads = new Map([...wishes, ...terms.leads]);
  const wished = solveRelaxed(board, { ...terms, leads });
  if (!wished.isPossible) return null;
  const [unmet] = costOf(board, wished.chosen);
  if (unmet === preferred.unavoidable || wishes.length === 0) return { terms, leads, outcome: wished };
  const outcome = solveRelaxed(board, terms);
  return { terms, leads: terms.leads, outcome: { ...outcome, work: outcome.work + wished.work } };
}

type Fault =
  { readonly kind: "overlap"; readonly cells: readonly number[] } | { readonly kind: "alone"; readonly shift: number };

/** Depth first; a branch is left when its bound is no better than the best answer. */
function branch(
  board: Board,
  start: Branch,
  given: {
    readonly preferred: Preferred;
    readonly best: readonly number[];
    readonly work: number;
    readonly mostWork: number;
  },
): Solution {
  let best = { chosen: given.best, cost: costOf(board, given.best) };
  let work = given.work;
  const open: Branch[] = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (compareCosts(boundOf(board, next), best.cost) >= 0) continue;
    const fault = findFault(board, next);
    if (fault === null) {
      best = { chosen: next.outcome.chosen, cost: costOf(board, next.outcome.chosen) };
      continue;
    }
    if (work > given.mostWork) return { ...best, isBest: false };
    const parts = waysOut(board, next.terms, fault).flatMap((terms) => lookAt(board, terms, given.preferred) ?? []);
    work += parts.reduce((sum, part) => sum + part.outcome.work, board.cells.length);
    open.push(...parts);
  }
  return { ...best, isBest: true };
}

/** What any choice of a part costs at least: newcomers alone count only where that was accepted or charged for. */
function boundOf(board: Board, { leads, outcome }: Branch): BoardCost {
  const [unmet, , overload, misfit, inequity] = costOf(board, outcome.chosen);
  const charged = aloneOn(board, outcome.chosen).filter((shift) => leads.get(shift) === "prefer").length;
  const accepted = [...leads.values()].filter((lead) => lead === "without").length;
  return [unmet, charged + accepted, overload, misfit, inequity];
}

/** The first thing that no flow can see: two shifts of a person that overlap, or newcomers alone neither accepted nor charged for. */
function findFault(board: Board, { leads, outcome: { chosen } }: Branch): Fault | null {
  const pair = overlapsOf(board, chosen)[0];
  if (pair !== undefined) return { kind: "overlap", cells: pair };
  const shift = aloneOn(board, chosen).find((one) => leads.get(one) !== "without" && leads.get(one) !== "prefer");
  return shift === undefined ? null : { kind: "alone", shift };
}

function aloneOn(board: Board, chosen: readonly number[]): readonly number[] {
  const byShift = Map.groupBy(chosen, (index) => cellOf(board, index).shift);
  return [...board.shifts.keys()].filter((shift) => {
    const own = (byShift.get(shift) ?? []).map((index) => cellOf(board, index));
    return isAlone(shiftOf(board, shift), own);
  });
}

/** The cases that together cover everything: one of two overlapping shifts goes; somebody experienced, nobody new, or neither. */
function waysOut(board: Board, { leads, forbidden }: Terms, fault: Fault): readonly Terms[] {
  if (fault.kind === "overlap") {
    return fault.cells.map((cell) => ({ leads, forbidden: new Set([...forbidden, cell]) }));
  }
  const { hasNewcomer, places, kept } = shiftOf(board, fault.shift);
  const cases: Lead[] = ["without"];
  if (!hasNewcomer) cases.push("only");
  if (places > kept) cases.push("require");
  return cases.map((lead) => ({ leads: new Map([...leads, [fault.shift, lead]]), forbidden }));
}

/** A choice that can be carried out: an experienced person is preferred on each shift, the worse of two overlapping shifts goes. */
function repair(board: Board, root: Outcome): { readonly chosen: readonly number[]; readonly work: number } {
  const leads = new Map<number, Lead>();
  board.shifts.forEach((shift, index) => {
    if (!shift.hasExperienced) leads.set(index, "prefer");
  });
  const forbidden = new Set<number>();
  let work = 0;
  const candidates: (readonly number[])[] = [withoutOverlaps(board, root.chosen)];
  for (let round = 0; round < MOST_REPAIRS; round += 1) {
    const outcome = solveRelaxed(board, { leads, forbidden });
    work += outcome.work;
    candidates.push(withoutOverlaps(board, outcome.chosen));
    const pairs = overlapsOf(board, outcome.chosen);
    if (pairs.length === 0) break;
    for (const [a, b] of pairs) forbidden.add(worseOf(board, a, b));
  }
  const [best = []] = candidates.toSorted((a, b) => compareCosts(costOf(board, a), costOf(board, b)));
  return { chosen: best, work };
}

function withoutOverlaps(board: Board, chosen: readonly number[]): readonly number[] {
  let left = chosen;
  for (let pairs = overlapsOf(board, left); pairs.length > 0; pairs = overlapsOf(board, left)) {
    const gone = new Set(pairs.map(([a, b]) => worseOf(board, a, b)));
    left = left.filter((cell) => !gone.has(cell));
  }
  return left;
}

function worseOf(board: Board, a: number, b: number): number {
  const difference = cellOf(board, a).misfit - cellOf(board, b).misfit;
  return difference > 0 || (difference === 0 && a > b) ? a : b;
}

/** Pairs of one person's chosen shifts that overlap. */
function overlapsOf(board: Board, chosen: readonly number[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (const own of Map.groupBy(chosen, (index) => cellOf(board, index).person).values()) {
    own.forEach((a, position) => {
      for (const b of own.slice(position + 1)) {
        if (overlap(shiftAt(board, a), shiftAt(board, b))) pairs.push([a, b]);
      }
    });
  }
  return pairs;
}

function shiftAt(board: Board, cell: number): Board["shifts"][number] {
  return shiftOf(board, cellOf(board, cell).shift);
}
