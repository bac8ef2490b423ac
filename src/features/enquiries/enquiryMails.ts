import type { MailDraft } from "../../shared/mail/outbox.ts";
import { LANGUAGES, type Language } from "../../shared/text/languages.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Texts } from "../../shared/text/texts.ts";
import type { ReferralTarget } from "./enquiries.queries.ts";

interface Letter {
  readonly to: string;
  readonly reference: string;
  readonly language: string;
}

export type WriteEnquiryMail = ReturnType<typeof createEnquiryMails>;

/** The letters about enquiries, in the writer's language if we write it, else in German. */
export function createEnquiryMails(texts: Texts, origin: string) {
  const asked = (code: string): Language => LANGUAGES.find((language) => language === code) ?? "de";
  return {
    /** Nothing of what was typed goes out: the form must not carry anybody's words to a stranger's mailbox. */
    received({ to, reference, language }: Letter): MailDraft {
      const t = texts.translate(asked(language));
      return {
        to,
        language: asked(language),
        template: "enquiry.received",
        subject: t("enquiries:mail.receivedSubject", { reference }),
        text: t("enquiries:mail.received", { reference, link: `${origin}/kontakt` }),
      };
    },

    answered(letter: Letter, words: { answer: string; target: ReferralTarget | null }): MailDraft {
      const t = texts.translate(asked(letter.language));
      return {
        to: letter.to,
        language: asked(letter.language),
        template: "enquiry.answered",
        subject: t("enquiries:mail.answeredSubject", { reference: letter.reference }),
        text: answerText(
          { texts, origin, language: asked(letter.language) },
          { ...words, reference: letter.reference },
        ),
      };
    },

    /** The words that will arrive, for the preview at the desk. */
    answerText: (given: { language: string; reference: string; answer: string; target: ReferralTarget | null }) =>
      answerText({ texts, origin, language: asked(given.language) }, given),
  };
}

function answerText(
  { texts, origin, language }: { texts: Texts; origin: string; language: Language },
  { reference, answer, target }: { reference: string; answer: string; target: ReferralTarget | null },
): string {
  const t = texts.translate(language);
  const slip =
    target === null
      ? []
      : [
          [target.title, target.address, phoneText(target.phone)].filter((line) => line !== "").join("\n"),
          `${t("enquiries:mail.hours")} ${origin}/anlaufstellen/${target.slug}`,
        ];
  return [
    t("enquiries:mail.greeting"),
    answer,
    ...slip,
    t("enquiries:mail.closing", { reference, link: `${origin}/kontakt` }),
  ].join("\n\n");
}
