import { personIdOf } from "../../../shared/access/actor.ts";
import { ensure, allow, deny, type Decision } from "../../../shared/access/decision.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { readRules, rulesOn, type VolunteerRules } from "../rules/volunteerRules.ts";
import { loadClearances } from "./clearance.repo.ts";
import { deletionOf } from "./deletionDay.ts";

/** What is written down of a certificate: never the paper, never what it says. */
export interface SeenCertificate {
  readonly certificateOn: Temporal.PlainDate;
  readonly seenOn: Temporal.PlainDate;
  readonly isSuitable: boolean;
}

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Seen today or before, and not older at that time than the rules of that day allow. */
export function mayRecordClearance(
  { certificateOn, seenOn }: SeenCertificate,
  rules: VolunteerRules,
  today: Temporal.PlainDate,
): Decision {
  if (Temporal.PlainDate.compare(seenOn, today) > 0) return deny("clearance:refused.future");
  if (Temporal.PlainDate.compare(certificateOn, seenOn) > 0) return deny("clearance:refused.order");
  const oldest = seenOn.subtract({ months: rules.clearanceMaxAgeMonths });
  return Temporal.PlainDate.compare(certificateOn, oldest) < 0 ? deny("clearance:refused.tooOld") : allow;
}

/** Notes that a certificate was seen; an older note gives way. Throws conflict for days that cannot be. */
export function createRecordClearance({ db, unitOfWork, now }: Deps) {
  return async (by: WorkBy, personId: string, seen: SeenCertificate): Promise<void> => {
    const rules = rulesOn(await readRules(db), seen.seenOn);
    const seenById = personIdOf(by.actor);
    if (seenById === null) throw notFound();
    await unitOfWork(by, async ({ tx, audit }) => {
      const today = dayOf(now());
      ensure(mayRecordClearance(seen, rules, today));
      await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
      const person = await tx.person.count({
        where: { id: personId, state: { not: "anonymised" }, volunteerProfile: { isNot: null } },
      });
      if (person === 0) throw notFound();
      await replaceNote(tx, { personId, seenById, seen, rules, now: now() });
      audit({
        action: "clearance.recorded",
        resourceType: "person",
        resourceId: personId,
        changes: [{ field: "certificateOn" }, { field: "isSuitable" }],
      });
    });
  };
}

interface NewNote {
  readonly personId: string;
  readonly seenById: string;
  readonly seen: SeenCertificate;
  readonly rules: VolunteerRules;
  readonly now: Date;
}

/** One note a person, with the day of its end by how their tasks stand now. */
async function replaceNote(tx: Tx, { personId, seenById, seen, rules, now }: NewNote): Promise<void> {
  await tx.clearanceCheck.deleteMany({ where: { personId } });
  const validUntil = seen.certificateOn.add({ months: rules.clearanceValidMonths });
  const { id } = await tx.clearanceCheck.create({
    data: {
      personId,
      seenById,
      isSuitable: seen.isSuitable,
      certificateOn: dateColumn(seen.certificateOn),
      seenOn: dateColumn(seen.seenOn),
      validUntil: dateColumn(validUntil),
      deleteAfter: dateColumn(validUntil),
    },
    select: { id: true },
  });
  const [stored] = await loadClearances(tx, now, personId);
  if (!stored) return;
  const deleteAfter = dateColumn(deletionOf(stored, rules, dayOf(now)).on);
  await tx.clearanceCheck.update({ where: { id }, data: { deleteAfter } });
}

/** Deletes the note before its day. */
export function createDeleteClearance({ unitOfWork }: Pick<Deps, "unitOfWork">) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const { count } = await tx.clearanceCheck.deleteMany({ where: { personId } });
      if (count === 0) throw notFound();
      audit({ action: "clearance.deleted", resourceType: "person", resourceId: personId });
    });
}
