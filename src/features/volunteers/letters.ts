import type { Tx } from "../../shared/db/client.ts";
import { dateColumn, dayOf } from "../../shared/clock.ts";
import type { MailDraft } from "../../shared/mail/outbox.ts";
import { LANGUAGES, localPath, type Language } from "../../shared/text/languages.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Texts, TextValues } from "../../shared/text/texts.ts";

/** Whom a letter goes to, in which language. */
export interface Addressee {
  /** The volunteer whose letter it is, also where it goes to their guardian: it is erased with them. None for the desk's own letters. */
  readonly id?: string;
  readonly email: string | null;
  readonly uiLanguage: string;
}

export interface Letter {
  readonly template: string;
  readonly subject: TextKey;
  readonly text: TextKey;
  readonly values?: TextValues;
  /** One of our own paths, put into the text as {{link}}. */
  readonly path?: string;
  /** Several things with a page of ours each, put into the text as {{items}}: words, and the link below them. */
  readonly items?: readonly { readonly text: string; readonly path: string }[];
}

export type WriteLetter = (to: Addressee, letter: Letter) => MailDraft | null;
/** A letter in one language, its values and its link filled in. */
export type RenderLetter = (language: Language, letter: Letter) => Pick<MailDraft, "subject" | "text" | "language">;

/** Fills letters in, with links of this installation. */
export function createRenderLetter({ texts, origin }: { texts: Texts; origin: string }): RenderLetter {
  return (language, letter) => {
    const t = texts.translate(language);
    const linkTo = (path: string) => `${origin}${localPath(language, path)}`;
    const link = letter.path === undefined ? "" : linkTo(letter.path);
    const items = (letter.items ?? []).map(({ text, path }) => `${text}\n${linkTo(path)}`).join("\n\n");
    const values = { ...letter.values, link, items };
    return { subject: t(letter.subject, values), text: t(letter.text, values), language };
  };
}

/** Writes letters in the addressee's language; null for people without mail. Volunteers are told by `tell` instead. */
export function createWriteLetter(renderLetter: RenderLetter): WriteLetter {
  return ({ id, email, uiLanguage }, { template, ...letter }) => {
    if (email === null) return null;
    const words = renderLetter(languageFrom(uiLanguage), { template, ...letter });
    return { to: email, template, concerns: id ?? null, ...words };
  };
}

/** The language of letters to somebody, from what is stored about them. */
export function languageFrom(code: string): Language {
  return LANGUAGES.find((language) => language === code) ?? "de";
}

/** Those who run the desk today and can be reached by mail. */
export function coordinatorsToTell(tx: Tx, now: Date): Promise<readonly Addressee[]> {
  const today = dateColumn(dayOf(now));
  return tx.person.findMany({
    where: {
      email: { not: null },
      deactivatedAt: null,
      state: "active",
      roleGrants: {
        some: {
          role: "coordinator",
          revokedAt: null,
          validFrom: { lte: today },
          OR: [{ validUntil: null }, { validUntil: { gte: today } }],
        },
      },
    },
    select: { email: true, uiLanguage: true },
  });
}
