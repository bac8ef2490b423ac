import type { MailDraft } from "../../../shared/mail/outbox.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import { formatsFor } from "../../../shared/text/formats.ts";
import { upkeepPaths } from "../upkeep.paths.ts";

interface Letter {
  readonly to: string;
  readonly title: string;
  readonly token: string;
  readonly until: Date;
  readonly checkId: string;
}

export type WriteCheckLetters = ReturnType<typeof createCheckLetters>;

/** The letters that ask an owner whether their entry is still true; in German, the page speaks other languages too. */
export function createCheckLetters(texts: Texts, origin: string) {
  const t = texts.translate("de");
  const values = ({ title, token, until }: Letter) => ({
    title,
    link: origin + upkeepPaths.check(token),
    until: formatsFor("de").day(until),
  });
  return {
    ask: (letter: Letter): MailDraft => ({
      to: letter.to,
      subject: t("upkeep:letter.askSubject", { title: letter.title }),
      text: t("upkeep:letter.ask", values(letter)),
      template: "freshness.ask",
      language: "de",
      concerns: letter.checkId,
    }),
    remind: (letter: Letter): MailDraft => ({
      to: letter.to,
      subject: t("upkeep:letter.remindSubject", { title: letter.title }),
      text: t("upkeep:letter.remind", values(letter)),
      template: "freshness.remind",
      language: "de",
      concerns: letter.checkId,
    }),
  };
}
