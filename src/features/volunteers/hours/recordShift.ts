import { ensure } from "../../../shared/access/decision.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { lockNeed } from "../needs/joinFacts.ts";
import type { Tell } from "../telling/tell.ts";
import { contestKey } from "./contestKey.ts";
import { hoursPaths } from "./hours.paths.ts";
import { mayRecord, plannedMinutes, type HoursScope } from "./hours.policy.ts";
import { addressedOf, findShift, loadAttendances, lockAssignment, markOf, type Attendance } from "./hours.repo.ts";
import { missedMessage } from "./hours.words.ts";

/** Somebody was there for so many minutes, or did not come (null). */
export type Outcome = number | null;

export interface ShiftRecord {
  readonly needId: string;
  readonly shiftId: string;
  readonly scope: HoursScope;
  /** By assignment; whoever is not named stays as they are. "as planned" for everybody nothing was recorded about. */
  readonly outcomes: ReadonlyMap<string, Outcome> | "as planned";
  /** What the page was opened on; null where nobody chose by what they saw. */
  readonly mark: string | null;
}

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
  readonly sign: (text: string) => string;
}

/**
 * Records who came to a shift and for how long, for one, several or all at one go; who did not come is told kindly.
 * Throws conflict before the shift has begun and when somebody else recorded meanwhile.
 */
export function createRecordShift({ unitOfWork, tell, now, sign }: Deps) {
  return (by: WorkBy, record: ShiftRecord): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx } = work;
      const shift = await findShift(tx, record.scope, record.needId, record.shiftId);
      if (!shift) throw notFound();
      await lockNeed(tx, { id: record.needId }, record.shiftId);
      ensure(mayRecord(shift, now()));
      const attendances = await loadAttendances(tx, record.shiftId);
      if (record.mark !== null && record.mark !== markOf(attendances))
        throw new AppError("conflict", "frame:form.staleVersion");
      const changes = attendances.flatMap((attendance) => changeOf(attendance, record, plannedMinutes(shift)));
      if (changes.length === 0) work.unchanged();
      for (const change of changes) {
        await writeOutcome(work, change, { needId: record.needId, startsAt: shift.startsAt, now: now(), by });
        if (change.outcome === null) await tellMissed({ work, tell, sign }, change.attendance.id);
      }
    });
}

interface Change {
  readonly attendance: Attendance;
  readonly outcome: Outcome;
}

/** Time of people who were erased stays as it is. */
function changeOf(attendance: Attendance, { outcomes }: ShiftRecord, planned: number): readonly Change[] {
  if (attendance.isGone) return [];
  const isOpen = attendance.state === "accepted" || attendance.state === "confirmed";
  if (outcomes === "as planned") return isOpen ? [{ attendance, outcome: planned }] : [];
  const outcome = outcomes.get(attendance.id);
  if (outcome === undefined) return [];
  const isSame = outcome === null ? attendance.state === "no_show" : attendance.minutes === outcome;
  return isSame ? [] : [{ attendance, outcome }];
}

interface Recording {
  readonly needId: string;
  readonly startsAt: Date;
  readonly now: Date;
  readonly by: WorkBy;
}

/** Stores what one person did. What they contested is settled by it: they were there after all, or it is marked anew. */
export async function writeOutcome(work: Work, { attendance, outcome }: Change, given: Recording): Promise<void> {
  const { tx, audit } = work;
  const { needId, startsAt, now, by } = given;
  const { id, personId, isContested } = attendance;
  const state = outcome === null ? ("no_show" as const) : ("attended" as const);
  const settled = outcome === null ? UNCONTESTED : isContested ? { contestDecidedAt: now } : {};
  await tx.assignment.update({
    where: { id },
    data: { state, decidedAt: now, version: { increment: 1 }, ...settled },
  });
  if (outcome === null) await tx.hoursEntry.deleteMany({ where: { assignmentId: id } });
  else {
    const confirmed = { minutes: outcome, state: "confirmed", confirmedById: personIdOf(by.actor), confirmedAt: now };
    const day = dateColumn(dayOf(startsAt));
    await tx.hoursEntry.upsert({
      where: { assignmentId: id },
      create: { personId, needId, assignmentId: id, day, ...confirmed, state: "confirmed" },
      update: { ...confirmed, state: "confirmed", day, version: { increment: 1 } },
    });
  }
  audit({
    action: `assignment.${state}`,
    resourceType: "assignment",
    resourceId: id,
    changes: [
      { field: "state", old: attendance.state, new: state },
      { field: "minutes", old: attendance.minutes, new: outcome },
    ],
  });
}

const UNCONTESTED = { contestedAt: null, contestText: null, contestDecidedAt: null, contestAnswer: null };

async function tellMissed(
  { work, tell, sign }: { work: Work; tell: Tell; sign: Deps["sign"] },
  assignmentId: string,
): Promise<void> {
  const assignment = await lockAssignment(work.tx, assignmentId);
  const addressed = addressedOf(assignment);
  if (!addressed) return;
  const path = hoursPaths.contestByMail(contestKey(sign, assignment));
  await tell(work, addressed.person, missedMessage(addressed, path), { needId: addressed.needId });
}
