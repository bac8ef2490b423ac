import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import { dateColumn, dayOf, type Clock } from "../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { mayAssureSpace, mayEditSpace } from "./focusSpaces.policy.ts";
import { lockSpace } from "./focusSpaces.repo.ts";
import type { CheckWay } from "./focusSpaces.words.ts";

/**
 * Notes that the desk checked a space today and how; a check ends a doubt. The check is kept like that of every entry
 * without a day of its own, and the version stays: a form that is open beside it can still be saved.
 */
export function createAssureSpace(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, slug: string, method: CheckWay): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await lockSpace(tx, slug);
      ensure(mayEditSpace(by.actor, before.themeIds), "forbidden");
      ensure(mayAssureSpace(before));
      const state = before.state === "needs_check" ? ("published" as const) : before.state;
      const doneAt = now();
      await tx.freshnessTask.create({
        data: {
          linkType: "space",
          linkId: before.id,
          dueOn: dateColumn(dayOf(doneAt)),
          state: "done",
          outcome: "confirmed",
          method,
          doneAt,
          createdAt: doneAt,
        },
        select: { id: true },
      });
      await tx.space.update({ where: { id: before.id }, data: { state }, select: { id: true } });
      audit({
        action: "space.assured",
        resourceType: "space",
        resourceId: before.id,
        changes: changesBetween({ state: before.state, assureMethod: null }, { state, assureMethod: method }),
      });
    });
}
