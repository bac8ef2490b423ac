import type { Work } from "../../../shared/db/unitOfWork.ts";
import { hashToken, newToken } from "../../../shared/ids/ids.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { wayTo } from "../telling/wayTo.ts";
import type { AssignmentStateName } from "../volunteer.queries.ts";
import { opportunityOf, placeWithout, type Place } from "./place.ts";
import { factsOn } from "./standing.ts";
import { loadStanding } from "./standing.repo.ts";
import { isOver, mayBeOffered, offerEnds, sitsOnKeptSeat } from "./taking.policy.ts";
import { takingPaths } from "./taking.paths.ts";
import { expiredLetter, offerLetter, offersLetter } from "./takingLetters.ts";

/** One piece of work with the way to tell people of it. */
export interface Telling {
  readonly work: Work;
  readonly tell: Tell;
  readonly now: Date;
}

/** Makes a secret link to one offer, good as long as the offer stands; returns its path. */
async function openOfferLink({ work: { tx } }: Telling, offer: Offer): Promise<string> {
  const token = newToken();
  await tx.oneTimeToken.create({
    data: {
      tokenHash: hashToken(token),
      purpose: "answer_offer",
      personId: offer.personId,
      subjectId: offer.assignmentId,
      expiresAt: offer.until,
    },
  });
  return takingPaths.offer(token);
}

/** A place somebody was offered. */
interface Offer {
  readonly assignmentId: string;
  readonly personId: string;
  readonly until: Date;
}

/** Tells somebody of the offer they have, with a link that needs no sign-in. */
export async function sendOffer(telling: Telling, place: Place, offer: Offer): Promise<void> {
  const { work, tell } = telling;
  const person = await work.tx.person.findUniqueOrThrow({ where: { id: offer.personId }, select: TOLD_PERSON });
  const path = await openOfferLink(telling, offer);
  await tell(work, person, offerLetter(place, offer.until, path), { needId: place.needId, dueAt: offer.until });
}

/**
 * Tells people of several offers at once: one letter each, however many places it is about. Without mail every offer is
 * a word of its own on the call list, where they stand below one name.
 */
export async function sendOffers(
  telling: Telling,
  offers: readonly (Offer & { readonly place: Place })[],
): Promise<void> {
  for (const [id, own] of Map.groupBy(offers, ({ personId }) => personId)) {
    const person = await telling.work.tx.person.findUniqueOrThrow({ where: { id }, select: TOLD_PERSON });
    if (own.length === 1 || wayTo(person) !== "email") {
      for (const { place, ...offer } of own) await sendOffer(telling, place, offer);
      continue;
    }
    const linked = [];
    for (const offer of own) linked.push({ ...offer, path: await openOfferLink(telling, offer) });
    await telling.tell(telling.work, person, offersLetter(linked));
  }
}

/**
 * Offers each free place of a locked need or shift to the first who waits and can still take it; the offer keeps the
 * place. Whoever cannot take it now stays in the list. Returns the place as it stands then.
 */
export async function moveUp(telling: Telling, place: Place): Promise<Place> {
  const until = offerEnds(telling.now, place.startsAt);
  if (until === null || place.waiting === 0 || opportunityOf(place).state === "closed") return place;
  let current = place;
  for (const waiting of await waitingOn(telling, place)) {
    if (current.placesTaken >= current.maxPeople) break;
    current = await offerTo(telling, current, { ...waiting, until });
  }
  return current;
}

/** Offers a place to one who waits, if they can take it. */
async function offerTo(
  telling: Telling,
  place: Place,
  { id, personId, until }: { id: string; personId: string; until: Date },
): Promise<Place> {
  const { work, now } = telling;
  const standing = await loadStanding(work.tx, personId, place.needId, now);
  const { blocks, isNew } = factsOn(standing, place, now);
  if (!mayBeOffered(blocks)) return place;
  const isNewcomer = sitsOnKeptSeat(place, isNew);
  await work.tx.assignment.update({
    where: { id },
    data: {
      state: "offered",
      holdsPlace: true,
      isNewcomer,
      offeredUntil: until,
      origin: "waiting_list",
      version: { increment: 1 },
    },
  });
  traceState(work, id, "waitlisted", "offered");
  await sendOffer(telling, place, { assignmentId: id, personId, until });
  return {
    ...place,
    placesTaken: place.placesTaken + 1,
    newcomersTaken: place.newcomersTaken + (isNewcomer ? 1 : 0),
    waiting: place.waiting - 1,
  };
}

/**
 * Brings a locked need or shift in order: offers that ran out end and their people are told, free places go to those
 * who wait. Safe to repeat.
 */
export async function settlePlace(telling: Telling, place: Place): Promise<Place> {
  const { work, tell, now } = telling;
  const offers = await work.tx.assignment.findMany({
    where: { needId: place.needId, shiftId: place.shiftId, state: "offered", offeredUntil: { lte: now } },
    select: { id: true, holdsPlace: true, isNewcomer: true, offeredUntil: true, person: { select: TOLD_PERSON } },
    orderBy: { offeredUntil: "asc" },
  });
  let current = place;
  for (const { id, holdsPlace, isNewcomer, person } of offers.filter((offer) => isOver(offer, now))) {
    await work.tx.assignment.update({
      where: { id },
      data: { state: "expired", decidedAt: now, version: { increment: 1 } },
    });
    traceState(work, id, "offered", "expired");
    await tell(work, person, expiredLetter(place), { needId: place.needId, dueAt: place.startsAt });
    current = holdsPlace ? placeWithout(current, { isNewcomer }) : current;
  }
  return moveUp(telling, current);
}

/** The trace of an engagement that goes from one state to the next. */
export function traceState(work: Work, assignmentId: string, from: AssignmentStateName, to: TracedState): void {
  work.audit({
    action: `assignment.${to}`,
    resourceType: "assignment",
    resourceId: assignmentId,
    changes: [{ field: "state", old: from, new: to }],
  });
}

type TracedState = "offered" | "accepted" | "declined" | "expired" | "withdrawn" | "excused";

function waitingOn({ work: { tx } }: Telling, { needId, shiftId }: Place) {
  return tx.assignment.findMany({
    where: { needId, shiftId, state: "waitlisted" },
    orderBy: { waitNumber: "asc" },
    select: { id: true, personId: true },
  });
}
