/** The languages of the pages, German first: it is the source, and the fallback. */
export const LANGUAGES = ["de", "en", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** In which people of the quarter write to us and search (ISO 639-1), those of the pages first. */
export const WRITTEN_LANGUAGES = [
  "de",
  "en",
  "ar",
  "tr",
  "ro",
  "bg",
  "uk",
  "ru",
  "el",
  "it",
  "pl",
  "ku",
  "fa",
  "fr",
  "es",
  "sq",
  "sr",
] as const;

export interface LanguageFacts {
  readonly endonym: string;
  readonly direction: "ltr" | "rtl";
  /** Tag for Intl: digits stay Latin in Arabic, as on the door signs of the quarter. */
  readonly locale: string;
  readonly prefix: string;
}

export const LANGUAGE_FACTS: Readonly<Record<Language, LanguageFacts>> = {
  de: { endonym: "Deutsch", direction: "ltr", locale: "de-DE", prefix: "" },
  en: { endonym: "English", direction: "ltr", locale: "en-GB", prefix: "/en" },
  ar: { endonym: "العربية", direction: "rtl", locale: "ar-u-nu-latn", prefix: "/ar" },
};

/** Splits "/en/themen?x" into its language and the address below it. */
export function splitLanguage(url: string): { language: Language; rest: string } {
  const match = /^\/(en|ar)(?=[/?]|$)/u.exec(url);
  if (!match) return { language: "de", rest: url };
  const rest = url.slice(3);
  return { language: match[1] as Language, rest: rest.startsWith("/") ? rest : `/${rest}` };
}

/** Puts the language's prefix before one of our own paths. */
export function localPath(language: Language, path: string): string {
  const { prefix } = LANGUAGE_FACTS[language];
  return prefix === "" ? path : path === "/" ? `${prefix}/` : `${prefix}${path}`;
}
