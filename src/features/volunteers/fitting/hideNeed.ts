import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";

/**
 * A volunteer hides a need: it is not proposed to them again, by nobody. Or shows it again; a no that the desk or an
 * organisation said stays.
 */
export function createHideNeed(unitOfWork: UnitOfWork) {
  return (by: WorkBy, personId: string, needId: string, isHidden: boolean): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const need = await tx.need.findFirst({ where: { id: needId, archivedAt: null }, select: { id: true } });
      if (!need) throw notFound();
      const pair = { personId, needId, by: "person" } as const;
      const { count } = isHidden
        ? await tx.rejection.createMany({ data: [pair], skipDuplicates: true })
        : await tx.rejection.deleteMany({ where: pair });
      if (count === 0) {
        unchanged();
        return;
      }
      audit({
        action: isHidden ? "need.declined" : "need.restored",
        resourceType: "person",
        resourceId: personId,
        changes: [{ field: "needId", new: needId }],
      });
    });
}
