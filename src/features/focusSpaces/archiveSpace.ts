import { ensure } from "../../shared/access/decision.ts";
import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { mayEditSpace } from "./focusSpaces.policy.ts";
import { lockSpace } from "./focusSpaces.repo.ts";

/** Takes a space off the public pages, or puts an archived one back; returns true when it is archived now. */
export function createArchiveSpace(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, slug: string, version: number): Promise<boolean> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await lockSpace(tx, slug);
      ensure(mayEditSpace(by.actor, before.themeIds), "forbidden");
      if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      const isArchived = before.state === "archived";
      await tx.space.update({
        where: { id: before.id },
        data: {
          state: isArchived ? "published" : "archived",
          archivedAt: isArchived ? null : now(),
          version: { increment: 1 },
        },
      });
      audit({
        action: isArchived ? "space.restored" : "space.archived",
        resourceType: "space",
        resourceId: before.id,
      });
      return !isArchived;
    });
}
