import { ensure } from "../../../shared/access/decision.ts";
import { changesBetween } from "../../../shared/audit/audit.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { mayDecideEntry } from "../../organisations/index.ts";
import { settleCheck } from "../../proposals/index.ts";
import { assurerWord, mayAssure, mayEditContactPoint, type AssureMethod } from "./contactPointDesk.policy.ts";
import { lockContactPoint, type ContactPointRow } from "./contactPoint.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  /** Words of the content's language, German. */
  readonly wordFor: (key: TextKey) => string;
}

/**
 * Notes that somebody checked a contact point today and how. Public under "checked by" stands a role or the
 * organisation, never a person. Does not touch the version: a form that is open beside it can still be saved. Ends the
 * open check, so that nobody is asked by mail or called any more.
 */
export function createAssureContactPoint({ unitOfWork, now, wordFor }: Deps) {
  return (by: WorkBy, id: string, method: AssureMethod): Promise<void> =>
    unitOfWork(by, async (work) => {
      const before = await lockContactPoint(work.tx, id);
      if (!before || !mayEditContactPoint(by.actor, before).allowed) throw notFound();
      ensure(mayAssure(by.actor, { method, state: before.state }));
      const word = assurerWord(by.actor);
      const name = word === null ? before.service.organization.name : wordFor(word);
      const isSettled = before.state === "needs_check" && mayDecideEntry(by.actor).allowed;
      const moment = now();
      await noteCheck(work, before, { day: dayOf(moment), method, name, isSettled });
      await settleCheck(work.tx, { link: "service_at_location", id }, { outcome: "confirmed", method, now: moment });
    });
}

interface Check {
  readonly day: Temporal.PlainDate;
  readonly method: AssureMethod;
  /** Public under "checked by". */
  readonly name: string;
  /** True when this check ends a doubt. */
  readonly isSettled?: boolean;
}

/** Writes down a check of a locked contact point. */
export async function noteCheck(
  { tx, audit }: Work,
  before: ContactPointRow,
  { day, method, name, isSettled = false }: Check,
): Promise<void> {
  const after = {
    assuredOn: dateColumn(day),
    assurerName: name,
    assureMethod: method,
    state: isSettled ? ("published" as const) : before.state,
  };
  await tx.serviceAtLocation.update({ where: { id: before.id }, data: after });
  audit({
    action: "contact_point.assured",
    resourceType: "contact_point",
    resourceId: before.id,
    changes: changesBetween(before, after),
  });
}
