import type { Clock } from "../../shared/clock.ts";
import type { FeatureDeps } from "../../shared/feature.ts";
import type { WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { localPath } from "../../shared/text/languages.ts";
import { accountPaths } from "./accounts.paths.ts";
import { endSessions } from "./endSessions.ts";
import { createLink, RESET_MS, useLink } from "./links.ts";
import { mailLanguage } from "./mailLanguage.ts";
import type { Passwords } from "./passwords.ts";
import { MAY_SIGN_IN } from "./signIn.ts";

type Deps = Pick<FeatureDeps, "unitOfWork" | "texts" | "origin"> & { readonly now: Clock };

/** Sends a link for a new password if the login exists; who asks learns nothing about that. */
export function createRequestReset({ unitOfWork, texts, origin, now }: Deps) {
  return (by: WorkBy, login: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, mail }) => {
      const account = await tx.credential.findFirst({
        where: { login, person: MAY_SIGN_IN },
        select: { personId: true, login: true, person: { select: { displayName: true, uiLanguage: true } } },
      });
      const personId = account?.personId ?? null;
      audit({ action: "credential.reset_requested", resourceType: "credential", resourceId: personId });
      if (!account) return;
      const expiresAt = new Date(now().getTime() + RESET_MS);
      const token = await createLink(tx, { purpose: "password_reset", personId: account.personId, expiresAt });
      const language = mailLanguage(account.person.uiLanguage);
      const t = texts.translate(language);
      const link = `${origin}${localPath(language, accountPaths.reset(token))}`;
      mail({
        to: account.login,
        subject: t("accounts:mail.resetSubject"),
        text: t("accounts:mail.resetText", { name: account.person.displayName, link }),
        template: "credential.reset",
        language,
      });
    });
}

/** Sets a new password by such a link and signs the person out everywhere; the second step stays as it is. */
export function createResetPassword({ unitOfWork, texts, now, passwords }: Deps & { readonly passwords: Passwords }) {
  return async (by: WorkBy, given: { token: string; personId: string; password: string }): Promise<void> => {
    const passwordHash = await passwords.hash(given.password);
    await unitOfWork(by, async ({ tx, audit, mail }) => {
      const { token, personId } = given;
      const isFirst = await useLink(tx, { token, purpose: "password_reset", now: now() });
      if (!isFirst) throw new AppError("conflict", "accounts:link.used");
      const account = await tx.credential.update({
        where: { personId },
        data: { passwordHash, passwordChangedAt: now() },
        select: { login: true, person: { select: { displayName: true, uiLanguage: true } } },
      });
      await tx.oneTimeToken.deleteMany({ where: { personId, purpose: "password_reset", usedAt: null } });
      await endSessions(tx, personId);
      audit({ action: "credential.password_reset", resourceType: "credential", resourceId: personId });
      mail(passwordChangedMail(texts, { login: account.login, ...account.person }));
    });
  };
}

/** Tells the owner that the password is another, in case it was not them (ASVS 5 6.3.7). */
export function passwordChangedMail(
  texts: FeatureDeps["texts"],
  to: { login: string; displayName: string; uiLanguage: string },
) {
  const language = mailLanguage(to.uiLanguage);
  const t = texts.translate(language);
  return {
    to: to.login,
    subject: t("accounts:mail.changedSubject"),
    text: t("accounts:mail.changedText", { name: to.displayName }),
    template: "credential.changed",
    language,
  };
}
