import type { Language } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";

/** Words with their own language, on a sheet that may be in another. */
export interface Words {
  readonly text: string;
  readonly language: Language;
}

/** Words of the data as the page tells them: German where they are not translated. */
export function wordsOf(reader: Reader, { text, isGerman }: { text: string; isGerman: boolean }): Words {
  return { text, language: isGerman ? "de" : reader.language };
}
