import { formatsFor, type Formats } from "./formats.ts";
import { LANGUAGE_FACTS, localPath, type Language } from "./languages.ts";
import type { Texts, Translate } from "./texts.ts";

/** Whoever reads a page: their language, its texts and formats, and our own addresses in that language. */
export interface Reader {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly t: Translate;
  readonly format: Formats;
  readonly href: (path: string) => string;
}

/** `linkLanguage` differs from `language` when a page falls back to German inside a frame of another language. */
export function createReader(texts: Texts, language: Language, linkLanguage: Language = language): Reader {
  return {
    language,
    direction: LANGUAGE_FACTS[language].direction,
    t: texts.translate(language),
    format: formatsFor(language),
    href: (path) => localPath(linkLanguage, path),
  };
}
