import { skeletonOf } from "./fold.ts";
import { lettersOf } from "./spelling.ts";
import { wordsOf } from "./words.ts";

/** A word people type, and the German words of the directory that it means. */
export interface Synonym {
  readonly language: string;
  readonly term: string;
  readonly means: readonly string[];
}

/** The synonyms of all languages, ready to be looked up word by word. */
export interface Dictionary {
  /** The longest terms that begin with the first of these words, and how many words they take; null for none. */
  readonly longestAt: (
    words: readonly string[],
  ) => { readonly size: number; readonly found: readonly Synonym[] } | null;
  /** Terms of one word, folded once more, with what they mean: to find the nearest spelling among them. */
  readonly singles: readonly Single[];
}

interface Single {
  readonly key: string;
  /** `lettersOf` the key. */
  readonly letters: number;
  readonly synonym: Synonym;
}

interface Term {
  readonly keys: readonly string[];
  readonly synonym: Synonym;
}

interface Hit extends Term {
  readonly isExact: boolean;
}

/** Terms are filed under their first letters: endings differ with case and article ("наем", "наема"). */
const FILED_BY = 4;
const LONGEST_ENDING = 3;

export function createDictionary(synonyms: readonly Synonym[]): Dictionary {
  const terms = synonyms.map((synonym): Term => ({ keys: keysOf(wordsOf(synonym.term)), synonym }));
  const drawers = new Map<string, Term[]>();
  for (const term of terms) {
    const drawer = (term.keys[0] ?? "").slice(0, FILED_BY);
    drawers.set(drawer, [...(drawers.get(drawer) ?? []), term]);
  }
  return {
    singles: terms.flatMap(({ keys: [key, second], synonym }) =>
      key === undefined || second !== undefined ? [] : [{ key, letters: lettersOf(key), synonym }],
    ),
    longestAt(words) {
      const keys = keysOf(words);
      const hits = (drawers.get((keys[0] ?? "").slice(0, FILED_BY)) ?? []).flatMap((term) => match(term, keys));
      const size = Math.max(0, ...hits.map((hit) => hit.keys.length));
      const longest = hits.filter((hit) => hit.keys.length === size);
      const exact = longest.filter((hit) => hit.isExact);
      return size === 0 ? null : { size, found: (exact.length > 0 ? exact : longest).map(({ synonym }) => synonym) };
    },
  };
}

function keysOf(words: readonly string[]): readonly string[] {
  return words.map(skeletonOf);
}

function match(term: Term, keys: readonly string[]): readonly Hit[] {
  if (term.keys.length > keys.length) return [];
  if (!term.keys.every((key, index) => isAlike(key, keys[index] ?? ""))) return [];
  return [{ ...term, isExact: term.keys.every((key, index) => key === keys[index]) }];
}

/** The same word, perhaps with another ending: "chirie" and "chiria", "оренда" and "оренду". */
function isAlike(known: string, typed: string): boolean {
  if (known === typed) return true;
  const shared = sharedBeginning(known, typed);
  if (shared < FILED_BY || shared < known.length - (known.length > 6 ? 2 : 1)) return false;
  return typed.length - shared <= LONGEST_ENDING;
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
