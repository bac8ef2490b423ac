import type { FeatureDeps } from "../../shared/feature.ts";
import type { Work } from "../../shared/db/unitOfWork.ts";
import { localPath } from "../../shared/text/languages.ts";
import { accountPaths } from "./accounts.paths.ts";
import { createLink, INVITATION_MS } from "./links.ts";
import { mailLanguage } from "./mailLanguage.ts";

/** Whom an invitation goes to. */
export interface Invited {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly uiLanguage: string;
}

/** Puts the mail with the link (seven days, used once) into a piece of work; earlier invitations stop working. */
export type SendInvitation = (work: Work, to: Invited) => Promise<void>;

export function createSendInvitation({
  texts,
  origin,
  now,
}: Pick<FeatureDeps, "texts" | "origin" | "now">): SendInvitation {
  return async ({ tx, audit, mail }, { personId, email, displayName, uiLanguage }) => {
    await tx.oneTimeToken.deleteMany({ where: { personId, purpose: "invitation", usedAt: null } });
    const expiresAt = new Date(now().getTime() + INVITATION_MS);
    const token = await createLink(tx, { purpose: "invitation", personId, expiresAt });
    const language = mailLanguage(uiLanguage);
    const t = texts.translate(language);
    const link = `${origin}${localPath(language, accountPaths.invitation(token))}`;
    audit({ action: "credential.invited", resourceType: "credential", resourceId: personId });
    mail({
      to: email,
      subject: t("accounts:mail.invitationSubject"),
      text: t("accounts:mail.invitationText", { name: displayName, login: email, link }),
      template: "credential.invitation",
      language,
    });
  };
}
