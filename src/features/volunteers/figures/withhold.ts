/** Counts of people below this are not told: who is few can be recognised. */
export const LEAST = 5;

export interface Told {
  /** Places in the list whose counts are not told. */
  readonly hidden: ReadonlySet<number>;
  /** False when even the sum would betray one of them. */
  readonly isSumTold: boolean;
}

/**
 * Which counts of a list stay untold when their sum is told as well: the small ones, and as many more, the smallest
 * first, as it takes to keep the sum from betraying them (complementary suppression). A count of nobody is told.
 */
export function withhold(counts: readonly number[]): Told {
  const small = counts.flatMap((count, index) => (count > 0 && count < LEAST ? [index] : []));
  const others = counts
    .flatMap((count, index) => (count >= LEAST ? [{ count, index }] : []))
    .toSorted((one, other) => one.count - other.count || one.index - other.index);
  const hidden = new Set(small);
  for (const { index } of others) {
    if (!isBetrayed(counts, hidden)) break;
    hidden.add(index);
  }
  return { hidden, isSumTold: !isBetrayed(counts, hidden) };
}

/**
 * The sum of what is hidden is known, and so is which of it is small; what went with the small ones is at least LEAST
 * and at most as large as the smallest that is told. Between these bounds the small ones must have more than one value.
 */
function isBetrayed(counts: readonly number[], hidden: ReadonlySet<number>): boolean {
  if (hidden.size === 0) return false;
  const values = [...hidden].map((index) => counts[index] ?? 0);
  const sum = values.reduce((all, value) => all + value, 0);
  const small = values.filter((value) => value < LEAST).length;
  const others = values.length - small;
  const smallestTold = Math.min(...counts.filter((count, index) => count >= LEAST && !hidden.has(index)));
  const lowest = others === 0 ? sum : Math.max(small, sum - others * smallestTold);
  const highest = others === 0 ? sum : Math.min(small * (LEAST - 1), sum - others * LEAST);
  const isExact = lowest === highest && (small === 1 || lowest === small || lowest === small * (LEAST - 1));
  return lowest > highest || isExact;
}

/** A part of a whole as it may be told. */
export type Share =
  | { readonly kind: "none" }
  | { readonly kind: "tooFew" }
  | { readonly kind: "few"; readonly whole: number }
  | { readonly kind: "nearlyAll"; readonly whole: number; readonly moreThan: number }
  | { readonly kind: "told"; readonly part: number; readonly whole: number; readonly ratio: number };

/** Neither a small part nor a small rest is told exactly. */
export function shareOf(part: number, whole: number): Share {
  if (whole === 0) return { kind: "none" };
  if (whole < LEAST) return { kind: "tooFew" };
  if (part > 0 && part < LEAST) return { kind: "few", whole };
  const rest = whole - part;
  if (rest > 0 && rest < LEAST) return { kind: "nearlyAll", whole, moreThan: whole - LEAST };
  return { kind: "told", part, whole, ratio: part / whole };
}
