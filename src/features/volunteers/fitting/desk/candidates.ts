import type { Db } from "../../../../shared/db/client.ts";
import { notFound } from "../../../../shared/errors/AppError.ts";
import type { Block, BlockCode } from "../../matching/blocks.ts";
import { eligibilityOf } from "../../matching/eligibility.ts";
import { fitOf, fitValue } from "../../matching/fit.ts";
import { byText, rankVolunteers, type RankedVolunteer } from "../../matching/rank.ts";
import { readyOpportunity, readyVolunteer, type ReadyOpportunity, type ReadyVolunteer } from "../../matching/ready.ts";
import type { Fit } from "../../matching/reasons.ts";
import { topOf } from "../../matching/topOf.ts";
import type { History } from "../../matching/types.ts";
import { loadHistory } from "../history.repo.ts";
import { loadOpportunityFacts, type NamedOpportunity } from "../opportunityFacts.repo.ts";
import { loadVolunteerFacts } from "../volunteerFacts.repo.ts";
import { loadAsked, type Asked } from "./rest.repo.ts";

/** Somebody who could be asked, with what speaks for it. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly ranked: RankedVolunteer;
  readonly asked: Asked | undefined;
}

/** Somebody whom one thing keeps from it that a talk could change. */
export interface NearCandidate {
  readonly id: string;
  readonly name: string;
  readonly block: Block;
  readonly fit: Fit;
}

export interface Candidates {
  /** All dates to choose from; one without a date for a need without shifts. */
  readonly opportunities: readonly NamedOpportunity[];
  readonly chosen: NamedOpportunity;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly near: readonly NearCandidate[];
  /** How many never want this need again, or are not wanted. */
  readonly declined: number;
}

const MOST = 30;
const MOST_NEAR = 15;
/** What the desk can talk about; the rest is not for it to change. */
const TALKABLE: readonly BlockCode[] = [
  "CLEARANCE_MISSING",
  "SKILL_MISSING",
  "LANGUAGE_MISSING",
  "COLLIDES",
  "HOURS_CAP",
  "DAY_CAP",
  "TIMES_CAP",
  "TOO_FAR",
  "GUARDIAN_MISSING",
];

interface Wanted {
  readonly needId: string;
  /** The date wanted; null for the next one with a free place. */
  readonly shiftId: string | null;
}

/** Those who fit a need on one of its dates, best first, and those who nearly do; null when it has no date to come. */
export async function findCandidates(db: Db, { needId, shiftId }: Wanted, now: Date): Promise<Candidates | null> {
  const opportunities = await loadOpportunityFacts(db, { needId }, now);
  const chosen = choose(opportunities, shiftId);
  if (!chosen) return null;
  const [people, history] = await Promise.all([loadVolunteerFacts(db, "askable", now), loadHistory(db, { needId })]);
  const names = new Map(people.map(({ name, facts }) => [facts.id, name]));
  const nameOf = (id: string) => names.get(id) ?? "";
  const volunteers = people.map(({ facts }) => readyVolunteer(facts));
  const opportunity = readyOpportunity(chosen.facts);
  const best = rankVolunteers(opportunity, volunteers, { now, history, count: MOST });
  const asked = await loadAsked(
    db,
    best.map(({ volunteer }) => volunteer.facts.id),
    now,
  );
  return {
    opportunities,
    chosen,
    candidates: best.map((ranked) => {
      const { id } = ranked.volunteer.facts;
      return { id, name: nameOf(id), ranked, asked: asked.get(id) };
    }),
    near: nearOnes(volunteers, opportunity, { now, history }).map((near) => ({ ...near, name: nameOf(near.id) })),
    declined: history.rejected.get(needId)?.size ?? 0,
  };
}

function choose(opportunities: readonly NamedOpportunity[], shiftId: string | null): NamedOpportunity | undefined {
  if (shiftId === null) {
    return opportunities.find(({ facts }) => facts.placesTaken < facts.maxPeople) ?? opportunities[0];
  }
  const wanted = opportunities.find(({ facts }) => facts.id === shiftId);
  if (!wanted) throw notFound();
  return wanted;
}

function nearOnes(
  volunteers: readonly ReadyVolunteer[],
  opportunity: ReadyOpportunity,
  { now, history }: { readonly now: Date; readonly history: History },
): readonly Omit<NearCandidate, "name">[] {
  const near = volunteers.flatMap((volunteer) => {
    const { blocks } = eligibilityOf(volunteer, opportunity, now, history);
    const [block] = blocks;
    if (block === undefined || blocks.length > 1 || !TALKABLE.includes(block.code)) return [];
    return [{ volunteer, block, value: fitValue(volunteer, opportunity) }];
  });
  return topOf(MOST_NEAR, near, (a, b) => b.value - a.value || byText(a.volunteer.facts.id, b.volunteer.facts.id)).map(
    ({ volunteer, block }) => ({ id: volunteer.facts.id, block, fit: fitOf(volunteer, opportunity) }),
  );
}
