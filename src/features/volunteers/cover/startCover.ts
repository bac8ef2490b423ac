import { personIdOf } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { settlePlace } from "../taking/offers.ts";
import { opportunityOf } from "../taking/place.ts";
import { lockPlace } from "../taking/place.repo.ts";
import type { Tell } from "../telling/tell.ts";
import { closeRequest, readRequest } from "./coverRequest.repo.ts";
import type { SendWaves } from "./sendWaves.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
  readonly sendWaves: SendWaves;
}

/** Begins to look for somebody to step in and sends the first wave. Throws conflict when nobody is needed or it runs already. */
export function createStartCover({ db, unitOfWork, tell, now, sendWaves }: Deps) {
  return async (by: WorkBy, shiftId: string): Promise<void> => {
    const needId = await needOf(db, shiftId);
    const id = await unitOfWork(by, async (work) => {
      const place = await settlePlace({ work, tell, now: now() }, await lockPlace(work.tx, { id: needId }, shiftId));
      const isOver = place.startsAt === null || place.startsAt <= now() || opportunityOf(place).state === "closed";
      if (isOver) throw new AppError("conflict", "coverDesk:start.over");
      if (place.placesTaken >= place.maxPeople) throw new AppError("conflict", "coverDesk:start.full");
      const running = await work.tx.coverRequest.count({ where: { shiftId, state: "open" } });
      if (running > 0) throw new AppError("conflict", "coverDesk:start.already");
      const created = await work.tx.coverRequest.create({
        data: { needId, shiftId, createdById: personIdOf(by.actor), nextWaveAt: now() },
        select: { id: true },
      });
      work.audit({ action: "cover_request.started", resourceType: "need", resourceId: needId });
      return created.id;
    });
    // should the process die here, the round that comes every few minutes sends it
    await sendWaves(id, by);
  };
}

/** The desk stops a search; those who were asked are thanked. Throws conflict when it has ended already. */
export function createStopCover({ db, unitOfWork, tell, now }: Omit<Deps, "sendWaves">) {
  return async (by: WorkBy, shiftId: string): Promise<void> => {
    const needId = await needOf(db, shiftId);
    await unitOfWork(by, async (work) => {
      const place = await lockPlace(work.tx, { id: needId }, shiftId);
      const running = await work.tx.coverRequest.findFirst({ where: { shiftId, state: "open" }, select: { id: true } });
      if (!running) throw new AppError("conflict", "coverDesk:stop.over");
      await closeRequest({ work, tell, now: now() }, place, await readRequest(work.tx, running.id), "cancelled");
    });
  };
}

async function needOf(db: Db, shiftId: string): Promise<string> {
  const shift = await db.shift.findUnique({ where: { id: shiftId }, select: { needId: true } });
  if (!shift) throw notFound();
  return shift.needId;
}
