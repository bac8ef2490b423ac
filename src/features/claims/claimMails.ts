import type { MailDraft } from "../../shared/mail/outbox.ts";
import { LANGUAGES, localPath, type Language } from "../../shared/text/languages.ts";
import type { Texts } from "../../shared/text/texts.ts";
import { claimPaths } from "./claims.paths.ts";

interface Letter {
  readonly to: string;
  /** The language the claim was made in. */
  readonly language: string;
  readonly organisation: string;
}

const known = (code: string): Language => LANGUAGES.find((language) => language === code) ?? "de";

/** To whom and about whom, in which language, and the texts of that language. */
function envelopeOf(texts: Texts, { to, language, organisation }: Letter) {
  return { to, organisation, language: known(language), t: texts.translate(known(language)) };
}

/** The letters about claims, in the language they were asked in. Nothing that was typed goes out with the first one. */
export function createClaimMails(texts: Texts, origin: string) {
  const signIn = `${origin}/anmelden`;
  return {
    confirm(letter: Letter, token: string): MailDraft {
      const { t, organisation, ...envelope } = envelopeOf(texts, letter);
      const link = origin + localPath(envelope.language, claimPaths.mine(token));
      const subject = t("claims:mail.confirmSubject", { organisation });
      return {
        ...envelope,
        template: "claim.confirm",
        subject,
        text: t("claims:mail.confirm", { organisation, link }),
      };
    },
    /** For addresses that keep the entries already. */
    alreadyEditor(letter: Letter): MailDraft {
      const { t, organisation, ...envelope } = envelopeOf(texts, letter);
      const text = t("claims:mail.known", { organisation, link: signIn });
      return { ...envelope, template: "claim.known", subject: t("claims:mail.knownSubject", { organisation }), text };
    },
    /** For people who had access before; all others get an invitation. */
    accepted(letter: Letter): MailDraft {
      const { t, organisation, ...envelope } = envelopeOf(texts, letter);
      const text = t("claims:mail.accepted", { organisation, link: signIn });
      return {
        ...envelope,
        template: "claim.accepted",
        subject: t("claims:mail.acceptedSubject", { organisation }),
        text,
      };
    },
    rejected(letter: Letter, reason: string): MailDraft {
      const { t, organisation, ...envelope } = envelopeOf(texts, letter);
      const link = origin + localPath(envelope.language, "/kontakt");
      const subject = t("claims:mail.rejectedSubject", { organisation });
      const text = t("claims:mail.rejected", { organisation, reason, link });
      return { ...envelope, template: "claim.rejected", subject, text };
    },
  };
}

export type ClaimMails = ReturnType<typeof createClaimMails>;
