import { cellOf, EMPTY_MISFIT, MOST_INEQUITY, shiftOf, type Board, type BoardShift } from "./board.ts";
import { layPerson, type Prices } from "./layers.ts";
import { createNetworkPlan, NO_COST, type NetworkPlan } from "./network.ts";
import { sendFlow } from "./shortestPaths.ts";

/**
 * How a shift is asked for somebody experienced: "prefer" charges for every open shift without one, "require" insists,
 * "without" leaves the experienced out, "only" the newcomers. Shifts without an entry are not asked.
 */
export type Lead = "prefer" | "require" | "without" | "only";

/** What a flow is asked to leave out or insist on. */
export interface Terms {
  readonly leads: ReadonlyMap<number, Lead>;
  readonly forbidden: ReadonlySet<number>;
}

export interface Outcome {
  /** Numbers of the chosen cells, ascending. */
  readonly chosen: readonly number[];
  /** False when somebody experienced was required and there is none. */
  readonly isPossible: boolean;
  /** How much was looked at. */
  readonly work: number;
}

/** The nodes of one shift. */
interface ShiftNodes {
  readonly ordinary: number;
  /** Where the experienced are reached; the same as `ordinary` when nobody asks. */
  readonly experienced: number;
}

/** The best choice when the two conditions that are no flow are set aside: overlaps beyond one time of a day, and newcomers alone. */
export function solveRelaxed(board: Board, { leads, forbidden }: Terms): Outcome {
  const plan = createNetworkPlan();
  const target = plan.addNode();
  const prices = pricesOf(board);
  const sources: number[] = [];
  const insisted: number[] = [];
  const ground = { plan, prices, target, sources, insisted };
  const nodes = board.shifts.map((shift, index) => layShift(ground, shift, leads.get(index)));
  const allowed = board.cells.flatMap((cell, index) => {
    const lead = leads.get(cell.shift);
    const isOut = lead === (cell.isNewcomer ? "only" : "without");
    return isOut || forbidden.has(index) || shiftOf(board, cell.shift).places <= 0 ? [] : [index];
  });
  const arcs: [cell: number, arc: number][] = [];
  const byPerson = Map.groupBy(allowed, (index) => cellOf(board, index).person);
  for (const [person, cells] of byPerson) {
    const entries = layPerson(plan, { board, prices, target }, person, cells);
    for (const [index, entry] of entries) {
      const cell = cellOf(board, index);
      const from = nodes[cell.shift]?.[cell.isNewcomer ? "ordinary" : "experienced"] ?? target;
      const cost = { high: 0, low: cell.misfit * prices.misfit + cell.inequity };
      arcs.push([index, plan.addArc(from, entry, 1, cost)]);
    }
  }
  const network = plan.build();
  const work = sendFlow(network, sources, target);
  const flows = ([, arc]: readonly [number, number]): boolean => network.room[arc] === 0;
  const chosen = arcs.filter(flows).map(([cell]) => cell);
  return {
    chosen: chosen.toSorted((a, b) => a - b),
    isPossible: insisted.every((arc) => network.room[arc] !== 0),
    work: work + board.cells.length,
  };
}

/**
 * Five levels in two whole numbers: no sum of a lower level reaches one of a higher level, so the pair compares like the
 * five. High: unmet, alone, overload. Low: misfit, inequity.
 */
function pricesOf(board: Board): Prices {
  const places = board.shifts.reduce((sum, shift) => sum + shift.places, 0) + board.shifts.length + 1;
  const most = board.persons.reduce((sum, person) => Math.max(sum, person.given), 0) + places;
  const busiest = Math.min(most, MOST_SHIFTS);
  return {
    overload: 1,
    alone: places,
    unmet: places * places,
    impossible: places * places * places,
    misfit: 1 + places * (MOST_INEQUITY + busiest),
  };
}

/** More shifts than anybody is given in one proposal: days of a year times two. */
const MOST_SHIFTS = 1000;

/** What the layers of a shift are put on. */
interface Ground {
  readonly plan: NetworkPlan;
  readonly prices: Prices;
  readonly target: number;
  /** One entry for each open place. */
  readonly sources: number[];
  /** Arcs that must stay empty. */
  readonly insisted: number[];
}

/** The places of a shift: filled, or left empty at a price; those of the experienced apart where that matters. */
function layShift(ground: Ground, shift: BoardShift, lead: Lead | undefined): ShiftNodes {
  const { plan, sources } = ground;
  const ordinary = plan.addNode();
  const asks = (lead === "prefer" || lead === "require") && shift.places > shift.kept;
  const own = asks ? 1 : 0;
  layEmpty(ground, shift, ordinary, lead === "require" ? own : 0);
  sources.push(...new Array<number>(Math.max(0, shift.places - own)).fill(ordinary));
  if (!asks && shift.kept <= 0) return { ordinary, experienced: ordinary };
  const experienced = plan.addNode();
  plan.addArc(ordinary, experienced, Math.max(0, shift.places - shift.kept - own), NO_COST);
  if (asks) askForExperienced(ground, { ordinary, experienced }, lead);
  return { ordinary, experienced };
}

/** Empty places: first those that can be left, then those that make up the minimum. */
function layEmpty({ plan, prices, target }: Ground, shift: BoardShift, node: number, surelyFilled: number): void {
  const open = Math.max(0, Math.min(shift.need, shift.places) - surelyFilled);
  const low = EMPTY_MISFIT * prices.misfit;
  plan.addArc(node, target, open, { high: prices.unmet, low });
  plan.addArc(node, target, Math.max(0, shift.places - surelyFilled - open), { high: 0, low });
}

/** One place starts among the experienced: leaving them has a price, or is not possible. */
function askForExperienced(ground: Ground, { ordinary, experienced }: ShiftNodes, lead: Lead | undefined): void {
  const { plan, prices, target, sources, insisted } = ground;
  sources.push(experienced);
  if (lead === "prefer") plan.addArc(experienced, ordinary, 1, { high: prices.alone, low: 0 });
  else insisted.push(plan.addArc(experienced, target, 1, { high: prices.impossible, low: 0 }));
}
