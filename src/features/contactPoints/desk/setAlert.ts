import { ensure } from "../../../shared/access/decision.ts";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { mayEditContactPoint, mayHaveAlert } from "./contactPointDesk.policy.ts";
import { lockContactPoint } from "./contactPoint.repo.ts";

/** A short-term notice, until a moment in the near future. */
export interface Alert {
  readonly text: string;
  readonly until: Date;
  /** Closed while it stands, whatever the hours say. */
  readonly closes: boolean;
}

const NONE = { alert: null, alertUntil: null, alertCloses: false };

/**
 * Puts a short-term notice on a contact point, in place of one that stands; null takes it away. Does not touch the
 * version: a form that is open beside it can still be saved.
 */
export function createSetAlert(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string, alert: Alert | null): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await lockContactPoint(tx, id);
      if (!before || !mayEditContactPoint(by.actor, before).allowed) throw notFound();
      ensure(mayHaveAlert(before));
      const after = alert === null ? NONE : { alert: alert.text, alertUntil: alert.until, alertCloses: alert.closes };
      await tx.serviceAtLocation.update({ where: { id }, data: after });
      audit({
        action: alert === null ? "contact_point.alert_removed" : "contact_point.alert_set",
        resourceType: "contact_point",
        resourceId: id,
        changes: changesBetween(before, after),
      });
    });
}
