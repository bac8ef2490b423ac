import { changesBetween } from "../../shared/audit/audit.ts";
import type { FeatureDeps } from "../../shared/feature.ts";
import type { WorkBy } from "../../shared/db/unitOfWork.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { endSessions } from "./endSessions.ts";
import type { Passwords } from "./passwords.ts";
import { hashRecoveryCode, newRecoveryCodes } from "./recoveryCodes.ts";
import { passwordChangedMail } from "./resetPassword.ts";

type Deps = Pick<FeatureDeps, "db" | "unitOfWork" | "texts" | "now"> & { readonly passwords: Passwords };

/** Asks for the present password before something important changes; a wrong one is noted in the audit. */
export function createCheckOwnPassword({ db, unitOfWork, passwords }: Deps) {
  return async (by: WorkBy, personId: string, password: string): Promise<boolean> => {
    const account = await db.credential.findUnique({ where: { personId }, select: { passwordHash: true } });
    if (await passwords.verify(account?.passwordHash ?? null, password)) return true;
    await unitOfWork(by, ({ audit }) => {
      audit({ action: "credential.password_refused", resourceType: "credential", resourceId: personId });
      return Promise.resolve();
    });
    return false;
  };
}

/** Sets one's own new password, ends every session of the person, and tells them by mail. */
export function createChangePassword({ unitOfWork, passwords, texts, now }: Deps) {
  return async (by: WorkBy, personId: string, password: string): Promise<void> => {
    const passwordHash = await passwords.hash(password);
    await unitOfWork(by, async ({ tx, audit, mail }) => {
      const account = await tx.credential.update({
        where: { personId },
        data: { passwordHash, passwordChangedAt: now() },
        select: { login: true, person: { select: { displayName: true, uiLanguage: true } } },
      });
      await endSessions(tx, personId);
      audit({ action: "credential.password_changed", resourceType: "credential", resourceId: personId });
      mail(passwordChangedMail(texts, { login: account.login, ...account.person }));
    });
  };
}

/** Replaces all recovery codes; returns the new ones, which nobody can read again. */
export function createRenewRecoveryCodes({ unitOfWork }: Deps) {
  return async (by: WorkBy, personId: string): Promise<readonly string[]> => {
    const codes = newRecoveryCodes();
    await unitOfWork(by, async ({ tx, audit }) => {
      await tx.credential.update({ where: { personId }, data: { recoveryCodes: codes.map(hashRecoveryCode) } });
      audit({ action: "credential.recovery_codes_renewed", resourceType: "credential", resourceId: personId });
    });
    return codes;
  };
}

/** Signs the person out everywhere but in the session with this stored id. */
export function createEndOtherSessions({ unitOfWork }: Deps) {
  return (by: WorkBy, personId: string, except: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await endSessions(tx, personId, except);
      audit({ action: "credential.sessions_ended", resourceType: "credential", resourceId: personId });
    });
}

/** Changes the name by which one is shown at the desk. */
export function createChangeOwnName({ unitOfWork }: Deps) {
  return (by: WorkBy, personId: string, displayName: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { displayName: true } });
      await tx.person.update({
        where: { id: personId },
        data: { displayName, sortKey: sortKeyFrom(displayName), version: { increment: 1 } },
      });
      const changes = changesBetween(before, { displayName }, ["displayName"]);
      audit({ action: "person.renamed", resourceType: "person", resourceId: personId, changes });
    });
}
