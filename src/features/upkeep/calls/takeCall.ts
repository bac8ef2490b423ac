import { personIdOf } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { changeCheck, isTaken, lockCheck } from "../checks/checks.repo.ts";
import { countOwnCalls } from "./calls.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** So that nobody collects calls that others would make. */
const MOST_AT_ONCE = 3;

/** Takes a call for 48 hours. Conflicts: somebody else has it, it is answered, or three are open already. */
export function createTakeCall({ unitOfWork, now }: Deps) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const personId = volunteerOf(by);
      const check = await lockCheck(tx, { id });
      if (check?.state !== "call") throw new AppError("conflict", "upkeep:check.answered");
      if (isTaken(check, now())) {
        if (check.assigneeId !== personId) throw new AppError("conflict", "upkeep:call.taken");
        unchanged();
        return;
      }
      if ((await countOwnCalls(tx, personId, now())) >= MOST_AT_ONCE) {
        throw new AppError("conflict", "upkeep:call.tooMany");
      }
      await changeCheck(tx, id, { assigneeId: personId, assignedAt: now() });
      audit({ action: "freshness_task.taken", resourceType: "freshness_task", resourceId: id });
    });
}

/** Gives a call back, so that somebody else can take it at once. */
export function createReturnCall({ unitOfWork }: Deps) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const check = await lockCheck(tx, { id });
      if (check?.assigneeId !== volunteerOf(by)) {
        unchanged();
        return;
      }
      await changeCheck(tx, id, { assigneeId: null, assignedAt: null });
      audit({ action: "freshness_task.released", resourceType: "freshness_task", resourceId: id });
    });
}

function volunteerOf({ actor }: WorkBy): string {
  const id = personIdOf(actor);
  if (id === null) throw notFound();
  return id;
}
