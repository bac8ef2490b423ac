import type { Db } from "../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import type { Clock } from "../../shared/clock.ts";
import type { SecretBox } from "../../shared/ids/secretBox.ts";
import type { Passwords } from "./passwords.ts";
import { hashRecoveryCode } from "./recoveryCodes.ts";
import { matchingStep } from "./totp.ts";

/**
 * Somebody whose password was right, and what comes next: a code, setting up the authenticator, or, after it was reset,
 * the link that was sent by mail. The password alone sets up nothing then.
 */
export interface Recognised {
  readonly personId: string;
  readonly next: "code" | "enrol" | "link";
}

/** People who may sign in: neither deactivated nor anonymised. */
export const MAY_SIGN_IN = { deactivatedAt: null, state: { not: "anonymised" } } as const;

/** The first step: login and password. Null when they do not belong together, with the same work for unknown logins. */
export function createCheckPassword({
  db,
  unitOfWork,
  passwords,
}: {
  db: Db;
  unitOfWork: UnitOfWork;
  passwords: Passwords;
}) {
  return async (by: WorkBy, given: { login: string; password: string }): Promise<Recognised | null> => {
    const account = await db.credential.findFirst({
      where: { login: given.login, person: MAY_SIGN_IN },
      select: { personId: true, passwordHash: true, totpSecret: true, totpConfirmedAt: true },
    });
    const isRight = await passwords.verify(account?.passwordHash ?? null, given.password);
    if (account && isRight) return { personId: account.personId, next: nextStep(account) };
    await unitOfWork(by, ({ audit }) => {
      audit({
        action: "credential.password_refused",
        resourceType: "credential",
        resourceId: account?.personId ?? null,
      });
      return Promise.resolve();
    });
    return null;
  };
}

function nextStep(account: { totpSecret: string | null; totpConfirmedAt: Date | null }): Recognised["next"] {
  if (account.totpSecret === null) return "link";
  return account.totpConfirmedAt === null ? "enrol" : "code";
}

export type CodeVerdict = "right" | "wrong" | "used";

interface CodeDeps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly secretBox: SecretBox;
  readonly now: Clock;
}

/** The second step: a code of the authenticator or a recovery code. Each works once, also when sent twice at a time. */
export function createConfirmCode({ db, unitOfWork, secretBox, now }: CodeDeps) {
  return async (by: WorkBy, personId: string, code: string): Promise<CodeVerdict> => {
    const account = await db.credential.findFirst({
      where: { personId, totpConfirmedAt: { not: null }, person: MAY_SIGN_IN },
      select: { totpSecret: true },
    });
    const key = account?.totpSecret ? secretBox.open(account.totpSecret) : null;
    const typed = code.replace(/\s/gu, "");
    const isAppCode = /^\d{6}$/u.test(typed);
    const step = key === null || !isAppCode ? null : matchingStep(key, typed, now());
    return unitOfWork(by, async (work) => {
      const verdict = isAppCode
        ? await useStep(work, personId, step)
        : await useRecoveryCode(work, personId, hashRecoveryCode(typed));
      work.audit({ action: ACTIONS[verdict], resourceType: "credential", resourceId: personId });
      return verdict;
    });
  };
}

const ACTIONS = {
  right: "credential.signed_in",
  wrong: "credential.code_refused",
  used: "credential.code_replayed",
} as const satisfies Record<CodeVerdict, string>;

async function useStep({ tx }: Work, personId: string, step: number | null): Promise<CodeVerdict> {
  if (step === null) return "wrong";
  const { count } = await tx.credential.updateMany({
    where: { personId, totpConfirmedAt: { not: null }, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1 ? "right" : "used";
}

async function useRecoveryCode({ tx, audit }: Work, personId: string, hash: string): Promise<CodeVerdict> {
  const count = await tx.$executeRaw`
    UPDATE "Credential" SET "recoveryCodes" = array_remove("recoveryCodes", ${hash})
    WHERE "personId" = ${personId}::uuid AND ${hash} = ANY ("recoveryCodes") AND "totpConfirmedAt" IS NOT NULL`;
  if (count === 0) return "wrong";
  audit({ action: "credential.recovery_code_used", resourceType: "credential", resourceId: personId });
  return "right";
}
