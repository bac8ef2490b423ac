import { dateColumn, dayOf } from "../../../shared/clock.ts";
import type { WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { lockOwnNeed } from "../desk/lockOwnNeed.ts";
import { layShifts } from "./layShifts.ts";
import { callOff, type SeriesDeps } from "./saveSeries.ts";
import { findSeries, removeFree, shiftsToCome } from "./series.repo.ts";
import { tellOfDates, whoIsOn } from "./tellOfDates.ts";

/**
 * Ends a series: dates that nobody is on go; those that somebody is on stay or are called off, as wished. Whoever had
 * taken the whole series on has it no longer.
 */
export function createEndSeries({ unitOfWork, tell, texts, now }: SeriesDeps) {
  return (by: WorkBy, needId: string, id: string, taken: "keep" | "cancel"): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const need = await lockOwnNeed(tx, by, needId);
      if (!(await findSeries(tx, needId, id))) throw new AppError("conflict", "series:alreadyEnded");
      const shifts = await shiftsToCome(tx, id, now());
      const calledOff = taken === "cancel" ? shifts.filter((shift) => shift.people > 0) : [];
      const changes = calledOff.map(({ id: shiftId, startsAt }) => ({ shiftId, startsAt, newStart: null, reason: "" }));
      const concerned = await whoIsOn({ work, tell }, changes, now());
      for (const shift of calledOff) await callOff(work, shift.id);
      await removeFree(tx, shifts);
      await tx.seriesAdoption.updateMany({ where: { seriesId: id, endedAt: null }, data: { endedAt: now() } });
      await tx.needSeries.update({ where: { id }, data: { endedAt: now(), version: { increment: 1 } } });
      await tellOfDates({ work, tell, texts }, need, concerned);
      audit({ action: "series.closed", resourceType: "need", resourceId: needId });
    });
}

export interface LeftOutDay {
  readonly day: Temporal.PlainDate;
  readonly reason: string;
}

/** Leaves one day of a series out, with the reason; whoever is on it is told, and is free again. */
export function createLeaveOut({ unitOfWork, tell, texts, now }: SeriesDeps) {
  return (by: WorkBy, needId: string, id: string, { day, reason }: LeftOutDay): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const need = await lockOwnNeed(tx, by, needId);
      if (!(await findSeries(tx, needId, id))) throw notFound();
      if (Temporal.PlainDate.compare(day, dayOf(now())) < 0) throw new AppError("conflict", "series:leftOutPast");
      const exception = { seriesId: id, day: dateColumn(day) };
      if ((await tx.seriesException.count({ where: exception })) > 0)
        throw new AppError("conflict", "series:leftOutTwice");
      await tx.seriesException.create({ data: { ...exception, reason } });
      const shifts = (await shiftsToCome(tx, id, now())).filter((shift) => shift.day.equals(day));
      const taken = shifts.filter((shift) => shift.people > 0);
      const changes = taken.map(({ id: shiftId, startsAt }) => ({ shiftId, startsAt, newStart: null, reason }));
      const concerned = await whoIsOn({ work, tell }, changes, now());
      for (const shift of taken) await callOff(work, shift.id);
      await removeFree(tx, shifts);
      await tx.needSeries.update({ where: { id }, data: { version: { increment: 1 } } });
      await tellOfDates({ work, tell, texts }, need, concerned);
      audit({
        action: "series.left_out",
        resourceType: "need",
        resourceId: needId,
        changes: [{ field: "day", new: day.toString() }],
      });
    });
}

/** Takes a left-out day back: its shift is laid anew, unless people were called off, then it is reinstated as a date. */
export function createPutBack({ unitOfWork, tell, now }: SeriesDeps) {
  return (by: WorkBy, needId: string, id: string, day: Temporal.PlainDate): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      await lockOwnNeed(tx, by, needId);
      const gone = await tx.seriesException.deleteMany({
        where: { seriesId: id, day: dateColumn(day), series: { needId } },
      });
      if (gone.count === 0) throw new AppError("conflict", "series:notLeftOut");
      await tx.needSeries.update({ where: { id }, data: { version: { increment: 1 } } });
      const series = await findSeries(tx, needId, id);
      if (series) await layShifts({ work, tell, now: now() }, series);
      audit({
        action: "series.put_back",
        resourceType: "need",
        resourceId: needId,
        changes: [{ field: "day", new: day.toString() }],
      });
    });
}
