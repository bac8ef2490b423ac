import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { mayDecideEntry } from "../../organisations/index.ts";
import { mayBePublic } from "../mayBePublic.policy.ts";
import { lockContactPoint } from "./contactPoint.repo.ts";

/** Takes a contact point out of public view; nothing of it is lost, and its address stays its own. */
export function createArchiveContactPoint(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(mayDecideEntry(by.actor), "forbidden");
      const before = await lockContactPoint(tx, id);
      if (!before || before.state === "archived") throw notFound();
      await tx.serviceAtLocation.update({
        where: { id },
        data: { state: "archived", archivedAt: now(), version: { increment: 1 } },
      });
      audit({
        action: "contact_point.archived",
        resourceType: "contact_point",
        resourceId: id,
        changes: [{ field: "state", old: before.state, new: "archived" }],
      });
    });
}

/** Publishes an archived contact point again, if it still may be public. */
export function createRestoreContactPoint(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(mayDecideEntry(by.actor), "forbidden");
      const before = await lockContactPoint(tx, id);
      if (before?.state !== "archived") throw notFound();
      const { title, location, service } = before;
      const organisationState = service.organization.state;
      ensure(
        mayBePublic({ title, organisationState, hasAddress: location.address !== null, placeName: location.name }),
      );
      await tx.serviceAtLocation.update({
        where: { id },
        data: { state: "published", archivedAt: null, version: { increment: 1 } },
      });
      audit({
        action: "contact_point.restored",
        resourceType: "contact_point",
        resourceId: id,
        changes: [{ field: "state", old: "archived", new: "published" }],
      });
    });
}
