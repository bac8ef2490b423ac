import { skeletonOf } from "./fold.ts";

/** A known word beside one that was typed. */
export interface Candidate {
  /** As it is written in an entry or in the list of synonyms. */
  readonly word: string;
  /** Trigram distance from 0 (the same) to 1, as the database tells it; 1 where it was not asked. */
  readonly distance: number;
}

/** Words further away than this share so few letters that no slip explains it. */
const FAR = 0.55;

/** The known words that one could have meant, the likeliest first. */
export function likeliest(typed: string, candidates: readonly Candidate[]): readonly string[] {
  const judged = candidates.flatMap(({ word, distance }) => {
    const slips = slipsBetween(skeletonOf(typed), skeletonOf(word));
    return slips <= allowedSlips(typed) || distance < FAR ? [{ word, order: slips + distance }] : [];
  });
  return [...new Set(judged.toSorted((one, other) => one.order - other.order).map(({ word }) => word))];
}

/** Letters that are missing, too many, wrong or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  const slips = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= one.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      rows[row]?.push(
        Math.min(
          slips(row - 1, column) + 1,
          slips(row, column - 1) + 1,
          slips(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? slips(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return slips(one.length, other.length);
}

/** Nobody slips twice in a short word. */
export function allowedSlips(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : word.length < 12 ? 2 : 3;
}
