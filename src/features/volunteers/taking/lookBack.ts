import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { mayLookBack } from "./taking.policy.ts";

/** Keeps how an engagement went for the one who was there; a second answer takes the place of the first. */
export function createLookBack({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, personId: string, assignmentId: string, wentWell: boolean): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      await tx.$queryRaw`SELECT 1 AS held FROM "Assignment" WHERE "id" = ${assignmentId}::uuid FOR NO KEY UPDATE`;
      const assignment = await tx.assignment.findFirst({
        where: { id: assignmentId, personId },
        select: { state: true, endsAt: true, wentWell: true },
      });
      if (!assignment) throw notFound();
      ensure(mayLookBack(assignment, now()));
      if (assignment.wentWell === wentWell) {
        unchanged();
        return;
      }
      await tx.assignment.update({ where: { id: assignmentId }, data: { wentWell, version: { increment: 1 } } });
      audit({ action: "assignment.looked_back", resourceType: "assignment", resourceId: assignmentId });
    });
}
