import type { Db } from "../../../shared/db/client.ts";
import type { NamedOpportunity } from "../fitting/opportunityFacts.repo.ts";
import type { Pair } from "../matching/flow/batch.ts";
import { MOST_PAIRS, planAround, type Planned, type WhyNot } from "./askPlan.ts";
import { engagedOn, namesOf, type Engaged } from "./batch.queries.ts";
import { loadBatchFacts, type BatchFacts } from "./batchFacts.repo.ts";
import { openCells, type BatchRecord, type StoredCell } from "./batchRecord.repo.ts";

/** A proposal as a page shows it: its shifts, who is on them, and why others are not. */
export interface BatchView {
  readonly batch: BatchRecord;
  readonly facts: BatchFacts;
  readonly shifts: readonly NamedOpportunity[];
  readonly engaged: readonly Engaged[];
  readonly names: ReadonlyMap<string, string>;
  /** For each shift with too few people: why everybody else is not there. */
  readonly missing: ReadonlyMap<string, { readonly count: number; readonly reasons: readonly WhyNot[] }>;
  /** Null while there is nobody to ask about. */
  readonly whyNot: ((pair: Pair) => WhyNot | null) | null;
}

/** Loads one proposal; reasons are worked out only where a shift is short or `isAsked`. */
export async function loadBatchView(db: Db, batch: BatchRecord, now: Date, isAsked: boolean): Promise<BatchView> {
  const facts = await loadBatchFacts(db, batch, now);
  const people = new Set(batch.cells.map((cell) => cell.personId));
  const engaged = await engagedOn(
    db,
    facts.shifts.map((shift) => shift.facts.id),
    people,
  );
  const names = new Map([
    ...facts.volunteers.map((one) => [one.facts.id, one.name] as const),
    ...(await namesOf(db, [...people])),
  ]);
  const short = facts.shifts.flatMap((shift) => {
    const count = shift.facts.minPeople - shift.facts.placesTaken - cellsOf(batch, shift).length;
    return count > 0 ? [{ id: shift.facts.id, count }] : [];
  });
  const isSmall = facts.volunteers.length * facts.shifts.length <= MOST_PAIRS;
  const planned = isSmall && (isAsked || short.length > 0) ? planAround(facts, batch.maxShifts, batch.cells) : null;
  return {
    batch,
    facts,
    shifts: facts.shifts,
    engaged,
    names,
    missing: new Map(short.map(({ id, count }) => [id, { count, reasons: reasonsFor(facts, planned, id) }])),
    whyNot: planned?.whyNot ?? null,
  };
}

/** The undecided places of a shift. */
export function cellsOf(batch: BatchRecord, shift: NamedOpportunity): readonly StoredCell[] {
  return openCells(batch).filter((cell) => cell.shiftId === shift.facts.id);
}

function reasonsFor(facts: BatchFacts, planned: Planned | null, opportunityId: string): readonly WhyNot[] {
  if (planned === null) return [];
  return facts.volunteers.flatMap((one) => planned.whyNot({ volunteerId: one.facts.id, opportunityId }) ?? []);
}
