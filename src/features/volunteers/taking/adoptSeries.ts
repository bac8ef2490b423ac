import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { tellDesk, type StepBackDeps } from "../account/stepBack.ts";
import { adoptionOf } from "../matching/newcomers.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { settlePlace, traceState } from "./offers.ts";
import { placeOne } from "./placeAdopters.ts";
import { lockPlace, readPlace } from "./place.repo.ts";
import { applicationsBut, ownAdoptions, runningSeries } from "./series.repo.ts";
import { REASON_OF_ADOPTION } from "./taking.policy.ts";
import { adoptedLetter } from "./takingLetters.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/** Dates so near stay promised when a series is given back; they can be called off one by one. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Takes on a series: every date to come that is free for the person becomes theirs, the others are named to them.
 * Throws conflict when they have it already, or when the last seat stays open for newcomers.
 */
export function createAdoptSeries({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, personId: string, slug: string, seriesId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { needId, needState } = await lockPlace(work.tx, { slug }, null);
      const [series] = await runningSeries(work.tx, { needId, seriesId, now: now() });
      if (!series) throw notFound();
      if (needState !== "open") throw new AppError("conflict", "needs:join.closed");
      const own = await ownAdoptions(work.tx, { personId, needId, now: now() });
      if (own.some((one) => one.seriesId === seriesId)) throw new AppError("conflict", "taking:series.already");
      const appliedAt = await applicationsBut(work.tx, needId, personId);
      const { code } = adoptionOf({ places: series.places, adopted: series.adopted, appliedAt }, now());
      if (code !== "OK") throw new AppError("conflict", REASON_OF_ADOPTION[code]);
      await work.tx.seriesAdoption.create({ data: { seriesId, personId } });
      work.audit({ action: "series.adopted", resourceType: "need", resourceId: needId });
      const shifts = await work.tx.shift.findMany({
        where: { seriesId, state: { in: ["planned", "confirmed"] }, startsAt: { gt: now() } },
        orderBy: { startsAt: "asc" },
        select: { id: true },
      });
      const dates = await placeOne({ work, tell, now: now() }, needId, personId, shifts);
      if (shifts.length > 0 && dates.placed.length === 0) throw new AppError("conflict", "taking:series.noDate");
      const person = await work.tx.person.findUniqueOrThrow({ where: { id: personId }, select: TOLD_PERSON });
      await tell(work, person, adoptedLetter(dates), { needId, dueAt: dates.placed[0] ?? null });
    });
}

/** Gives a series back: its dates after tomorrow become free, at once for those who wait; the desk is told once. */
export function createEndAdoption({ unitOfWork, now, ...ways }: StepBackDeps) {
  return (by: WorkBy, personId: string, adoptionId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx } = work;
      const found = await tx.seriesAdoption.findFirst({
        where: { id: adoptionId, personId, endedAt: null },
        select: { seriesId: true, series: { select: { need: { select: { id: true, title: true } } } } },
      });
      if (!found) throw notFound();
      const { need } = found.series;
      await lockPlace(tx, { id: need.id }, null);
      const ended = await tx.seriesAdoption.updateMany({
        where: { id: adoptionId, endedAt: null },
        data: { endedAt: now() },
      });
      if (ended.count === 0) throw notFound();
      work.audit({ action: "series.released", resourceType: "need", resourceId: need.id });
      const dates = await tx.assignment.findMany({
        where: {
          personId,
          origin: "adoption",
          state: { in: ["accepted", "confirmed"] },
          startsAt: { gt: new Date(now().getTime() + KEPT_MS) },
          shift: { seriesId: found.seriesId },
        },
        orderBy: { startsAt: "asc" },
        select: { id: true, state: true, shiftId: true },
      });
      for (const { id, state, shiftId } of dates) {
        await lockPlace(tx, { id: need.id }, shiftId);
        await tx.assignment.update({
          where: { id },
          data: { state: "withdrawn", decidedAt: now(), version: { increment: 1 } },
        });
        traceState(work, id, state, "withdrawn");
        await settlePlace({ work, tell: ways.tell, now: now() }, await readPlace(tx, need.id, shiftId));
      }
      if (dates.length > 0) await tellDesk({ work, now: now(), ...ways }, [{ ...need, isLate: false }]);
    });
}
