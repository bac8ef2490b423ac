import {
  addTo,
  countBoth,
  emptySet,
  fullSet,
  join,
  meet,
  pick,
  removeFrom,
} from "../../../src/features/contactPoints/placeSet.ts";

const SIZE = 100;
const setOf = (...places: readonly number[]) => {
  const set = emptySet(SIZE);
  for (const place of places) addTo(set, place);
  return set;
};
const all = (set: Uint32Array) => pick(set, 0, SIZE);

it("holds places on both sides of a word's border, the last bit of a word among them", () => {
  const set = setOf(0, 31, 32, 63, 64, 99);
  expect(all(set)).toEqual([0, 31, 32, 63, 64, 99]);
  removeFrom(set, 31);
  removeFrom(set, 63);
  expect(all(set)).toEqual([0, 32, 64, 99]);
});

it.each([0, 1, 31, 32, 33, 64, 100])("the full set of %d places holds just these", (size) => {
  const full = fullSet(size);
  expect(countBoth(full, full)).toBe(size);
  expect(pick(full, 0, 200)).toHaveLength(size);
});

it("meets, joins and counts as lists of numbers do", () => {
  const [one, other] = [setOf(1, 31, 40, 77), setOf(31, 40, 90)];
  expect(all(meet(one, other))).toEqual([31, 40]);
  expect(all(join(SIZE, [one, other]))).toEqual([1, 31, 40, 77, 90]);
  expect(all(join(SIZE, []))).toEqual([]);
  expect(countBoth(one, other)).toBe(2);
});

it("picks a page out of the middle", () => {
  const every = fullSet(SIZE);
  expect(pick(every, 30, 4)).toEqual([30, 31, 32, 33]);
  expect(pick(every, 98, 20)).toEqual([98, 99]);
  expect(pick(setOf(5, 50, 95), 1, 1)).toEqual([50]);
  expect(pick(every, 100, 20)).toEqual([]);
});
