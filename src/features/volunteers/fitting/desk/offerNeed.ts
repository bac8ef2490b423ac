import type { Clock } from "../../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../../shared/errors/AppError.ts";
import { sendOffer } from "../../taking/offers.ts";
import { lockPlace } from "../../taking/place.repo.ts";
import { factsOn } from "../../taking/standing.ts";
import { loadStanding } from "../../taking/standing.repo.ts";
import { mayBeOffered, offerEnds } from "../../taking/taking.policy.ts";
import type { Tell } from "../../telling/tell.ts";
import { isResting, loadAsked } from "./rest.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

export interface NewOffer {
  readonly needId: string;
  readonly shiftId: string | null;
  readonly personId: string;
}

/**
 * Asks somebody whether they would take a place: an offer that stands for three days at the longest and keeps no place,
 * so that the first yes wins. Throws conflict when it cannot be, when they were asked twice this week, or when they
 * said no within it.
 */
export function createOfferNeed({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, { needId, shiftId, personId }: NewOffer): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const place = await lockPlace(tx, { id: needId }, shiftId);
      const at = now();
      const standing = await loadStanding(tx, personId, needId, at);
      const { blocks, own } = factsOn(standing, place, at);
      if (own !== null) throw new AppError("conflict", "needs:helper.already");
      if (!mayBeOffered(blocks)) throw new AppError("conflict", "candidates:offer.blocked");
      if (isResting((await loadAsked(tx, [personId], at)).get(personId))) {
        throw new AppError("conflict", "candidates:offer.resting");
      }
      const until = offerEnds(at, place.startsAt);
      if (until === null) throw new AppError("conflict", "candidates:offer.tooLate");
      const { id } = await tx.assignment.create({
        data: { personId, needId, shiftId, origin: "offer", state: "offered", offeredUntil: until },
        select: { id: true },
      });
      audit({
        action: "assignment.offered",
        resourceType: "assignment",
        resourceId: id,
        changes: [
          { field: "needId", new: needId },
          { field: "state", new: "offered" },
        ],
      });
      await sendOffer({ work, tell, now: at }, place, { assignmentId: id, personId, until });
    });
}
