import { foldText } from "./fold.ts";
import { isStopWord } from "./stopWords.ts";

/** What somebody looks for: as typed, and word by word. */
export interface Words {
  /** At most 100 characters, tidied. */
  readonly text: string;
  /** Every word in lower case, letters and digits only, with those that say nothing. */
  readonly typed: readonly string[];
  /** The words that say something, folded as fold_text of the migrations does it: "Büro" and "buero" are one. */
  readonly folded: readonly string[];
}

const LONGEST = 100;
export const MOST_WORDS = 8;
/** Longer texts are not even tidied: no question is that long. */
const MOST_CHARACTERS = 2000;

/** Reads a query as it came; null when it holds no letter and no digit. */
export function readWords(raw: unknown): Words | null {
  if (typeof raw !== "string") return null;
  const text = Array.from(
    raw
      .slice(0, MOST_CHARACTERS)
      .normalize("NFC")
      .replaceAll("\u00AD", "")
      .replaceAll(/[\p{C}\s]+/gu, " ")
      .trim(),
  )
    .slice(0, LONGEST)
    .join("")
    .trim();
  const typed = wordsOf(text);
  return typed.length === 0 ? null : { text, typed, folded: tellingWords(typed.map(foldText)) };
}

/** Splits a text into words in lower case; "сім’я" and "geht's" are one word each. */
export function wordsOf(text: string): readonly string[] {
  const joined = text.replaceAll(/['’ʼ\u0640]/gu, "").replaceAll("İ", "i");
  return (joined.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .filter((word) => foldText(word) !== "")
    .slice(0, MOST_WORDS * 2);
}

function tellingWords(folded: readonly string[]): readonly string[] {
  const telling = folded.filter((word) => !isStopWord(word));
  return (telling.length > 0 ? telling : folded).slice(0, MOST_WORDS);
}
