import { periodFrom } from "../../../../src/features/volunteers/figures/period.ts";
import { LEAST, shareOf, withhold } from "../../../../src/features/volunteers/figures/withhold.ts";

const hiddenOf = (counts: readonly number[]) => [...withhold(counts).hidden].toSorted((a, b) => a - b);

it("small counts are not told; one alone takes the next smallest with it, because the sum would tell it", () => {
  expect(hiddenOf([12, 7, 3, 0])).toEqual([1, 2]);
  expect(hiddenOf([12, 7, 5, 0])).toEqual([]);
  expect(hiddenOf([12, 3, 2])).toEqual([1, 2]);
});

it("two ones, or two fours, have a sum that tells both: a third goes with them", () => {
  expect(hiddenOf([20, 1, 1, 9])).toEqual([1, 2, 3]);
  expect(hiddenOf([20, 4, 4, 9])).toEqual([1, 2, 3]);
  expect(hiddenOf([20, 1, 4, 9])).toEqual([1, 2]);
});

it("where nothing is left to hide behind, the sum is not told either", () => {
  expect(withhold([0, 3, 0])).toEqual({ hidden: new Set([1]), isSumTold: false });
  expect(withhold([1, 1, 0]).isSumTold).toBe(false);
  expect(withhold([0, 0])).toEqual({ hidden: new Set(), isSumTold: true });
});

/** All ways to fill what is hidden so that the told sum holds, each count within its bounds. */
function fillings(bounds: readonly (readonly [number, number])[], sum: number): number[][] {
  const [first, ...rest] = bounds;
  if (!first) return sum === 0 ? [[]] : [];
  const ways: number[][] = [];
  for (let value = first[0]; value <= Math.min(first[1], sum); value += 1) {
    for (const others of fillings(rest, sum - value)) ways.push([value, ...others]);
  }
  return ways;
}

/** Whether somebody who knows the sum, what is told and how it is withheld can work out a small count. */
function isWorkedOut(counts: readonly number[]): boolean {
  const { hidden, isSumTold } = withhold(counts);
  const values = [...hidden].map((index) => counts[index] ?? 0);
  const isForgotten = counts.some((count, index) => count > 0 && count < LEAST && !hidden.has(index));
  if (isForgotten || !isSumTold) return isForgotten;
  const smallestTold = Math.min(99, ...counts.filter((count, index) => count >= LEAST && !hidden.has(index)));
  const bounds = values.map((value) => (value < LEAST ? ([1, LEAST - 1] as const) : ([LEAST, smallestTold] as const)));
  const sum = values.reduce((all, value) => all + value, 0);
  const ways = fillings(bounds, sum);
  return values.some((value, place) => value < LEAST && new Set(ways.map((way) => way[place])).size < 2);
}

it("nobody can work out a small count, in any list of four counts up to nine", () => {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const lists = digits.flatMap((a) => digits.flatMap((b) => digits.flatMap((c) => digits.map((d) => [a, b, c, d]))));
  expect(lists.filter(isWorkedOut)).toEqual([]);
});

it.each([
  [0, 0, { kind: "none" }],
  [2, 4, { kind: "tooFew" }],
  [4, 60, { kind: "few", whole: 60 }],
  [58, 60, { kind: "nearlyAll", whole: 60, moreThan: 55 }],
  [0, 60, { kind: "told", part: 0, whole: 60, ratio: 0 }],
  [60, 60, { kind: "told", part: 60, whole: 60, ratio: 1 }],
  [5, 10, { kind: "told", part: 5, whole: 10, ratio: 0.5 }],
])("%i of %i", (part, whole, share) => {
  expect(shareOf(part, whole)).toEqual(share);
});

const now = new Date("2026-11-27T13:10:00Z");
const spanOf = (asked: Record<string, unknown>) => {
  const { from, until } = periodFrom(asked, now);
  return `${from.toString()} ${until.toString()}`;
};

it("periods are whole months; nonsense is answered with the last twelve", () => {
  expect(spanOf({})).toBe("2025-12-01 2026-11-30");
  expect(spanOf({ zeitraum: "jahr" })).toBe("2026-01-01 2026-12-31");
  expect(spanOf({ zeitraum: "vorjahr" })).toBe("2025-01-01 2025-12-31");
  expect(spanOf({ zeitraum: "quartal" })).toBe("2026-10-01 2026-12-31");
  expect(spanOf({ zeitraum: "eigen", von: "2026-02", bis: "2026-02" })).toBe("2026-02-01 2026-02-28");
  for (const wrong of [
    { zeitraum: "x" },
    { zeitraum: "eigen", von: "2026-03", bis: "2026-02" },
    { zeitraum: ["jahr"] },
  ])
    expect(spanOf(wrong)).toBe("2025-12-01 2026-11-30");
});

it("a period begins and ends at midnight in Europe/Berlin", () => {
  const { begins, ends } = periodFrom({ zeitraum: "eigen", von: "2026-03", bis: "2026-03" }, now);
  expect([begins.toISOString(), ends.toISOString()]).toEqual(["2026-02-28T23:00:00.000Z", "2026-03-31T22:00:00.000Z"]);
});
