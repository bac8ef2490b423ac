import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { coordinatorsToTell, type WriteLetter } from "../letters.ts";
import type { Tell } from "../telling/tell.ts";
import { contestMessage } from "./hours.words.ts";
import { hoursPaths } from "./hours.paths.ts";
import { mayContest, mayDecideContest, plannedMinutes } from "./hours.policy.ts";
import { addressedOf, loadAttendances, lockAssignment, type LockedAssignment } from "./hours.repo.ts";
import { isKeyFor } from "./contestKey.ts";
import { writeOutcome } from "./recordShift.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly tell: Tell;
  readonly now: Clock;
  readonly sign: (text: string) => string;
}

/** Who says "I was there": the person themselves, signed in or by the key of their letter. */
export type Contestant = { readonly personId: string } | { readonly key: string };

/** A volunteer says "I was there", in a sentence; the desk is told by mail, without the name, and decides. */
export function createContestNoShow({ unitOfWork, writeLetter, now, sign }: Omit<Deps, "tell">) {
  return (by: WorkBy, assignmentId: string, contestant: Contestant, text: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, mail }) => {
      const assignment = await lockAssignment(tx, assignmentId);
      if (!isTheirs(assignment, contestant, sign)) throw notFound();
      ensure(mayContest(assignment));
      const data = { contestedAt: now(), contestText: text, version: { increment: 1 } };
      await tx.assignment.update({ where: { id: assignmentId }, data });
      audit({
        action: "assignment.contested",
        resourceType: "assignment",
        resourceId: assignmentId,
        changes: [{ field: "contestText" }],
      });
      for (const coordinator of await coordinatorsToTell(tx, now())) {
        const draft = writeLetter(coordinator, {
          template: "hours.contested",
          subject: "thanks:mail.contested.subject",
          text: "thanks:mail.contested.text",
          values: { need: assignment.need.title },
          path: hoursPaths.contest(assignmentId),
        });
        if (draft) mail(draft);
      }
    });
}

function isTheirs(assignment: LockedAssignment, contestant: Contestant, sign: Deps["sign"]): boolean {
  if (assignment.person.state === "anonymised") return false;
  if ("personId" in contestant) return assignment.personId === contestant.personId;
  return isKeyFor(sign, contestant.key, assignment);
}

export interface ContestDecision {
  readonly wasThere: boolean;
  readonly answer: string | null;
}

/** The desk decides about "I was there": as planned after all, or it stays. The person is told either way. */
export function createDecideContest({ unitOfWork, tell, now }: Pick<Deps, "unitOfWork" | "tell" | "now">) {
  return (by: WorkBy, assignmentId: string, { wasThere, answer }: ContestDecision): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const assignment = await lockAssignment(tx, assignmentId);
      ensure(mayDecideContest(assignment));
      if (wasThere) await recordAsPlanned(work, assignment, { now: now(), by });
      await tx.assignment.update({
        where: { id: assignmentId },
        data: { contestDecidedAt: now(), contestAnswer: answer, version: { increment: 1 } },
      });
      audit({
        action: wasThere ? "contest.accepted" : "contest.declined",
        resourceType: "assignment",
        resourceId: assignmentId,
        changes: [{ field: "answer" }],
      });
      const addressed = addressedOf(assignment);
      if (addressed) await tell(work, addressed.person, contestMessage(addressed, { wasThere, answer: answer ?? "" }));
    });
}

async function recordAsPlanned(
  work: Parameters<typeof writeOutcome>[0],
  assignment: LockedAssignment,
  { now, by }: { now: Date; by: WorkBy },
): Promise<void> {
  const { startsAt, endsAt, needId, id } = assignment;
  const { shiftId } = await work.tx.assignment.findUniqueOrThrow({ where: { id }, select: { shiftId: true } });
  const attendances = shiftId === null ? [] : await loadAttendances(work.tx, shiftId);
  const attendance = attendances.find((one) => one.id === id);
  if (!attendance || startsAt === null || endsAt === null) throw notFound();
  await writeOutcome(
    work,
    { attendance, outcome: plannedMinutes({ startsAt, endsAt }) },
    { needId, startsAt, now, by },
  );
}
