import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { Letter, RenderLetter } from "../letters.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { moveUp, settlePlace, traceState, type Telling } from "./offers.ts";
import { placeWithout, type Place } from "./place.ts";
import { lockPlace } from "./place.repo.ts";
import { factsOn } from "./standing.ts";
import { loadStanding } from "./standing.repo.ts";
import type { DECLINE_REASONS } from "./taking.forms.ts";
import { judgeSignUp } from "./taking.policy.ts";
import { joinedLetter } from "./takingLetters.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly renderLetter: RenderLetter;
  readonly now: Clock;
}

/** What somebody says to an offer. */
export type OfferAnswer =
  | { readonly kind: "accept" }
  | { readonly kind: "decline"; readonly reason: (typeof DECLINE_REASONS)[number] | null; readonly isForGood: boolean }
  | { readonly kind: "call" };
/** What came of it: an offer may have ended meanwhile. */
export type OfferOutcome = "accepted" | "declined" | "called" | "over";

interface OpenOffer {
  readonly id: string;
  readonly personId: string;
  readonly holdsPlace: boolean;
  readonly isNewcomer: boolean;
}

/**
 * Answers an offer as the person it was made to. Whether it still stands is asked under the lock of its place, so that
 * an answer in the last moment is decided one way only. Throws conflict when the person cannot take it any more.
 */
export function createAnswerOffer({ unitOfWork, tell, renderLetter, now }: Deps) {
  return (by: WorkBy, personId: string, assignmentId: string, answer: OfferAnswer): Promise<OfferOutcome> =>
    unitOfWork(by, async (work) => {
      const found = await work.tx.assignment.findFirst({
        where: { id: assignmentId, personId },
        select: { needId: true, shiftId: true },
      });
      if (!found) throw notFound();
      const locked = await lockPlace(work.tx, { id: found.needId }, found.shiftId);
      const telling = { work, tell, now: now() };
      const place = await settlePlace(telling, locked);
      const offer = await work.tx.assignment.findFirst({
        where: { id: assignmentId, state: "offered" },
        select: { id: true, personId: true, holdsPlace: true, isNewcomer: true },
      });
      if (!offer) {
        work.unchanged();
        return "over";
      }
      if (answer.kind === "accept") return accept(telling, place, offer);
      if (answer.kind === "decline") return decline(telling, place, offer, answer);
      return askForCall(telling, renderLetter, place, offer);
    });
}

async function accept(telling: Telling, place: Place, offer: OpenOffer): Promise<OfferOutcome> {
  const { work, tell, now } = telling;
  const facts = factsOn(await loadStanding(work.tx, offer.personId, place.needId, now), place, now);
  const judged = judgeSignUp(facts);
  if (judged.kind === "refused") throw new AppError("conflict", judged.reason);
  if (judged.kind === "wait") throw new AppError("conflict", "needs:conflict.full");
  if (judged.kind === "asked") throw new AppError("conflict", "taking:offer.clearance");
  await work.tx.assignment.update({
    where: { id: offer.id },
    data: {
      state: "accepted",
      isNewcomer: offer.holdsPlace ? offer.isNewcomer : judged.isNewcomer,
      decidedAt: now,
      version: { increment: 1 },
    },
  });
  traceState(work, offer.id, "offered", "accepted");
  const person = await work.tx.person.findUniqueOrThrow({ where: { id: offer.personId }, select: TOLD_PERSON });
  await tell(work, person, joinedLetter(place, "accepted"), { needId: place.needId, dueAt: place.startsAt });
  return "accepted";
}

async function decline(
  telling: Telling,
  place: Place,
  offer: OpenOffer,
  { reason, isForGood }: Extract<OfferAnswer, { kind: "decline" }>,
): Promise<OfferOutcome> {
  const { work, now } = telling;
  await work.tx.assignment.update({
    where: { id: offer.id },
    data: { state: "declined", declineReason: reason, decidedAt: now, version: { increment: 1 } },
  });
  traceState(work, offer.id, "offered", "declined");
  if (isForGood) {
    const pair = { personId: offer.personId, needId: place.needId, by: "person" } as const;
    await work.tx.rejection.upsert({
      where: { personId_needId_by: pair },
      create: { ...pair, reason },
      update: { reason },
    });
  }
  await moveUp(telling, offer.holdsPlace ? placeWithout(place, offer) : place);
  return "declined";
}

/** "Please call me": the offer stands, and the call goes on the desk's list. Asked twice, it is on it once. */
async function askForCall(
  { work, now }: Telling,
  renderLetter: RenderLetter,
  place: Place,
  offer: OpenOffer,
): Promise<OfferOutcome> {
  const wish: Letter = {
    template: "offer.call_me",
    subject: "taking:call.subject",
    text: "taking:call.text",
    values: { need: place.title },
    path: volunteerPaths.deskNeed(place.needId),
  };
  const known = { personId: offer.personId, template: wish.template, needId: place.needId, state: "open" } as const;
  if ((await work.tx.contactTask.count({ where: known })) > 0) {
    work.unchanged();
    return "called";
  }
  await work.tx.contactTask.create({ data: { ...known, channel: "phone", dueAt: now, ...renderLetter("de", wish) } });
  work.audit({ action: "assignment.call_requested", resourceType: "assignment", resourceId: offer.id });
  return "called";
}
