import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../shared/feature.ts";
import type { SecretBox } from "../../shared/ids/secretBox.ts";
import { localPath } from "../../shared/text/languages.ts";
import { accountPaths } from "./accounts.paths.ts";
import { endSessions } from "./endSessions.ts";
import { createLink, RESET_MS, useLink } from "./links.ts";
import { mailLanguage } from "./mailLanguage.ts";
import { MAY_SIGN_IN } from "./signIn.ts";
import { newTotpKey } from "./totp.ts";

/**
 * Takes a person's authenticator and recovery codes away inside a piece of work, signs them out everywhere and sends
 * them a link (30 minutes, used once) to set up a new one. Throws notFound for whoever has no access.
 */
export type ResetAuthenticator = (work: Work, personId: string) => Promise<void>;

export function createResetAuthenticator({
  texts,
  origin,
  now,
}: Pick<FeatureDeps, "texts" | "origin" | "now">): ResetAuthenticator {
  return async ({ tx, audit, mail }, personId) => {
    const where = { personId, person: MAY_SIGN_IN };
    const { count } = await tx.credential.updateMany({
      where,
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodes: [] },
    });
    if (count === 0) throw notFound();
    await tx.oneTimeToken.deleteMany({ where: { personId, purpose: "authenticator_reset", usedAt: null } });
    const sessions = await endSessions(tx, personId);
    const { login, person } = await tx.credential.findUniqueOrThrow({
      where: { personId },
      select: { login: true, person: { select: { displayName: true, uiLanguage: true } } },
    });
    const expiresAt = new Date(now().getTime() + RESET_MS);
    const token = await createLink(tx, { purpose: "authenticator_reset", personId, expiresAt });
    const changes = [{ field: "sessions", old: sessions, new: 0 }];
    audit({ action: "credential.authenticator_reset", resourceType: "credential", resourceId: personId, changes });
    const language = mailLanguage(person.uiLanguage);
    const t = texts.translate(language);
    const link = `${origin}${localPath(language, accountPaths.authenticator(token))}`;
    mail({
      to: login,
      subject: t("accounts:mail.keyResetSubject"),
      text: t("accounts:mail.keyResetText", { name: person.displayName, link }),
      template: "credential.authenticator_reset",
      language,
    });
  };
}

/**
 * Uses such a link up and gives the person a new key, which is confirmed with a first code in the next step. The
 * password is checked before: neither the mailbox nor the password alone is enough. Throws conflict when the link was
 * used meanwhile.
 */
export function createRenewAuthenticator({
  unitOfWork,
  secretBox,
  now,
}: {
  unitOfWork: UnitOfWork;
  secretBox: SecretBox;
  now: Clock;
}) {
  return (by: WorkBy, { token, personId }: { token: string; personId: string }): Promise<void> => {
    const totpSecret = secretBox.seal(newTotpKey());
    return unitOfWork(by, async ({ tx, audit }) => {
      const isFirst = await useLink(tx, { token, purpose: "authenticator_reset", now: now() });
      if (!isFirst) throw new AppError("conflict", "accounts:link.used");
      await tx.credential.update({ where: { personId }, data: { totpSecret, totpConfirmedAt: null } });
      audit({ action: "credential.authenticator_renewed", resourceType: "credential", resourceId: personId });
    });
  };
}
