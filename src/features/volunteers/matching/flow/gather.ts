import { isNewcomer, isProposable } from "../eligibility.ts";
import { fitValue } from "../fit.ts";
import type { ReadyOpportunity, ReadySpan, ReadyVolunteer } from "../ready.ts";
import { createTop } from "../topOf.ts";
import { MOST_INEQUITY, overlap, type BoardCell } from "./board.ts";
import { isCommitted, type HeldLock } from "./locks.ts";

/** Whoever fits a shift best, and whether there were more. */
export interface Field {
  readonly cells: readonly BoardCell[];
  readonly isCut: boolean;
}

/** What pairs are gathered from: people and shifts in the order of their ids. */
export interface Crowd {
  readonly volunteers: readonly ReadyVolunteer[];
  readonly shifts: readonly ReadyOpportunity[];
  readonly now: Date;
  /** Locks by volunteer. */
  readonly locks: ReadonlyMap<ReadyVolunteer, readonly HeldLock[]>;
  readonly mayPropose: (volunteer: ReadyVolunteer, opportunity: ReadyOpportunity) => boolean;
}

interface Candidate {
  readonly person: number;
  readonly fit: number;
}

/** So many of those who have helped there before are weighed, however well others fit: somebody has to know the way. */
const EXPERIENCED = 10;

/** The pairs of a shift that may be proposed, at most so many, best first; the cells come in the order of people. */
export function gatherField(crowd: Crowd, shift: number, most: number): Field {
  const opportunity = crowd.shifts[shift];
  const date = opportunity?.spans[0];
  if (opportunity === undefined || date === undefined) return { cells: [], isCut: false };
  const top = createTop(most, byFit);
  const experienced = createTop(Math.min(most, EXPERIENCED), byFit);
  let found = 0;
  for (const [person, volunteer] of crowd.volunteers.entries()) {
    if (!isFree(crowd, volunteer, date) || !crowd.mayPropose(volunteer, opportunity)) continue;
    found += 1;
    const candidate = { person, fit: fitValue(volunteer, opportunity) };
    top.offer(candidate);
    if (!isNewcomer(volunteer, opportunity.facts.initiativeId)) experienced.offer(candidate);
  }
  const inequity = Math.min(MOST_INEQUITY, Math.round(2 * opportunity.facts.connectionsPerPlace));
  const best = new Set([...top.list(), ...experienced.list()]);
  const cells = [...best].map(({ person, fit }) => ({
    person,
    shift,
    misfit: Math.round(100 * (1 - fit)),
    inequity,
    isNewcomer: isNewcomerAt(crowd, person, opportunity),
  }));
  return { cells: cells.toSorted((a, b) => a.person - b.person), isCut: found > cells.length };
}

/** The eligibility rules of a proposal, without what was taken out. */
export function proposable(
  { now, history }: { readonly now: Date; readonly history: Parameters<typeof isProposable>[3] },
  isTakenOut: (volunteer: ReadyVolunteer, opportunity: ReadyOpportunity) => boolean,
): Crowd["mayPropose"] {
  return (volunteer, opportunity) =>
    isProposable(volunteer, opportunity, now, history) && !isTakenOut(volunteer, opportunity);
}

/** No moment in common with a lock or with anything accepted before. */
function isFree({ locks }: Crowd, volunteer: ReadyVolunteer, date: ReadySpan): boolean {
  if (isCommitted(volunteer, date)) return false;
  for (const lock of locks.get(volunteer) ?? []) if (overlap(lock.date, date)) return false;
  return true;
}

function isNewcomerAt({ volunteers }: Crowd, person: number, { facts }: ReadyOpportunity): boolean {
  const volunteer = volunteers[person];
  return volunteer !== undefined && isNewcomer(volunteer, facts.initiativeId);
}

function byFit(a: Candidate, b: Candidate): number {
  return b.fit - a.fit || a.person - b.person;
}
