import type { Block } from "../matching/blocks.ts";
import { eligibilityOf, isNewcomer } from "../matching/eligibility.ts";
import { readyOpportunity, type ReadyVolunteer } from "../matching/ready.ts";
import type { History } from "../matching/types.ts";
import { opportunityOf, type Place } from "./place.ts";
import type { OwnPlace } from "./taking.policy.ts";

/** A person as the rules of matching see them, with what they have on each place. */
export interface Standing {
  readonly volunteer: ReadyVolunteer;
  readonly history: History;
  /** By shift, or null for the need itself. */
  readonly own: ReadonlyMap<string | null, OwnPlace>;
}

/** What speaks against this person on this place now, and whether they are new to its initiative. */
export function factsOn(
  { volunteer, history, own }: Standing,
  place: Place,
  now: Date,
): {
  readonly place: Place;
  readonly blocks: readonly Block[];
  readonly isNew: boolean;
  readonly own: OwnPlace | null;
} {
  const { blocks } = eligibilityOf(volunteer, readyOpportunity(opportunityOf(place)), now, history);
  return { place, blocks, isNew: isNewcomer(volunteer, place.organizationId), own: own.get(place.shiftId) ?? null };
}
