import { foldText } from "./fold.ts";
import { foldedTerm, meaningsOf, type Concept } from "./meaning.ts";
import { isIn, type Needles } from "./snippet.ts";
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
  const folded = foldEntry(entry);
  const places = concepts.map((concept) => placeOf(folded, concept));
  const place = (["title", "text", "translation"] as const).find((one) => places.includes(one)) ?? null;
  return {
    place,
    equations: concepts.flatMap((concept, index) => (places[index] === null ? equationFor(folded, concept) : [])),
  };
}

/** What an entry says, folded once for all words that are looked for in it. */
type FoldedEntry = Readonly<Record<"title" | "text" | "translation", string>>;

function foldEntry({ title, summary, keywords, translated }: EntryText): FoldedEntry {
  return {
    title: foldText(title),
    text: foldText(`${summary} ${keywords}`),
    translation: foldText(translated),
  };
}

function placeOf(entry: FoldedEntry, { typed }: Concept): Reason["place"] {
  const words = typed.map(foldText);
  return (["title", "text", "translation"] as const).find((place) => holds(entry[place], words)) ?? null;
}

function equationFor({ title, text }: FoldedEntry, concept: Concept): readonly Equation[] {
  const said = `${title} ${text}`;
  for (const { language, term, means } of concept.synonyms) {
    const meaning = means.find((one) => holds(said, wordsOf(one).map(foldText)));
    const isSaid = meaning !== undefined && foldText(meaning) !== foldedTerm(concept);
    if (isSaid) return [{ typed: term, meaning, language }];
  }
  return [];
}

function holds(folded: string, words: readonly string[]): boolean {
  return words.every((word) => isIn(folded, word));
}
