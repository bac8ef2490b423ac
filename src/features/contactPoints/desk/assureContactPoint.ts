import { ensure } from "../../../shared/access/decision.ts";
import { changesBetween } from "../../../shared/audit/audit.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { mayDecideEntry } from "../../organisations/index.ts";
import { assurerWord, mayAssure, mayEditContactPoint, type AssureMethod } from "./contactPointDesk.policy.ts";
import { lockContactPoint } from "./contactPoint.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  /** Words of the content's language, German. */
  readonly wordFor: (key: TextKey) => string;
}

/**
 * Notes that somebody checked a contact point today and how. Public under "checked by" stands a role or the
 * organisation, never a person. Does not touch the version: a form that is open beside it can still be saved.
 */
export function createAssureContactPoint({ unitOfWork, now, wordFor }: Deps) {
  return (by: WorkBy, id: string, method: AssureMethod): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await lockContactPoint(tx, id);
      if (!before || !mayEditContactPoint(by.actor, before).allowed) throw notFound();
      ensure(mayAssure(by.actor, { method, state: before.state }));
      const word = assurerWord(by.actor);
      const isSettled = before.state === "needs_check" && mayDecideEntry(by.actor).allowed;
      const after = {
        assuredOn: dateColumn(dayOf(now())),
        assurerName: word === null ? before.service.organization.name : wordFor(word),
        assureMethod: method,
        state: isSettled ? ("published" as const) : before.state,
      };
      await tx.serviceAtLocation.update({ where: { id }, data: after });
      audit({
        action: "contact_point.assured",
        resourceType: "contact_point",
        resourceId: id,
        changes: changesBetween(before, after),
      });
    });
}
