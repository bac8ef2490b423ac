import type { Db } from "../../../shared/db/client.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import type { Block, Eligibility } from "../matching/blocks.ts";
import { eligibilityOf } from "../matching/eligibility.ts";
import { fitOf } from "../matching/fit.ts";
import { byText, rankOf } from "../matching/rank.ts";
import { readyOpportunity, readyVolunteer } from "../matching/ready.ts";
import type { Fit } from "../matching/reasons.ts";
import type { VolunteerFacts } from "../matching/types.ts";
import { loadHistory } from "./history.repo.ts";
import { loadOpportunityFacts, type NamedOpportunity } from "./opportunityFacts.repo.ts";
import { loadVolunteerFacts } from "./volunteerFacts.repo.ts";

/** An opportunity as one volunteer meets it. */
export interface Meeting {
  readonly opportunity: NamedOpportunity;
  readonly fit: Fit;
  readonly rank: number;
  readonly eligibility: Eligibility;
}

/** A need with the dates that suit: the best one in front, all in the order of time. */
export interface SuitingNeed {
  readonly best: Meeting;
  readonly dates: readonly Meeting[];
}

/** A need nobody can take as things are, by the date that stands in the way least. */
export interface BlockedNeed {
  readonly opportunity: NamedOpportunity;
  readonly blocks: readonly Block[];
}

export interface Suits {
  readonly volunteer: VolunteerFacts;
  /** Best first. */
  readonly suiting: readonly SuitingNeed[];
  readonly blocked: readonly BlockedNeed[];
  /** Hidden by the volunteer or declined. */
  readonly hidden: readonly NamedOpportunity[];
  /** How many needs are open in all. */
  readonly openNeeds: number;
}

/** A missing certificate makes the desk ask first, a pause is for others: neither keeps somebody from coming forward. */
const PASSABLE: readonly Block["code"][] = ["CLEARANCE_MISSING", "PAUSED"];

/** All open needs as one volunteer meets them: what suits, what does not and why, what they hid. */
export async function findSuits(db: Db, personId: string, now: Date): Promise<Suits> {
  const [people, opportunities, history] = await Promise.all([
    loadVolunteerFacts(db, { personId }, now),
    loadOpportunityFacts(db, "open", now),
    loadHistory(db, { personId }),
  ]);
  const [person] = people;
  if (!person) throw notFound();
  const volunteer = readyVolunteer(person.facts);
  const meetings = opportunities.map((opportunity): Meeting => {
    const ready = readyOpportunity(opportunity.facts);
    const fit = fitOf(volunteer, ready);
    const eligibility = eligibilityOf(volunteer, ready, now, history);
    return { opportunity, fit, rank: rankOf(fit.value, ready, now), eligibility };
  });
  const byNeed = [...Map.groupBy(meetings, ({ opportunity }) => opportunity.facts.needId).values()];
  return { volunteer: person.facts, openNeeds: byNeed.length, ...sorted(byNeed) };
}

function sorted(byNeed: readonly (readonly Meeting[])[]): Pick<Suits, "suiting" | "blocked" | "hidden"> {
  const suiting: SuitingNeed[] = [];
  const blocked: BlockedNeed[] = [];
  const hidden: NamedOpportunity[] = [];
  for (const meetings of byNeed) {
    const open = meetings.filter(({ eligibility }) => eligibility.blocks.every(({ code }) => PASSABLE.includes(code)));
    const [best] = open.toSorted(byRank);
    const [nearest] = meetings
      .filter(isNotIn)
      .toSorted((a, b) => a.eligibility.blocks.length - b.eligibility.blocks.length);
    if (best) suiting.push({ best, dates: open });
    else if (nearest?.eligibility.blocks.some(({ code }) => code === "DECLINED_BEFORE"))
      hidden.push(nearest.opportunity);
    else if (nearest) blocked.push({ opportunity: nearest.opportunity, blocks: nearest.eligibility.blocks });
  }
  return { suiting: suiting.toSorted((a, b) => byRank(a.best, b.best)), blocked, hidden };
}

function isNotIn({ eligibility }: Meeting): boolean {
  return eligibility.code !== "ALREADY_IN";
}

/** Ties: the longest open need, then by id. */
function byRank(a: Meeting, b: Meeting): number {
  const [one, other] = [a.opportunity.facts, b.opportunity.facts];
  return b.rank - a.rank || one.openSince.getTime() - other.openSince.getTime() || byText(one.id, other.id);
}
