import { personIdOf } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";

/** What can be noted about something that had to be said. */
export const CALL_STEPS = ["done", "unreached", "void"] as const;
export type CallStep = (typeof CALL_STEPS)[number];

const ACTIONS = {
  done: "contact_task.told",
  unreached: "contact_task.unreached",
  void: "contact_task.retired",
} as const;

/**
 * Notes that words were said, that nobody was reached, or that they need not be said any more. Whatever somebody else
 * settled meanwhile is left alone; if nothing is left, that is a conflict.
 */
export function createSettleWords({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, ids: readonly string[], step: CallStep): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const open = await tx.$queryRaw<{ id: string; personId: string }[]>`
        SELECT "id", "personId" FROM "ContactTask" WHERE "id" = ANY (${[...ids]}::uuid[]) AND "state" = 'open'
        ORDER BY "id" FOR UPDATE`;
      if (open.length === 0) throw new AppError("conflict", "calls:alreadySettled");
      await tx.contactTask.updateMany({
        where: { id: { in: open.map((task) => task.id) } },
        data: { ...outcome(step, by, now()), version: { increment: 1 } },
      });
      for (const personId of new Set(open.map((task) => task.personId))) {
        audit({ action: ACTIONS[step], resourceType: "person", resourceId: personId });
      }
    });
}

function outcome(step: CallStep, { actor }: WorkBy, now: Date) {
  if (step === "unreached") return { attempts: { increment: 1 }, triedAt: now };
  return { state: step, doneAt: now, doneById: personIdOf(actor) };
}
