import { allow, deny, type Decision } from "../../../shared/access/decision.ts";
import { dayOf } from "../../../shared/clock.ts";
import { judgeClearance, type ClearanceRecord } from "../clearance/clearance.policy.ts";
import { isMinor, isTooYoung, type KnownAge } from "../guardian/age.ts";

/** What decides whether somebody may help with a need or one of its shifts. */
export interface JoinFacts {
  readonly need: {
    readonly state: string;
    readonly places: number;
    readonly placesTaken: number;
    readonly hasShifts: boolean;
    readonly requiresClearance: boolean;
    readonly minimumAge: number | null;
  };
  readonly shift: {
    readonly state: string;
    readonly startsAt: Date;
    readonly maxPeople: number;
    readonly placesTaken: number;
  } | null;
  readonly person: PersonFacts;
}

export interface PersonFacts extends KnownAge {
  readonly state: string;
  readonly deactivatedAt: Date | null;
  readonly hasConsent: boolean;
  /** A guardian's consent that stands; only minors need one (§ 107 BGB). */
  readonly hasGuardianConsent: boolean;
  /** The newest record of a certificate of conduct. */
  readonly clearance: ClearanceRecord | null;
}

/** Only confirmed volunteers with a standing consent, only open needs with a free place, only shifts to come. */
export function mayJoin({ need, shift, person }: JoinFacts, now: Date): Decision {
  const fitness = [mayHelp(person), isOldEnough({ need, person }, now)].find(({ allowed }) => !allowed);
  if (fitness) return fitness;
  if (isUnsuitable({ need, person }, now)) return deny("needs:join.unsuitable");
  if (need.state !== "open") return deny("needs:join.closed");
  if (shift !== null) return mayJoinShift(shift, now);
  if (need.hasShifts) return deny("needs:join.chooseShift");
  return need.placesTaken < need.places ? allow : deny("needs:conflict.full");
}

/** Minors need a guardian's consent, and some needs are for older ones. */
function isOldEnough({ need, person }: Omit<JoinFacts, "shift">, now: Date): Decision {
  if (isTooYoung(person, need.minimumAge, now)) return deny("guardian:join.young");
  return isMinor(person, now) && !person.hasGuardianConsent ? deny("guardian:join.missing") : allow;
}

/** A record that speaks against it bars only from tasks that need one. */
function isUnsuitable({ need, person }: Omit<JoinFacts, "shift">, now: Date): boolean {
  return need.requiresClearance && judgeClearance(person.clearance, dayOf(now)) === "unsuitable";
}

function mayJoinShift(shift: NonNullable<JoinFacts["shift"]>, now: Date): Decision {
  if (shift.state === "cancelled" || shift.state === "done") return deny("needs:join.cancelled");
  if (shift.startsAt <= now) return deny("needs:join.started");
  return shift.placesTaken < shift.maxPeople ? allow : deny("needs:conflict.full");
}

/** Whether a person may take on anything at all. A pause keeps the desk from asking, not the person from joining. */
function mayHelp(person: PersonFacts): Decision {
  if (person.state === "invited") return deny("needs:join.unconfirmed");
  if (person.state !== "active" || person.deactivatedAt !== null) return deny("needs:join.inactive");
  return person.hasConsent ? allow : deny("needs:join.noConsent");
}

/** Stepping back is possible until the shift has begun. */
export function mayWithdraw(assignment: { state: string; startsAt: Date | null }, now: Date): Decision {
  if (!["suggested", "offered", "accepted", "confirmed", "waitlisted"].includes(assignment.state))
    return deny("needs:withdraw.done");
  return assignment.startsAt !== null && assignment.startsAt <= now ? deny("needs:withdraw.started") : allow;
}
