import { foldText, placeInOriginal } from "./fold.ts";

/** A piece of text; hits are what was looked for. */
export interface TextPart {
  readonly text: string;
  readonly isHit: boolean;
}

const AROUND = 70;
/** One letter less may leave four: "Miete" is also in "mietfrei". */
const SHORTEST_STEM = 5;
const MOST_CUT = 3;

/** Folded words that are looked for in a text. */
export type Needles = readonly string[];

/** Whether a word stands in a text; both are folded. */
export function isIn(folded: string, word: string): boolean {
  return hitsOf(word, folded).length > 0;
}

/** The text with every hit marked; null when there is none. */
export function markHits(text: string, words: Needles): readonly TextPart[] | null {
  const ranges = hitsIn(text, words);
  return ranges.length === 0 ? null : cut(text, ranges);
}

/** Where an entry holds the words: its summary if one stands there, else the passage that holds one, else the summary. */
export function whyFound(
  entry: { readonly summary: string; readonly keywords: string },
  words: Needles,
): readonly TextPart[] {
  return markHits(entry.summary, words) ?? passage(entry.keywords, words) ?? [{ text: entry.summary, isHit: false }];
}

/** The passage around the first hit; null when there is none. Marks of Markdown are left out. */
export function passage(marked: string, words: Needles): readonly TextPart[] | null {
  const text = marked.replaceAll(/(?:^|(?<=\s))(?:#{1,6}|[-*>])\s+|\*\*|__/gu, "");
  const [first] = hitsIn(text, words);
  if (!first) return null;
  const start = first[0] <= AROUND ? 0 : text.indexOf(" ", first[0] - AROUND) + 1;
  const end = first[1] + AROUND >= text.length ? text.length : text.lastIndexOf(" ", first[1] + AROUND);
  const excerpt = text.slice(Math.min(start, first[0]), Math.max(end, first[1]));
  const parts = markHits(excerpt, words) ?? [];
  const plain = (dots: string) => ({ text: dots, isHit: false });
  return [...(start > 0 ? [plain("… ")] : []), ...parts, ...(end < text.length ? [plain(" …")] : [])];
}

type Range = readonly [start: number, end: number];

function hitsIn(text: string, words: Needles): readonly Range[] {
  const folded = foldText(text);
  const ranges = words.flatMap((word) => hitsOf(word, folded)).toSorted((one, other) => one[0] - other[0]);
  const merged: Range[] = [];
  for (const [start, end] of ranges) {
    const range: Range = [placeInOriginal(text, start), placeInOriginal(text, end - 1) + 1];
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) merged.splice(-1, 1, [last[0], Math.max(last[1], range[1])]);
    else merged.push(range);
  }
  return merged;
}

/** Where a word stands; one that the search found by its stem is looked for with up to three letters less. */
function hitsOf(word: string, folded: string): readonly Range[] {
  for (let cutOff = 0; cutOff <= MOST_CUT; cutOff += 1) {
    const stem = word.slice(0, word.length - cutOff);
    if (cutOff > 0 && stem.length < SHORTEST_STEM - (cutOff === 1 ? 1 : 0)) return [];
    const hits = placesOf(stem, folded);
    if (hits.length > 0) return cutOff === 0 ? hits : hits.map(([start, end]) => [start, wordEnd(folded, end)]);
  }
  return [];
}

function placesOf(stem: string, folded: string): readonly Range[] {
  const hits: Range[] = [];
  for (let at = folded.indexOf(stem); at >= 0; at = folded.indexOf(stem, at + stem.length)) {
    if (stem.length >= 3 || !/[\p{L}\p{N}]/u.test(folded.charAt(at - 1))) hits.push([at, at + stem.length]);
  }
  return hits;
}

function wordEnd(folded: string, from: number): number {
  const rest = /^[\p{L}\p{N}]*/u.exec(folded.slice(from));
  return from + (rest?.[0].length ?? 0);
}

function cut(text: string, ranges: readonly Range[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push({ text: text.slice(at, start), isHit: false });
    parts.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false });
  return parts;
}
