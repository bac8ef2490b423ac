import { skeletonOf } from "./fold.ts";

/** The known words that one could have meant, the likeliest first: those that few slips of the pen explain. */
export function likeliest(typed: string, known: readonly string[]): readonly string[] {
  const judged = known.map((word) => ({ word, slips: slipsBetween(skeletonOf(typed), skeletonOf(word)) }));
  const near = judged.filter(({ slips }) => slips <= allowedSlips(typed));
  return [...new Set(near.toSorted((one, other) => one.slips - other.slips).map(({ word }) => word))];
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
