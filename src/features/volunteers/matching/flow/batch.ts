import type { Block, Eligibility } from "../blocks.ts";
import type { ReadyOpportunity, ReadyVolunteer } from "../ready.ts";
import type { Fit } from "../reasons.ts";
import type { History, TimesWish } from "../types.ts";

/** A volunteer on a shift. */
export interface Pair {
  readonly volunteerId: string;
  readonly opportunityId: string;
}

/** What a proposal is asked from; asking again with other locks or rejections is the "what if". */
export interface BatchQuestion {
  readonly volunteers: readonly ReadyVolunteer[];
  /** Opportunities with one date each. */
  readonly shifts: readonly ReadyOpportunity[];
  /** Pairs the coordinator holds fixed. */
  readonly locks: readonly Pair[];
  /** Pairs the coordinator has taken out, beside what the history says. */
  readonly rejected: readonly Pair[];
  readonly history: History;
  readonly now: Date;
}

/** One proposed place, with its reasons. */
export interface BatchCell extends Pair {
  readonly isLocked: boolean;
  readonly isNewcomer: boolean;
  /** More hours that week than the person wants, all proposed shifts counted. */
  readonly isOverHours: boolean;
  /** More often that week or month than the person wants to come: only where the coordinator locked it so. */
  readonly isOverTimes: boolean;
  readonly fit: Fit;
  /** For a lock also what speaks against it; for any cell the warnings. */
  readonly eligibility: Eligibility;
}

/** A lock that cannot be held, and why. */
export interface RefusedLock extends Pair {
  readonly code: "UNKNOWN" | "DECLINED_BEFORE" | "ALREADY_IN" | "COLLIDES" | "FULL";
}

/** Why a pair is not among the proposed. */
export type Against =
  | { readonly code: "BLOCKED"; readonly blocks: readonly Block[] }
  | { readonly code: "TAKEN_OUT" }
  /** Proposed for another shift at that time. */
  | { readonly code: "ELSEWHERE"; readonly opportunityId: string }
  /** Proposed for as many shifts that day as a person gets. */
  | { readonly code: "DAY_CAP"; readonly maxShifts: number }
  /** Proposed as often that week or month as the person wants to come, with what they have. */
  | { readonly code: "TIMES_CAP"; readonly wish: TimesWish }
  /** All places are proposed to people who fit better or keep other shifts from falling short. */
  | { readonly code: "PLACES_GIVEN" }
  /** The places left are kept for newcomers. */
  | { readonly code: "SEATS_FOR_NEWCOMERS" }
  /** It would be more than the person wants to give that week. */
  | { readonly code: "HOURS_CAP" }
  /** The shift would have newcomers alone. */
  | { readonly code: "NEWCOMERS_ALONE" }
  /** Others fit so much better that this pair was not weighed. */
  | { readonly code: "NOT_WEIGHED" }
  /** Possible, but all in all not better. */
  | { readonly code: "NO_GAIN" };

export interface BatchProposal {
  /** By shift, then by volunteer. */
  readonly cells: readonly BatchCell[];
  readonly refusedLocks: readonly RefusedLock[];
  /** Shifts below their minimum. */
  readonly unmet: readonly { readonly opportunityId: string; readonly missing: number }[];
  /** Shifts with newcomers and nobody who has been there before. */
  readonly newcomersAlone: readonly string[];
  /** What each volunteer with a cell gets. */
  readonly loads: readonly { readonly volunteerId: string; readonly shifts: number; readonly hours: number }[];
  /** The five levels of board.ts; locks are not counted in. */
  readonly cost: {
    readonly unmet: number;
    readonly alone: number;
    readonly overload: number;
    readonly misfit: number;
    readonly inequity: number;
  };
  /** No better choice exists among the pairs that were weighed. */
  readonly isBest: boolean;
  /** All possible pairs were weighed; otherwise the best ones of each shift. */
  readonly isComplete: boolean;
  /** Why a pair that is no cell is none; null for a cell. */
  readonly reasonAgainst: (pair: Pair) => Against | null;
}
