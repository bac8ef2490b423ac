import { ensure } from "../../shared/access/decision.ts";
import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { mayArchiveOrganisation, mayDecideEntry } from "./organisations.policy.ts";
import { countPublicContactPoints, lockOrganisation } from "./organisations.repo.ts";

/** Takes an organisation out of the directory; refused while it still has public contact points. */
export function createArchiveOrganisation(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(mayDecideEntry(by.actor), "forbidden");
      const before = await lockOrganisation(tx, id);
      if (!before) throw notFound();
      ensure(mayArchiveOrganisation(by.actor, { publicContactPoints: await countPublicContactPoints(tx, id) }));
      await tx.organization.update({
        where: { id },
        data: { state: "archived", archivedAt: now(), version: { increment: 1 } },
      });
      audit({
        action: "organization.archived",
        resourceType: "organization",
        resourceId: id,
        changes: [{ field: "state", old: before.state, new: "archived" }],
      });
    });
}

/** Brings an archived organisation back into the directory. */
export function createRestoreOrganisation(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(mayDecideEntry(by.actor), "forbidden");
      const before = await lockOrganisation(tx, id);
      if (before?.state !== "archived") throw notFound();
      await tx.organization.update({
        where: { id },
        data: { state: "published", archivedAt: null, version: { increment: 1 } },
      });
      audit({
        action: "organization.restored",
        resourceType: "organization",
        resourceId: id,
        changes: [{ field: "state", old: "archived", new: "published" }],
      });
    });
}
