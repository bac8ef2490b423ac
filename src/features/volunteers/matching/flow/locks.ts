import { isNewcomer, eligibilityOf } from "../eligibility.ts";
import { byText } from "../rank.ts";
import type { ReadyOpportunity, ReadySpan, ReadyVolunteer } from "../ready.ts";
import type { BatchQuestion, Pair, RefusedLock } from "./batch.ts";
import { overlap } from "./board.ts";

/** A lock that holds. */
export interface HeldLock {
  readonly volunteer: ReadyVolunteer;
  readonly opportunity: ReadyOpportunity;
  readonly date: ReadySpan;
  readonly isNewcomer: boolean;
}

export interface Locks {
  readonly held: readonly HeldLock[];
  readonly refused: readonly RefusedLock[];
}

/**
 * Holds what can be held. A no outweighs a lock, nobody is put in two places at once, and no shift gets more people than
 * places; other reasons against a lock are the coordinator's to weigh and are shown on its cell.
 */
export function holdLocks(question: BatchQuestion, isTakenOut: (pair: Pair) => boolean): Locks {
  const volunteers = new Map(question.volunteers.map((one) => [one.facts.id, one]));
  const shifts = new Map(question.shifts.map((one) => [one.facts.id, one]));
  const held: HeldLock[] = [];
  const refused: RefusedLock[] = [];
  for (const pair of inOrder(question.locks)) {
    const volunteer = volunteers.get(pair.volunteerId);
    const opportunity = shifts.get(pair.opportunityId);
    const date = opportunity?.spans[0];
    if (volunteer === undefined || opportunity === undefined || date === undefined) {
      refused.push({ ...pair, code: "UNKNOWN" });
      continue;
    }
    const lock = { volunteer, opportunity, date, isNewcomer: isNewcomer(volunteer, opportunity.facts.initiativeId) };
    const code = isTakenOut(pair) ? "DECLINED_BEFORE" : reasonToRefuse(question, lock, held);
    if (code === null) held.push(lock);
    else refused.push({ ...pair, code });
  }
  return { held, refused };
}

function reasonToRefuse(
  { now, history }: BatchQuestion,
  { volunteer, opportunity, date }: HeldLock,
  held: readonly HeldLock[],
): RefusedLock["code"] | null {
  const { blocks } = eligibilityOf(volunteer, opportunity, now, history);
  const codes = blocks.map((block) => block.code);
  if (codes.includes("DECLINED_BEFORE")) return "DECLINED_BEFORE";
  if (codes.includes("ALREADY_IN")) return "ALREADY_IN";
  const own = held.filter((lock) => lock.volunteer === volunteer);
  const isBusy = own.some((lock) => overlap(lock.date, date)) || isCommitted(volunteer, date);
  if (isBusy) return "COLLIDES";
  const taken = held.filter((lock) => lock.opportunity === opportunity).length;
  return opportunity.facts.placesTaken + taken >= opportunity.facts.maxPeople ? "FULL" : null;
}

/** Whether anything accepted before has a moment in common with a date. */
export function isCommitted(volunteer: ReadyVolunteer, date: ReadySpan): boolean {
  for (const commitment of volunteer.commitments) if (overlap(commitment, date)) return true;
  return false;
}

/** Each pair once, by shift and volunteer: the order in which locks were given does not matter. */
function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  return [...new Map(pairs.map((pair) => [JSON.stringify([pair.opportunityId, pair.volunteerId]), pair]))]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([, pair]) => pair);
}
