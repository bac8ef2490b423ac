import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { endSessions, judgePassword, type Passwords } from "../../accounts/index.ts";
import type { WriteLetter } from "../letters.ts";
import { accessPaths } from "./access.paths.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly passwords: Passwords;
  readonly writeLetter: WriteLetter;
  readonly now: Clock;
}

/**
 * Sets or changes a volunteer's password: every other session ends, and the person is told by mail. Throws invalid with
 * the reason when the password is too weak, conflict without a mail address, which is half of the sign-in.
 */
export function createSetPassword({ unitOfWork, passwords, writeLetter, now }: Deps) {
  return async (by: WorkBy, personId: string, password: string): Promise<void> => {
    const passwordHash = await passwords.hash(password);
    await unitOfWork(by, async ({ tx, audit, mail }) => {
      const person = await tx.person.findFirst({
        where: { id: personId, volunteerProfile: { isNot: null } },
        select: { id: true, email: true, uiLanguage: true },
      });
      if (!person) throw notFound();
      if (person.email === null) throw new AppError("conflict", "access:password.noMail");
      const judged = judgePassword(password, person.email);
      if (!judged.allowed) throw new AppError("invalid", judged.reason);
      await tx.volunteerProfile.update({ where: { personId }, data: { passwordHash, passwordChangedAt: now() } });
      await endSessions(tx, personId);
      audit({ action: "credential.password_changed", resourceType: "credential", resourceId: personId });
      const letter = writeLetter(person, {
        template: "volunteer.password_changed",
        subject: "access:mail.password.subject",
        text: "access:mail.password.text",
        path: accessPaths.own(),
      });
      if (letter) mail(letter);
    });
  };
}

/** Takes the password away; links by mail go on working. */
export function createRemovePassword(unitOfWork: UnitOfWork) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const { count } = await tx.volunteerProfile.updateMany({
        where: { personId, passwordHash: { not: null } },
        data: { passwordHash: null, passwordChangedAt: null },
      });
      if (count === 0) unchanged();
      else audit({ action: "credential.password_removed", resourceType: "credential", resourceId: personId });
    });
}
