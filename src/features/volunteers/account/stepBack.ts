import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { coordinatorsToTell, type Letter, type WriteLetter } from "../letters.ts";
import { mayWithdraw } from "../needs/needs.policy.ts";
import { settlePlace, traceState } from "../taking/offers.ts";
import { lockPlace, readPlace } from "../taking/place.repo.ts";
import { isLate, mayLeaveUntold } from "../taking/taking.policy.ts";
import type { Tell } from "../telling/tell.ts";
import { OPEN_STATES, type AssignmentStateName } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

export interface StepBackDeps {
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly tell: Tell;
  readonly now: Clock;
}

/**
 * A volunteer gives a place back, or leaves the waiting list; who waits first is offered the place in the same piece of
 * work. The desk is told by mail, without the name (that stands at the desk), and that it is late if it is. `isTold`:
 * the person read before the click that it is late; if not, conflict.
 */
export function createWithdrawAssignment({ unitOfWork, now, ...ways }: StepBackDeps) {
  return (by: WorkBy, personId: string, assignmentId: string, isTold: boolean): Promise<void> =>
    unitOfWork(by, async (work) => {
      const found = await work.tx.assignment.findFirst({
        where: { id: assignmentId, personId },
        select: { needId: true, shiftId: true },
      });
      if (!found) throw notFound();
      await lockPlace(work.tx, { id: found.needId }, found.shiftId);
      const assignment = await work.tx.assignment.findUniqueOrThrow({
        where: { id: assignmentId },
        select: {
          id: true,
          state: true,
          startsAt: true,
          shiftId: true,
          need: { select: { id: true, title: true, archivedAt: true } },
        },
      });
      ensure(mayWithdraw(assignment, now()));
      ensure(mayLeaveUntold(assignment, isTold, now()));
      const desk = { work, now: now(), ...ways };
      await leave(desk, assignment);
      if (assignment.state !== "waitlisted")
        await tellDesk(desk, [{ ...assignment.need, isLate: isLate(assignment, now()) }]);
    });
}

/** One piece of work with the ways to tell people of it. */
interface Desk {
  readonly work: Work;
  readonly writeLetter: WriteLetter;
  readonly tell: Tell;
  readonly now: Date;
}

/** Takes a person off everything still to come: when they leave or take their consent back. */
export async function leaveEverything(desk: Desk, personId: string): Promise<void> {
  const { work, now } = desk;
  const open = await work.tx.assignment.findMany({
    where: { personId, state: { in: [...OPEN_STATES] }, OR: [{ startsAt: null }, { startsAt: { gt: now } }] },
    select: {
      id: true,
      state: true,
      startsAt: true,
      shiftId: true,
      need: { select: { id: true, title: true, archivedAt: true } },
    },
    orderBy: [{ needId: "asc" }, { startsAt: "asc" }],
  });
  for (const assignment of open) await leave(desk, assignment);
  await tellDesk(
    desk,
    open
      .filter(({ state }) => state !== "waitlisted")
      .map(({ need, ...left }) => ({ ...need, isLate: isLate(left, now) })),
  );
}

interface Left {
  readonly id: string;
  readonly state: AssignmentStateName;
  readonly startsAt: Date | null;
  readonly shiftId: string | null;
  readonly need: { readonly id: string; readonly archivedAt: Date | null };
}

/** Takes the lock of the place, again or for the first time; nobody moves up on a need that was put away. */
async function leave({ work, tell, now }: Desk, { id, state, startsAt, shiftId, need }: Left): Promise<void> {
  const isRunning = need.archivedAt === null;
  if (isRunning) await lockPlace(work.tx, { id: need.id }, shiftId);
  await work.tx.assignment.update({
    where: { id },
    data: { state: "withdrawn", isLate: isLate({ state, startsAt }, now), decidedAt: now, version: { increment: 1 } },
  });
  traceState(work, id, state, "withdrawn");
  if (isRunning) await settlePlace({ work, tell, now }, await readPlace(work.tx, need.id, shiftId));
}

/** Tells those who run the desk of places given back, once for each need. */
export async function tellDesk(
  { work, writeLetter, now }: Pick<Desk, "work" | "writeLetter" | "now">,
  needs: readonly { id: string; title: string; isLate: boolean }[],
): Promise<void> {
  const coordinators = needs.length === 0 ? [] : await coordinatorsToTell(work.tx, now);
  for (const [id, left] of Map.groupBy(needs, (one) => one.id)) {
    const letter = returnedLetter({ id, title: left[0]?.title ?? "", isLate: left.some((one) => one.isLate) });
    for (const coordinator of coordinators) {
      const draft = writeLetter(coordinator, letter);
      if (draft) work.mail(draft);
    }
  }
}

function returnedLetter(need: { id: string; title: string; isLate: boolean }): Letter {
  const about = { values: { need: need.title }, path: volunteerPaths.deskNeed(need.id) };
  return need.isLate
    ? {
        template: "need.place_returned_late",
        subject: "taking:mail.returnedLate.subject",
        text: "taking:mail.returnedLate.text",
        ...about,
      }
    : {
        template: "need.place_returned",
        subject: "volunteers:mail.returned.subject",
        text: "volunteers:mail.returned.text",
        ...about,
      };
}
