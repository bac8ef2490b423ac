import type { Dictionary, Synonym } from "./dictionary.ts";
import { foldText } from "./fold.ts";
import { isStopWord } from "./stopWords.ts";
import { MOST_WORDS, type Words } from "./words.ts";

/** One thing that is looked for: a word, or several that are one term ("kira yardımı"), with what it means in German. */
export interface Concept {
  /** In lower case. */
  readonly typed: readonly string[];
  readonly synonyms: readonly Synonym[];
}

/** Reads words as concepts, the longest known term first; words that say nothing are left out unless there are no others. */
export function conceptsOf(words: Words, dictionary: Dictionary): readonly Concept[] {
  const concepts: Concept[] = [];
  for (let at = 0; at < words.typed.length;) {
    const concept = firstConcept(words.typed.slice(at), dictionary);
    concepts.push(concept);
    at += concept.typed.length;
  }
  const telling = concepts.filter((concept) => !isStopWord(foldedTerm(concept)));
  return (telling.length > 0 ? telling : concepts).slice(0, MOST_WORDS);
}

function firstConcept(words: readonly string[], dictionary: Dictionary): Concept {
  const known = dictionary.longestAt(words);
  return { typed: words.slice(0, known?.size ?? 1), synonyms: known?.found ?? [] };
}

/** The words of a concept as one text, folded. */
export function foldedTerm({ typed }: Concept): string {
  return typed.map(foldText).join(" ");
}

/** The German words that a concept means, each once. */
export function meaningsOf({ synonyms }: Concept): readonly string[] {
  return [...new Set(synonyms.flatMap(({ means }) => means))];
}
