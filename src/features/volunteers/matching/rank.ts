import { eligibilityOf, isEligible } from "./eligibility.ts";
import type { Eligibility } from "./blocks.ts";
import { fitFrom, fitOf, fitValue } from "./fit.ts";
import type { ReadyOpportunity, ReadyVolunteer } from "./ready.ts";
import type { Fit } from "./reasons.ts";
import { createTop } from "./topOf.ts";
import type { History, OpportunityFacts } from "./types.ts";
import { DAY_MS } from "./weekTime.ts";

/** a: how strongly past connections of an initiative push its other needs back. */
const EQUITY_STRENGTH = 0.5;
/** Further away than this, a missing minimum is not urgent yet. */
const HORIZON_DAYS = 28;
/** A need without dates is as near as one in two weeks. */
const UNDATED_DAYS = 14;

/** What a list is made against. */
export interface Listing {
  readonly now: Date;
  readonly history: History;
  /** How many are wanted. */
  readonly count: number;
}

export interface RankedVolunteer {
  readonly volunteer: ReadyVolunteer;
  readonly rank: number;
  readonly fit: Fit;
  readonly eligibility: Eligibility;
}

export interface RankedOpportunity {
  readonly opportunity: ReadyOpportunity;
  readonly rank: number;
  readonly fit: Fit;
  readonly eligibility: Eligibility;
}

/** u, 0 to 1: the share of the minimum that is missing, times how near the date is (28 days ahead and more: 0). */
export function urgencyOf({ facts, spans }: ReadyOpportunity, now: Date): number {
  const missing = facts.minPeople - facts.placesTaken;
  if (missing <= 0) return 0;
  const next = spans.find((span) => span.startsAt > now.getTime())?.startsAt ?? facts.endsAt?.getTime();
  const days = next === undefined ? UNDATED_DAYS : Math.max(0, (next - now.getTime()) / DAY_MS);
  return (missing / facts.minPeople) * Math.max(0, 1 - days / HORIZON_DAYS);
}

/** c: connections of an initiative in the last 14 days for each of its open places. */
export function connectionsPerPlace(connections: number, openPlaces: number): number {
  return connections / Math.max(1, openPlaces);
}

/** fit * (1 + u) / (1 + a * c): what is urgent comes up, what has just been served steps back. */
export function rankOf(fit: number, opportunity: ReadyOpportunity, now: Date): number {
  return (fit * (1 + urgencyOf(opportunity, now))) / (1 + EQUITY_STRENGTH * opportunity.facts.connectionsPerPlace);
}

/** The volunteers who can take an opportunity, best first, ties by id. */
export function rankVolunteers(
  opportunity: ReadyOpportunity,
  volunteers: Iterable<ReadyVolunteer>,
  { now, history, count }: Listing,
): readonly RankedVolunteer[] {
  const top = createTop<{ volunteer: ReadyVolunteer; value: number }>(
    count,
    (a, b) => b.value - a.value || byText(a.volunteer.facts.id, b.volunteer.facts.id),
  );
  for (const volunteer of volunteers) {
    const least = top.last()?.value ?? 0;
    const value = fitFrom(volunteer, opportunity, least);
    if (value >= least && isEligible(volunteer, opportunity, now, history)) top.offer({ volunteer, value });
  }
  return top.list().map(({ volunteer, value }) => ({
    volunteer,
    rank: rankOf(value, opportunity, now),
    fit: fitOf(volunteer, opportunity),
    eligibility: eligibilityOf(volunteer, opportunity, now, history),
  }));
}

/** The opportunities a volunteer can take, best first; ties: the longest unserved need, then by id. */
export function rankOpportunities(
  volunteer: ReadyVolunteer,
  opportunities: Iterable<ReadyOpportunity>,
  { now, history, count }: Listing,
): readonly RankedOpportunity[] {
  const top = createTop<{ opportunity: ReadyOpportunity; rank: number }>(
    count,
    (a, b) => b.rank - a.rank || byWaiting(a.opportunity.facts, b.opportunity.facts),
  );
  for (const opportunity of opportunities) {
    if (isEligible(volunteer, opportunity, now, history)) {
      top.offer({ opportunity, rank: rankOf(fitValue(volunteer, opportunity), opportunity, now) });
    }
  }
  return top.list().map(({ opportunity, rank }) => ({
    opportunity,
    rank,
    fit: fitOf(volunteer, opportunity),
    eligibility: eligibilityOf(volunteer, opportunity, now, history),
  }));
}

function byWaiting(a: OpportunityFacts, b: OpportunityFacts): number {
  const isServed = (facts: OpportunityFacts): number => (facts.placesTaken > 0 ? 1 : 0);
  return isServed(a) - isServed(b) || a.openSince.getTime() - b.openSince.getTime() || byText(a.id, b.id);
}

/** By code unit: the same order on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
