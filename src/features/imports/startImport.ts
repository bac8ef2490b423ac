import { personIdOf } from "../../shared/access/actor.ts";
import { ensure } from "../../shared/access/decision.ts";
import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import type { EnqueueInTransaction } from "../../shared/mail/outbox.ts";
import { mayCancel, mayImport, mayStart } from "./imports.policy.ts";
import { lockRun } from "./importRun.repo.ts";

/** Jobs that write an import: { runId, personId }. */
export const IMPORT_QUEUE = "import";

/** Hands a checked import to the queue. A second one beside it is a conflict; a second press starts nothing. */
export function createStartImport(unitOfWork: UnitOfWork, enqueue: EnqueueInTransaction) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      ensure(mayImport(by.actor), "forbidden");
      const run = await lockRun(tx, id);
      if (run.state === "running") {
        unchanged();
        return;
      }
      ensure(mayStart(run));
      await tx.importRun.update({
        where: { id },
        data: { state: "running", doneRows: 0, version: { increment: 1 } },
      });
      await enqueue(tx, IMPORT_QUEUE, { runId: id, personId: personIdOf(by.actor) ?? "" });
      audit({ action: "import.started", resourceType: "import", resourceId: id });
    });
}

/** Gives an import up before it starts; its file goes at once. */
export function createCancelImport(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      ensure(mayImport(by.actor), "forbidden");
      const run = await lockRun(tx, id);
      if (run.state === "cancelled") {
        unchanged();
        return;
      }
      ensure(mayCancel(run));
      await tx.importRun.update({
        where: { id },
        data: { state: "cancelled", content: null, endedAt: now(), version: { increment: 1 } },
      });
      audit({ action: "import.withdrawn", resourceType: "import", resourceId: id });
    });
}
