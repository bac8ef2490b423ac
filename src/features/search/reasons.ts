import { foldText } from "./fold.ts";
import { foldedTerm, meaningsOf, type Concept } from "./meaning.ts";
import { markHits, type Needles } from "./snippet.ts";
import { wordsOf } from "./words.ts";

/** What an entry says, as far as the search reads it. */
export interface EntryText {
  readonly title: string;
  readonly summary: string;
  readonly keywords: string;
  readonly translated: string;
}

/** A typed term and the German word of the entry that it means; `language` is that of the term. */
export interface Equation {
  readonly typed: string;
  readonly meaning: string;
  readonly language: string;
}

/** Why an entry was found. */
export interface Reason {
  /** Where the words stand as typed; null when they stand there by their meaning alone. */
  readonly place: "title" | "text" | "translation" | null;
  readonly equations: readonly Equation[];
}

/** Everything to be marked in the entries: what was typed, and what it means. */
export function needlesOf(concepts: readonly Concept[]): Needles {
  const own = concepts.flatMap(({ typed }) => typed.map(foldText));
  const meant = concepts.flatMap(meaningsOf).flatMap((meaning) => wordsOf(meaning).map(foldText));
  return [...new Set([...own, ...meant])];
}

/** The surest place at which one of the concepts stands, and what the others mean. */
export function reasonFor(entry: EntryText, concepts: readonly Concept[]): Reason {
  const places = concepts.map((concept) => placeOf(entry, concept));
  const place = (["title", "text", "translation"] as const).find((one) => places.includes(one)) ?? null;
  return {
    place,
    equations: concepts.flatMap((concept, index) => (places[index] === null ? equationFor(entry, concept) : [])),
  };
}

function placeOf(entry: EntryText, concept: Concept): Reason["place"] {
  if (holds(entry.title, concept.typed)) return "title";
  if (holds(`${entry.summary} ${entry.keywords}`, concept.typed)) return "text";
  return holds(entry.translated, concept.typed) ? "translation" : null;
}

function equationFor({ title, summary, keywords }: EntryText, concept: Concept): readonly Equation[] {
  const text = `${title} ${summary} ${keywords}`;
  for (const { language, term, means } of concept.synonyms) {
    const meaning = means.find((one) => holds(text, wordsOf(one)));
    const isSaid = meaning !== undefined && foldText(meaning) !== foldedTerm(concept);
    if (isSaid) return [{ typed: term, meaning, language }];
  }
  return [];
}

function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => markHits(text, [foldText(word)]) !== null);
}
