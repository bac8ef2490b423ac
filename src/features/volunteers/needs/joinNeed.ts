import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import type { Message, Tell } from "../telling/tell.ts";
import { OPEN_STATES } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { lockNeed, personFacts } from "./joinFacts.ts";
import { mayJoin, stateOfJoining } from "./needs.policy.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/**
 * A volunteer says "I'll help": the place is theirs at once (accepted), or, where a certificate of conduct is needed
 * and none is recorded, the desk is asked first (suggested). Throws conflict with the reason when it cannot be.
 */
export function createJoinNeed({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, personId: string, slug: string, shiftId: string | null): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const { need, shift } = await lockNeed(tx, { slug }, shiftId);
      const person = await personFacts(tx, personId);
      await refuseTwice(tx, personId, need.id, shiftId);
      ensure(mayJoin({ need: need.facts, shift, person }, now()));
      const state = stateOfJoining({ need: need.facts, person }, now());
      const assignment = await tx.assignment.create({
        data: { personId, needId: need.id, shiftId, origin: "self", state },
        select: { id: true },
      });
      audit({
        action: "assignment.joined",
        resourceType: "assignment",
        resourceId: assignment.id,
        changes: [
          { field: "needId", new: need.id },
          { field: "state", new: state },
        ],
      });
      const isAccepted = state === "accepted";
      const message: Message = {
        template: `need.${state}`,
        subject: "volunteers:mail.joined.subject",
        text: isAccepted ? "volunteers:mail.joined.text" : "volunteers:mail.asked.text",
        said: isAccepted ? "telling:said.joined" : "telling:said.asked",
        values: { need: need.title },
        path: volunteerPaths.account(),
      };
      await tell(work, person, message, { needId: need.id, dueAt: shift?.startsAt ?? null });
    });
}

/** The database refuses this too; asked first, it is told before "full". */
export async function refuseTwice(tx: Tx, personId: string, needId: string, shiftId: string | null): Promise<void> {
  const already = await tx.assignment.count({ where: { personId, needId, shiftId, state: { in: [...OPEN_STATES] } } });
  if (already > 0) throw new AppError("conflict", "needs:conflict.already");
}
