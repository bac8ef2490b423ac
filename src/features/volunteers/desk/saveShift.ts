import { ensure } from "../../../shared/access/decision.ts";
import { changesBetween } from "../../../shared/audit/audit.ts";
import { momentAt, type Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { CONCERNED_STATES, concernedBy, tellAboutDate, type Telling } from "../telling/concerned.ts";
import { reasonText, TOLD_PERSON, type Message, type Tell, type ToldPerson } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { mayReinstateShift } from "./deskNeeds.policy.ts";
import { lockOwnNeed } from "./lockOwnNeed.ts";
import type { ShiftValues } from "./shiftForm.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/** Adds a shift or changes one. People on a shift whose time changes are told; their other shifts must leave room. */
export function createSaveShift({ unitOfWork, tell, now }: Deps) {
  return async (by: WorkBy, needId: string, shiftId: string | null, values: ShiftValues): Promise<void> => {
    const columns = shiftColumns(values);
    try {
      await unitOfWork(by, async (work) => {
        const need = await lockOwnNeed(work.tx, by, needId);
        if (shiftId === null) {
          await work.tx.shift.create({ data: { needId, ...columns } });
          work.audit({
            action: "shift.added",
            resourceType: "need",
            resourceId: needId,
            changes: changesBetween({}, columns),
          });
          return;
        }
        await changeShift({ work, tell, now: now() }, { id: shiftId, need }, columns);
      });
    } catch (error) {
      throw error instanceof AppError && error.messageKey === "needs:conflict.overlap"
        ? new AppError("conflict", "needs:shift.overlap", { cause: error })
        : error;
    }
  };
}

/** A date to be called off, and why; "" for no reason. */
interface CancelWish {
  readonly shiftId: string;
  readonly reason: string;
}

/** Cancels a shift: nobody is on it any more, and everybody is told why. Throws conflict when it is cancelled already. */
export function createCancelShift({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, needId: string, { shiftId, reason }: CancelWish): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const need = await lockOwnNeed(tx, by, needId);
      const isOff = await tx.shift.count({ where: { id: shiftId, needId, state: "cancelled" } });
      if (isOff > 0) throw new AppError("conflict", "needs:shift.cancelledAlready");
      const shift = await openShift(tx, needId, shiftId);
      await tellAboutDate(
        { work, tell },
        await concernedBy(tx, { shiftId }, now()),
        { needId, startsAt: shift.startsAt },
        {
          template: "shift.cancelled",
          subject: "volunteers:mail.cancelled.subject",
          text: "volunteers:mail.cancelled.text",
          said: "telling:said.cancelled",
          values: { need: need.title, reason: reasonText(reason) },
          path: volunteerPaths.needs(),
        },
      );
      await tx.assignment.updateMany({
        where: { shiftId, state: { in: [...CONCERNED_STATES] } },
        data: { state: "excused", version: { increment: 1 } },
      });
      await tx.shift.update({ where: { id: shiftId }, data: { state: "cancelled" } });
      audit({
        action: "shift.cancelled",
        resourceType: "need",
        resourceId: needId,
        changes: [{ field: "shiftId", new: shiftId }],
      });
    });
}

/**
 * Takes a cancellation back. Whoever was on the shift was set free and may have promised the time elsewhere: nobody is
 * put back on it, everybody is told and may say yes anew, where places and overlaps are checked as always.
 */
export function createReinstateShift({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, needId: string, shiftId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const need = await lockOwnNeed(tx, by, needId);
      const shift = await tx.shift.findFirst({
        where: { id: shiftId, needId },
        select: { id: true, startsAt: true, state: true },
      });
      if (!shift) throw notFound();
      ensure(mayReinstateShift(shift, now()));
      await tx.shift.update({ where: { id: shiftId }, data: { state: "planned" } });
      const message: Message = {
        template: "shift.reinstated",
        subject: "volunteers:mail.reinstated.subject",
        text: "volunteers:mail.reinstated.text",
        said: "telling:said.reinstated",
        values: { need: need.title },
        path: volunteerPaths.need(need.slug),
      };
      await tellAboutDate({ work, tell }, await peopleSetFree(tx, shiftId), { ...shift, needId }, message);
      audit({
        action: "shift.reinstated",
        resourceType: "need",
        resourceId: needId,
        changes: [{ field: "shiftId", new: shiftId }],
      });
    });
}

/** Everybody a cancellation took off the shift, once each; not those who have left or took their consent back. */
async function peopleSetFree(tx: Tx, shiftId: string): Promise<readonly ToldPerson[]> {
  const rows = await tx.assignment.findMany({
    where: {
      shiftId,
      state: "excused",
      person: { deactivatedAt: null, consents: { some: { withdrawnAt: null } } },
    },
    distinct: ["personId"],
    select: { person: { select: TOLD_PERSON } },
  });
  return rows.map(({ person }) => person);
}

type ShiftColumns = ReturnType<typeof shiftColumns>;

function shiftColumns({ day, from, to, minPeople, maxPeople, newcomerSeats }: ShiftValues) {
  if (day === null || from === null || to === null || maxPeople === null) {
    throw new AppError("invalid", "frame:form.check");
  }
  return {
    startsAt: momentAt(day, from),
    endsAt: momentAt(day, to),
    minPeople: minPeople ?? Math.min(1, maxPeople),
    maxPeople,
    newcomerSeats: newcomerSeats ?? 0,
  };
}

async function changeShift(
  { work, tell, now }: Telling & { readonly now: Date },
  { id, need }: { id: string; need: { id: string; title: string } },
  columns: ShiftColumns,
): Promise<void> {
  const { tx, audit } = work;
  const before = await openShift(tx, need.id, id);
  if (columns.maxPeople < before.placesTaken) throw new AppError("conflict", "needs:form.placesTaken");
  await tx.shift.update({ where: { id }, data: columns });
  const isMoved =
    before.startsAt.getTime() !== columns.startsAt.getTime() || before.endsAt.getTime() !== columns.endsAt.getTime();
  if (isMoved) {
    // The trigger copies the new times; the database then refuses overlaps.
    await tx.assignment.updateMany({
      where: { shiftId: id, state: { in: [...CONCERNED_STATES] } },
      data: { version: { increment: 1 } },
    });
    await tellAboutDate(
      { work, tell },
      await concernedBy(tx, { shiftId: id }, now),
      { needId: need.id, startsAt: columns.startsAt },
      {
        template: "shift.moved",
        subject: "volunteers:mail.moved.subject",
        text: "volunteers:mail.moved.text",
        said: "telling:said.moved",
        values: { need: need.title },
        path: volunteerPaths.account(),
      },
    );
  }
  audit({
    action: "shift.changed",
    resourceType: "need",
    resourceId: need.id,
    changes: changesBetween(before, columns),
  });
}

async function openShift(tx: Tx, needId: string, shiftId: string) {
  const shift = await tx.shift.findFirst({
    where: { id: shiftId, needId, state: { in: ["planned", "confirmed"] } },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      minPeople: true,
      maxPeople: true,
      newcomerSeats: true,
      placesTaken: true,
    },
  });
  if (!shift) throw notFound();
  return shift;
}
