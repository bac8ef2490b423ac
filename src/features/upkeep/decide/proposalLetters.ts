import type { MailDraft } from "../../../shared/mail/outbox.ts";
import { LANGUAGES, localPath } from "../../../shared/text/languages.ts";
import type { Texts } from "../../../shared/text/texts.ts";

interface Letter {
  readonly to: string;
  readonly title: string;
  /** Public address of the entry. */
  readonly path: string;
  readonly reason: string;
  readonly language: string;
  /** Editors have an account: their address is not forgotten with the answer. */
  readonly isEditors: boolean;
}

export type WriteProposalLetters = ReturnType<typeof createProposalLetters>;

/** What becomes of a proposal, told to whoever left an address, in the language they wrote in. */
export function createProposalLetters(texts: Texts, origin: string) {
  const letter = (
    outcome: "accepted" | "declined",
    { to, title, path, reason, language: code, isEditors }: Letter,
  ): MailDraft => {
    const language = LANGUAGES.find((known) => known === code) ?? "de";
    const t = texts.translate(language);
    const link = origin + localPath(language, path);
    return {
      to,
      subject: t(isEditors ? "corrections:letter.subjectEditor" : "corrections:letter.subject", { title }),
      text: t(`corrections:letter.${outcome}${isEditors ? "Editor" : ""}`, { title, link, reason }),
      template: `proposal.${outcome}`,
      language,
    };
  };
  return {
    accepted: (given: Letter) => letter("accepted", given),
    declined: (given: Letter) => letter("declined", given),
  };
}
