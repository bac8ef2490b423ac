import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { settlePlace, traceState, type Telling } from "./offers.ts";
import { placeWithout, type Place } from "./place.ts";
import { lockPlace } from "./place.repo.ts";
import { factsOn } from "./standing.ts";
import { loadStanding } from "./standing.repo.ts";
import { storeEngagement } from "./storeEngagement.ts";
import { judgeTakeOver, maySeekSwap, type OwnPlace } from "./taking.policy.ts";
import { leftBySwapLetter, takenBySwapLetter } from "./takingLetters.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/** "I look for somebody to take over", or no longer: the place stays the person's until somebody does. */
export function createSeekSwap({ unitOfWork, now }: Omit<Deps, "tell">) {
  return (by: WorkBy, personId: string, assignmentId: string, isWanted: boolean): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const found = await tx.assignment.findFirst({
        where: { id: assignmentId, personId },
        select: { needId: true, shiftId: true },
      });
      if (!found) throw notFound();
      await lockPlace(tx, { id: found.needId }, found.shiftId);
      const assignment = await tx.assignment.findUniqueOrThrow({
        where: { id: assignmentId },
        select: { state: true, startsAt: true, swapWantedAt: true },
      });
      ensure(maySeekSwap(assignment, now()));
      if ((assignment.swapWantedAt !== null) === isWanted) {
        unchanged();
        return;
      }
      await tx.assignment.update({
        where: { id: assignmentId },
        data: { swapWantedAt: isWanted ? now() : null, version: { increment: 1 } },
      });
      audit({
        action: isWanted ? "assignment.swap_wanted" : "assignment.swap_ended",
        resourceType: "assignment",
        resourceId: assignmentId,
      });
    });
}

/**
 * Somebody takes over the place of the one who has looked for it longest: one leaves, not late, the other is in, both
 * are told. Throws conflict with the reason when there is nothing to take over or they cannot.
 */
export function createTakeOver({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, personId: string, slug: string, shiftId: string | null): Promise<void> =>
    unitOfWork(by, async (work) => {
      const telling = { work, tell, now: now() };
      const place = await settlePlace(telling, await lockPlace(work.tx, { slug }, shiftId));
      const left = await longestSeeker(telling, place);
      if (!left) throw new AppError("conflict", "taking:swap.gone");
      const rest = placeWithout(place, left);
      const facts = factsOn(await loadStanding(work.tx, personId, place.needId, now()), rest, now());
      const judged = judgeTakeOver(facts);
      if (judged.kind !== "seat") {
        throw new AppError("conflict", judged.kind === "refused" ? judged.reason : "taking:swap.gone");
      }
      await leave(telling, place, left);
      await takeIn(telling, place, { personId, own: facts.own, isNewcomer: judged.isNewcomer });
    });
}

type Seeker = NonNullable<Awaited<ReturnType<typeof longestSeeker>>>;

function longestSeeker({ work: { tx } }: Telling, { needId, shiftId }: Place) {
  return tx.assignment.findFirst({
    where: { needId, shiftId, swapWantedAt: { not: null }, state: { in: ["accepted", "confirmed"] } },
    orderBy: [{ swapWantedAt: "asc" }, { id: "asc" }],
    select: { id: true, state: true, isNewcomer: true, person: { select: TOLD_PERSON } },
  });
}

async function leave({ work, tell, now }: Telling, place: Place, left: Seeker): Promise<void> {
  await work.tx.assignment.update({
    where: { id: left.id },
    data: { state: "withdrawn", isLate: false, decidedAt: now, version: { increment: 1 } },
  });
  traceState(work, left.id, left.state, "withdrawn");
  await tell(work, left.person, leftBySwapLetter(place), { needId: place.needId, dueAt: place.startsAt });
}

async function takeIn(
  { work, tell, now }: Telling,
  place: Place,
  { isNewcomer, ...who }: { personId: string; own: OwnPlace | null; isNewcomer: boolean },
): Promise<void> {
  const columns = { state: "accepted", origin: "swap", isNewcomer, decidedAt: now } as const;
  await storeEngagement(work, { place, ...who }, columns, "assignment.taken_over");
  const person = await work.tx.person.findUniqueOrThrow({ where: { id: who.personId }, select: TOLD_PERSON });
  await tell(work, person, takenBySwapLetter(place), { needId: place.needId, dueAt: place.startsAt });
}
