import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { coordinatorsToTell, type WriteLetter } from "../letters.ts";
import { lockNeed } from "../needs/joinFacts.ts";
import { mayWithdraw } from "../needs/needs.policy.ts";
import { OPEN_STATES } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly now: Clock;
}

/** A volunteer gives a place back. The desk is told by mail, without the name: that stands at the desk. */
export function createWithdrawAssignment({ unitOfWork, writeLetter, now }: Deps) {
  return (by: WorkBy, personId: string, assignmentId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const found = await tx.assignment.findFirst({
        where: { id: assignmentId, personId },
        select: { needId: true, shiftId: true },
      });
      if (!found) throw notFound();
      await lockNeed(tx, { id: found.needId }, found.shiftId);
      const assignment = await tx.assignment.findUniqueOrThrow({
        where: { id: assignmentId },
        select: { state: true, startsAt: true, need: { select: { id: true, title: true } } },
      });
      ensure(mayWithdraw(assignment, now()));
      await tx.assignment.update({
        where: { id: assignmentId },
        data: { state: "withdrawn", version: { increment: 1 } },
      });
      audit({
        action: "assignment.withdrawn",
        resourceType: "assignment",
        resourceId: assignmentId,
        changes: [{ field: "state", old: assignment.state, new: "withdrawn" }],
      });
      await tellDesk({ work, writeLetter, now: now() }, [assignment.need]);
    });
}

/** Takes a person off everything still to come: when they leave or take their consent back. */
export async function leaveEverything(
  desk: { work: Work; writeLetter: WriteLetter; now: Date },
  personId: string,
): Promise<void> {
  const { work, now } = desk;
  const open = await work.tx.assignment.findMany({
    where: { personId, state: { in: [...OPEN_STATES] }, OR: [{ startsAt: null }, { startsAt: { gt: now } }] },
    select: { id: true, state: true, need: { select: { id: true, title: true } } },
    orderBy: { needId: "asc" },
  });
  for (const { id, state } of open) {
    await work.tx.assignment.update({ where: { id }, data: { state: "withdrawn", version: { increment: 1 } } });
    work.audit({
      action: "assignment.withdrawn",
      resourceType: "assignment",
      resourceId: id,
      changes: [{ field: "state", old: state, new: "withdrawn" }],
    });
  }
  await tellDesk(
    desk,
    open.map((assignment) => assignment.need),
  );
}

async function tellDesk(
  { work, writeLetter, now }: { work: Work; writeLetter: WriteLetter; now: Date },
  needs: readonly { id: string; title: string }[],
): Promise<void> {
  const coordinators = needs.length === 0 ? [] : await coordinatorsToTell(work.tx, now);
  for (const need of new Map(needs.map((one) => [one.id, one])).values()) {
    for (const coordinator of coordinators) {
      const draft = writeLetter(coordinator, {
        template: "need.place_returned",
        subject: "volunteers:mail.returned.subject",
        text: "volunteers:mail.returned.text",
        values: { need: need.title },
        path: volunteerPaths.deskNeed(need.id),
      });
      if (draft) work.mail(draft);
    }
  }
}
