import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { settlePlace, type Telling } from "../taking/offers.ts";
import type { Place } from "../taking/place.ts";
import { lockPlace, readPlace } from "../taking/place.repo.ts";
import { factsOn } from "../taking/standing.ts";
import { loadStanding } from "../taking/standing.repo.ts";
import { storeEngagement } from "../taking/storeEngagement.ts";
import type { DeclineReason } from "../taking/taking.forms.ts";
import { judgeSignUp } from "../taking/taking.policy.ts";
import { joinedLetter } from "../taking/takingLetters.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { closeRequest, missingOn, readRequest, type CoverRecord } from "./coverRequest.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/** What somebody says when asked to step in. */
export type CoverAnswer = { readonly kind: "yes" } | { readonly kind: "no"; readonly reason: DeclineReason | null };

interface Asked {
  readonly id: string;
  readonly personId: string;
}

/**
 * Answers the question to step in. Under the lock of the shift the first yes wins; a yes that comes too late is kept as
 * such. An answer is given once: later ones change nothing. Throws conflict when the person cannot take it any more.
 */
export function createAnswerCover({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, askId: string, answer: CoverAnswer): Promise<void> =>
    unitOfWork(by, async (work) => {
      const found = await work.tx.coverAsk.findUnique({
        where: { id: askId },
        select: { personId: true, request: { select: { id: true, needId: true, shiftId: true } } },
      });
      if (!found) throw notFound();
      const { personId, request } = found;
      const telling = { work, tell, now: now() };
      const place = await settlePlace(telling, await lockPlace(work.tx, { id: request.needId }, request.shiftId));
      const record = await readRequest(work.tx, request.id);
      const ask = record.asks.find((one) => one.id === askId);
      if (ask?.answer !== null) {
        work.unchanged();
        return;
      }
      if (answer.kind === "no") await sayNo(telling, place, { id: askId, personId }, answer.reason);
      else await sayYes(telling, place, record, { id: askId, personId });
      // whoever has answered need not be called any more
      await work.tx.contactTask.updateMany({
        where: { personId, needId: place.needId, template: "cover.ask", state: "open" },
        data: { state: "done", doneAt: now(), version: { increment: 1 } },
      });
    });
}

async function sayNo({ work, now }: Telling, place: Place, ask: Asked, reason: DeclineReason | null): Promise<void> {
  const { needId, shiftId } = place;
  await work.tx.coverAsk.update({ where: { id: ask.id }, data: { answer: "no", answeredAt: now } });
  // a no with its reason, as with offers: the figures and later proposals know it from here
  const { id } = await work.tx.assignment.create({
    data: {
      personId: ask.personId,
      needId,
      shiftId,
      origin: "cover",
      state: "declined",
      declineReason: reason,
      decidedAt: now,
    },
    select: { id: true },
  });
  work.audit({ action: "assignment.declined", resourceType: "assignment", resourceId: id });
}

async function sayYes(telling: Telling, place: Place, record: CoverRecord, ask: Asked): Promise<void> {
  const { work, tell, now } = telling;
  const facts = factsOn(await loadStanding(work.tx, ask.personId, place.needId, now), place, now);
  const judged = judgeSignUp(facts);
  if (isTooLate(place, record) || judged.kind === "wait") {
    await work.tx.coverAsk.update({ where: { id: ask.id }, data: { answer: "too_late", answeredAt: now } });
    work.audit({ action: "cover_request.answered", resourceType: "need", resourceId: place.needId });
    return;
  }
  if (judged.kind === "refused") throw new AppError("conflict", judged.reason);
  if (judged.kind === "asked") throw new AppError("conflict", "taking:offer.clearance");
  await work.tx.coverAsk.update({ where: { id: ask.id }, data: { answer: "yes", answeredAt: now } });
  const columns = { state: "accepted", origin: "cover", isNewcomer: judged.isNewcomer, decidedAt: now } as const;
  await storeEngagement(work, { place, personId: ask.personId, own: facts.own }, columns, "assignment.accepted");
  const person = await work.tx.person.findUniqueOrThrow({ where: { id: ask.personId }, select: TOLD_PERSON });
  await tell(work, person, joinedLetter(place, "accepted"), { needId: place.needId, dueAt: place.startsAt });
  await closeIfFilled(telling, place, record);
}

function isTooLate(place: Place, record: CoverRecord): boolean {
  return record.state === "filled" || record.state === "cancelled" || missingOn(place, record) === 0;
}

async function closeIfFilled(telling: Telling, { needId, shiftId }: Place, { id, state }: CoverRecord): Promise<void> {
  const { tx } = telling.work;
  const [request, place] = [await readRequest(tx, id), await readPlace(tx, needId, shiftId)];
  if (state === "open" && missingOn(place, request) === 0) await closeRequest(telling, place, request, "filled");
}
