import { allow, deny, type Decision } from "../../../shared/access/decision.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Block, BlockCode } from "../matching/blocks.ts";

const HOUR_MS = 3_600_000;
/** An offer stands for three days at the longest, two hours at the least (model 5.9). */
const OFFER_LONGEST_MS = 72 * HOUR_MS;
const OFFER_SHORTEST_MS = 2 * HOUR_MS;
/** Whoever withdraws within a day of the beginning leaves little time to find somebody. */
const LATE_MS = 24 * HOUR_MS;
const LOOK_BACK_MS = 14 * 24 * HOUR_MS;

/** What somebody already has on a place. */
export interface OwnPlace {
  readonly id: string;
  readonly state: string;
  readonly holdsPlace: boolean;
  readonly offeredUntil: Date | null;
}

export interface SignUpFacts {
  readonly place: {
    readonly timeKind: string;
    readonly shiftId: string | null;
    readonly shiftState: string | null;
    readonly newcomerSeats: number;
    readonly newcomersTaken: number;
  };
  /** Every reason of matching against this person on this place. */
  readonly blocks: readonly Block[];
  /** Whether the person has never helped the initiative. */
  readonly isNew: boolean;
  readonly own: OwnPlace | null;
}

/** What pressing the button leads to. */
export type SignUp =
  | { readonly kind: "seat"; readonly isNewcomer: boolean }
  | { readonly kind: "asked" }
  | { readonly kind: "wait" }
  | { readonly kind: "refused"; readonly reason: TextKey; readonly code: BlockCode | null };

/** What a person set as their own limits keeps others from asking; it does not bind them when they asked themselves. */
const OWN_LIMITS: readonly BlockCode[] = ["TOO_FAR", "HOURS_CAP", "DAY_CAP", "TIMES_CAP"];
const NO_PLACE: readonly BlockCode[] = ["FULL", "SEATS_FOR_NEWCOMERS"];

const REASONS: Partial<Readonly<Record<BlockCode, TextKey>>> = {
  CLOSED: "needs:join.closed",
  ENDED: "needs:join.started",
  DECLINED_BEFORE: "taking:refused.declined",
  UNCONFIRMED: "needs:join.unconfirmed",
  INACTIVE: "needs:join.inactive",
  NO_CONSENT: "needs:join.noConsent",
  TOO_YOUNG: "taking:refused.tooYoung",
  GUARDIAN_MISSING: "taking:refused.guardian",
  SKILL_MISSING: "taking:refused.skill",
  LANGUAGE_MISSING: "taking:refused.language",
  COLLIDES: "needs:conflict.overlap",
  NOT_YET: "taking:refused.notYet",
};

/**
 * What happens when somebody says "I'll help": a seat at once, a talk first where a certificate of conduct is needed,
 * the waiting list when no place is free for them, or a no with its reason.
 */
export function judgeSignUp(facts: SignUpFacts): SignUp {
  return refusalOf(facts) ?? grantOf(facts);
}

function refusalOf({ place, blocks, own }: SignUpFacts): SignUp | null {
  if (own !== null && !["offered", "waitlisted"].includes(own.state)) return refuse("needs:conflict.already");
  if (place.shiftState === "cancelled") return refuse("needs:join.cancelled");
  for (const { code } of blocks) {
    const reason = REASONS[code];
    if (reason !== undefined) return { kind: "refused", reason, code };
  }
  return place.timeKind === "shift" && place.shiftId === null ? refuse("needs:join.chooseShift") : null;
}

function grantOf({ place, blocks, isNew, own }: SignUpFacts): SignUp {
  if (blocks.some(({ code }) => code === "CLEARANCE_MISSING")) return { kind: "asked" };
  const isKept = own?.state === "offered" && own.holdsPlace;
  const isFree = isKept || !blocks.some(({ code }) => NO_PLACE.includes(code));
  if (isFree) return { kind: "seat", isNewcomer: sitsOnKeptSeat(place, isNew) };
  return own?.state === "waitlisted" ? refuse("taking:refused.waiting") : { kind: "wait" };
}

/** A newcomer sits on a kept seat while there is one, so that the others stay for everybody. */
export function sitsOnKeptSeat(place: { newcomerSeats: number; newcomersTaken: number }, isNew: boolean): boolean {
  return isNew && place.newcomersTaken < place.newcomerSeats;
}

/** Whether the one who waits can be offered a place: nothing against it but what they set as their own limits. */
export function mayBeOffered(blocks: readonly Block[]): boolean {
  return blocks.every(({ code }) => OWN_LIMITS.includes(code));
}

/** Until when an offer stands: 72 h, half of the time until the beginning if that is less, two hours at least; null when there is no time left to ask. */
export function offerEnds(now: Date, startsAt: Date | null): Date | null {
  if (startsAt === null) return new Date(now.getTime() + OFFER_LONGEST_MS);
  const left = startsAt.getTime() - now.getTime();
  if (left < OFFER_SHORTEST_MS) return null;
  return new Date(now.getTime() + Math.min(OFFER_LONGEST_MS, Math.max(OFFER_SHORTEST_MS, left / 2)));
}

/** Whether an offer has run out: the moment it ends belongs to the end. */
export function isOver(offer: { readonly offeredUntil: Date | null }, now: Date): boolean {
  return offer.offeredUntil !== null && offer.offeredUntil <= now;
}

/** Within 24 hours of the beginning somebody counts on the person. */
export function isLate({ state, startsAt }: { state: string; startsAt: Date | null }, now: Date): boolean {
  const isPromised = state === "accepted" || state === "confirmed";
  return isPromised && startsAt !== null && startsAt.getTime() - now.getTime() < LATE_MS;
}

/** Whoever was not told before the click that it is late is told first. */
export function mayLeaveUntold(
  assignment: { state: string; startsAt: Date | null },
  isTold: boolean,
  now: Date,
): Decision {
  return isLate(assignment, now) && !isTold ? deny("taking:withdraw.nowLate") : allow;
}

/** Looking for somebody else, or no longer: while the place is theirs and its time has not come. */
export function maySeekSwap(assignment: { state: string; startsAt: Date | null }, now: Date): Decision {
  if (assignment.state !== "accepted" && assignment.state !== "confirmed") return deny("taking:swap.notYours");
  return assignment.startsAt !== null && assignment.startsAt <= now ? deny("needs:withdraw.started") : allow;
}

/** Taking somebody's place over: judged on the place as it is without them (placeWithout). */
export function judgeTakeOver(facts: SignUpFacts): SignUp {
  const judged = judgeSignUp(facts);
  if (judged.kind === "wait") return refuse("taking:swap.newcomersOnly");
  return judged.kind === "asked" ? refuse("taking:swap.clearance") : judged;
}

function refuse(reason: TextKey): SignUp {
  return { kind: "refused", reason, code: null };
}

/** How it went is asked of those who were there, once it is over and for two weeks. */
export function mayLookBack(assignment: { state: string; endsAt: Date | null }, now: Date): Decision {
  const { state, endsAt } = assignment;
  const isDone = ["accepted", "confirmed", "attended"].includes(state) && endsAt !== null && endsAt <= now;
  if (!isDone) return deny("taking:lookBack.notYet");
  return now.getTime() - endsAt.getTime() <= LOOK_BACK_MS ? allow : deny("taking:lookBack.tooLate");
}

/** Why a series cannot be taken on (matching/newcomers.ts). */
export const REASON_OF_ADOPTION = {
  FULL: "taking:series.full",
  SEATS_FOR_NEWCOMERS: "taking:series.newcomers",
} as const satisfies Record<string, TextKey>;
