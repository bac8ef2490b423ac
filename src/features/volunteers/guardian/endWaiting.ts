import { system } from "../../../shared/access/actor.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import type { createEraseVolunteer } from "../account/eraseVolunteer.ts";
import type { WriteLetter } from "../letters.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { askGuardian } from "./askGuardian.ts";
import { loadWaitingMinors, REMINDED_DAYS, type WaitingMinor } from "./waiting.repo.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  readonly tell: Tell;
  readonly writeLetter: WriteLetter;
  readonly eraseVolunteer: ReturnType<typeof createEraseVolunteer>;
}

const BY_NIGHT: WorkBy = { actor: system, requestId: null };

/**
 * Every night: minors without a consent are told once, a week before, and their guardian is asked once more; on the day
 * everything personal about them is erased. Safe to run again.
 */
export function createEndWaiting(deps: Deps) {
  return async (): Promise<void> => {
    const today = dayOf(deps.now());
    for (const minor of await loadWaitingMinors(deps.db, deps.now())) {
      if (minor.isConfirmed && minor.remindedAt === null) {
        const isNear = Temporal.PlainDate.compare(minor.deleteOn.subtract({ days: REMINDED_DAYS }), today) <= 0;
        if (isNear) await remind(deps, minor);
      } else if (Temporal.PlainDate.compare(minor.deleteOn, today) <= 0) {
        await deps.eraseVolunteer(BY_NIGHT, minor.personId);
      }
    }
  };
}

function remind({ unitOfWork, now, tell, writeLetter }: Deps, { personId, deleteOn }: WaitingMinor): Promise<void> {
  return unitOfWork(BY_NIGHT, async (work) => {
    const { tx, audit } = work;
    await tx.volunteerProfile.update({ where: { personId }, data: { guardianRemindedAt: now() } });
    audit({ action: "guardian_consent.reminded", resourceType: "person", resourceId: personId });
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: TOLD_PERSON });
    await tell(work, person, (format) => ({
      template: "guardian.reminded",
      subject: "guardian:mail.reminded.subject",
      text: "guardian:mail.reminded.text",
      said: "guardian:mail.reminded.said",
      values: { day: format.day(dateColumn(deleteOn)) },
      path: volunteerPaths.account(),
    }));
    await askGuardian({ work, writeLetter, now: now() }, personId);
  });
}
