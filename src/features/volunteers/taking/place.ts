import type { OpportunityFacts } from "../matching/types.ts";

/** A shift, or a need without shifts, with its places and what decides who may take one. */
export interface Place {
  readonly needId: string;
  readonly slug: string;
  readonly title: string;
  readonly organizationId: string | null;
  readonly needState: string;
  readonly timeKind: OpportunityFacts["timeKind"];
  readonly requiresClearance: boolean;
  readonly minimumAge: number | null;
  readonly requiredLanguages: readonly string[];
  /** Term and least level. */
  readonly requiredSkills: readonly (readonly [string, number])[];
  readonly opensAt: Date | null;
  readonly createdAt: Date;
  readonly shiftId: string | null;
  readonly shiftState: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly minPeople: number;
  readonly maxPeople: number;
  readonly placesTaken: number;
  readonly newcomerSeats: number;
  readonly newcomersTaken: number;
  /** How many wait for a place. */
  readonly waiting: number;
  /** Who looks for somebody to take over, the longest first, and whether they sit on a kept seat. */
  readonly seekers: readonly (readonly [string, boolean])[];
}

/** The place as it is once somebody has left it. */
export function placeWithout(place: Place, left: { readonly isNewcomer: boolean }): Place {
  return {
    ...place,
    placesTaken: place.placesTaken - 1,
    newcomersTaken: place.newcomersTaken - (left.isNewcomer ? 1 : 0),
  };
}

/** A place in the terms of matching: only what decides who may take it, nothing about how well it fits. */
export function opportunityOf(place: Place): OpportunityFacts {
  const isOpen = place.needState === "open" && place.shiftState !== "cancelled" && place.shiftState !== "done";
  return {
    id: place.shiftId ?? place.needId,
    needId: place.needId,
    initiativeId: place.organizationId,
    state: isOpen ? "open" : "closed",
    timeKind: place.timeKind,
    spans: place.startsAt === null || place.endsAt === null ? [] : [{ startsAt: place.startsAt, endsAt: place.endsAt }],
    hoursPerWeek: null,
    minPeople: place.minPeople,
    maxPeople: place.maxPeople,
    placesTaken: place.placesTaken,
    newcomerSeats: place.newcomerSeats,
    newcomersTaken: place.newcomersTaken,
    requiredSkills: place.requiredSkills.map(([termId, minLevel]) => ({ termId, minLevel })),
    welcomeSkillIds: [],
    requiredLanguages: place.requiredLanguages,
    welcomeLanguages: [],
    themeIds: [],
    answers: new Map(),
    point: null,
    isStepFree: null,
    minimumAge: place.minimumAge,
    requiresClearance: place.requiresClearance,
    bookableFrom: place.opensAt,
    endsAt: null,
    openSince: place.createdAt,
    connectionsPerPlace: 0,
  };
}
