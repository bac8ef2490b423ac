import { AppError } from "../../../shared/errors/AppError.ts";
import type { Against, BatchProposal, Pair } from "../matching/flow/batch.ts";
import { proposeBatch } from "../matching/flow/proposeBatch.ts";
import { readyOpportunity, readyVolunteer } from "../matching/ready.ts";
import type { BatchFacts } from "./batchFacts.repo.ts";
import type { StoredCell } from "./batchRecord.repo.ts";

/** People times shifts that are worked out while somebody waits: 500 people and 200 shifts take 0.6 s of one core. */
export const MOST_PAIRS = 150_000;

/** A proposal, with the reasons of those who are not in it. */
export interface Planned extends Omit<BatchProposal, "reasonAgainst"> {
  readonly whyNot: (pair: Pair) => WhyNot | null;
}

export type WhyNot = Against | { readonly code: "RESTS" } | { readonly code: "UNKNOWN" };

/**
 * Works a proposal out: what is locked stays, what is barred never returns, whoever rests is left in peace unless
 * locked. Throws conflict when there are too many people and shifts to work out at once.
 */
export function planPeople(facts: BatchFacts, maxShifts: number, cells: readonly StoredCell[]): Planned {
  if (facts.volunteers.length * facts.shifts.length > MOST_PAIRS) throw new AppError("conflict", "batch:tooLarge");
  const locks = cells.filter((cell) => cell.isLocked && cell.state === "proposed").map(pairOf);
  const isLocked = new Set(locks.map(({ volunteerId }) => volunteerId));
  const isOut = (id: string) => facts.resting.has(id) && !isLocked.has(id);
  const proposal = proposeBatch({
    volunteers: facts.volunteers
      .filter((one) => !isOut(one.facts.id))
      .map((one) => readyVolunteer({ ...one.facts, maxShiftsPerDay: maxShifts })),
    shifts: facts.shifts.map((one) => readyOpportunity(one.facts)),
    locks,
    rejected: [...cells.filter((cell) => cell.isBarred).map(pairOf), ...facts.declined],
    history: facts.history,
    now: facts.now,
  });
  const { reasonAgainst, ...rest } = proposal;
  const people = new Set(facts.volunteers.map((one) => one.facts.id));
  return {
    ...rest,
    whyNot: (pair) => {
      if (!people.has(pair.volunteerId)) return { code: "UNKNOWN" };
      return isOut(pair.volunteerId) ? { code: "RESTS" } : reasonAgainst(pair);
    },
  };
}

/** Why somebody is not among the saved ones: asked with all saved places held as they are. */
export function planAround(facts: BatchFacts, maxShifts: number, cells: readonly StoredCell[]): Planned {
  const held = cells.map((cell) => (cell.state === "proposed" && !cell.isBarred ? { ...cell, isLocked: true } : cell));
  return planPeople(facts, maxShifts, held);
}

function pairOf({ personId, shiftId }: StoredCell): Pair {
  return { volunteerId: personId, opportunityId: shiftId };
}
