import type { Clock } from "../../shared/clock.ts";
import type { Db } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import type { SecretBox } from "../../shared/ids/secretBox.ts";
import { hashRecoveryCode, newRecoveryCodes } from "./recoveryCodes.ts";
import { MAY_SIGN_IN } from "./signIn.ts";
import { matchingStep } from "./totp.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly secretBox: SecretBox;
  readonly now: Clock;
}

/** An authenticator that waits to be confirmed. */
export interface WaitingKey {
  readonly key: string;
  readonly login: string;
}

export type WaitingKeyOf = (personId: string) => Promise<WaitingKey | null>;

/** The key a person still has to put into their app; null once that is done. */
export function createWaitingKeyOf({ db, secretBox }: Pick<Deps, "db" | "secretBox">): WaitingKeyOf {
  return async (personId) => {
    const account = await db.credential.findFirst({
      where: { personId, totpConfirmedAt: null, person: MAY_SIGN_IN },
      select: { login: true, totpSecret: true },
    });
    return account?.totpSecret ? { login: account.login, key: secretBox.open(account.totpSecret) } : null;
  };
}

/** Confirms the authenticator with a first code; returns the recovery codes, or null when the code is wrong. */
export function createEnrol({ unitOfWork, now }: Pick<Deps, "unitOfWork" | "now">) {
  return async (
    by: WorkBy,
    given: { personId: string; key: string; code: string },
  ): Promise<readonly string[] | null> => {
    const { personId, key } = given;
    const step = matchingStep(key, given.code.replace(/\s/gu, ""), now());
    if (step === null) return null;
    const codes = newRecoveryCodes();
    await unitOfWork(by, async ({ tx, audit }) => {
      const { count } = await tx.credential.updateMany({
        where: { personId, totpSecret: { not: null }, totpConfirmedAt: null },
        data: { totpConfirmedAt: now(), totpLastStep: step, recoveryCodes: codes.map(hashRecoveryCode) },
      });
      if (count === 0) throw new AppError("conflict", "accounts:enrol.already");
      audit({ action: "credential.authenticator_confirmed", resourceType: "credential", resourceId: personId });
      audit({ action: "credential.signed_in", resourceType: "credential", resourceId: personId });
    });
    return codes;
  };
}
