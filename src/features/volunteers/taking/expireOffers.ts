import { system } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork } from "../../../shared/db/unitOfWork.ts";
import type { Tell } from "../telling/tell.ts";
import { settlePlace } from "./offers.ts";
import { lockPlace, unsettledPlaces } from "./place.repo.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/**
 * Ends the offers that ran out, of one need or of all, and offers free places to those who wait: also where places were
 * added, a pause ended or a need is open again. Each place is a piece of work of its own: a process that dies leaves
 * whole places behind, and the next round goes on.
 */
export function createExpireOffers({ db, unitOfWork, tell, now }: Deps) {
  return async (needId: string | null = null): Promise<void> => {
    for (const { id, shiftId } of await unsettledPlaces(db, needId, now())) {
      await unitOfWork({ actor: system, requestId: null }, async (work) => {
        const place = await lockPlace(work.tx, { id }, shiftId);
        work.unchanged();
        await settlePlace({ work, tell, now: now() }, place);
      });
    }
  };
}

export type ExpireOffers = ReturnType<typeof createExpireOffers>;
