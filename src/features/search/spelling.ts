import { skeletonOf } from "./fold.ts";

/** The known words that one could have meant, the likeliest first: those that few slips of the pen explain. */
export function likeliest(typed: string, known: readonly string[]): readonly string[] {
  const judged = known.map((word) => ({ word, slips: slipsBetween(skeletonOf(typed), skeletonOf(word)) }));
  const near = judged.filter(({ slips }) => slips <= allowedSlips(typed));
  return [...new Set(near.toSorted((one, other) => one.slips - other.slips).map(({ word }) => word))];
}

/** Letters that are missing, too many, wrong or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let twoBefore: readonly number[] = [];
  let before: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const slips = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      slips[column] = Math.min(
        at(before, column) + 1,
        at(slips, column - 1) + 1,
        at(before, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(twoBefore, column - 2) + 1 : Infinity,
      );
    }
    twoBefore = before;
    before = slips;
  }
  return at(before, other.length);
}

function at(slips: readonly number[], column: number): number {
  return slips[column] ?? Infinity;
}

/** The letters of a word as a set of 32 bits; several letters may share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place += 1) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/** A slip takes one letter away and brings one in at most: words further apart need not be compared letter by letter. */
export function mayBeWithin(slips: number, one: number, other: number): boolean {
  let apart = 0;
  for (let letters = one ^ other; letters !== 0; letters &= letters - 1) apart += 1;
  return apart <= 2 * slips;
}

/** Nobody slips twice in a short word. */
export function allowedSlips(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : word.length < 12 ? 2 : 3;
}
