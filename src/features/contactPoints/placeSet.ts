/** A set of places by their number in the index: one bit each, so that sets are met and counted quickly. */
export type PlaceSet = Uint32Array;

const BITS = 32;

export function emptySet(size: number): PlaceSet {
  return new Uint32Array(Math.ceil(size / BITS));
}

/** All places of an index of this size. */
export function fullSet(size: number): PlaceSet {
  const set = emptySet(size).fill(0xffffffff);
  const rest = size % BITS;
  if (rest > 0) set[set.length - 1] = 2 ** rest - 1;
  return set;
}

export function addTo(set: PlaceSet, place: number): void {
  const word = place >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (place & 31));
}

export function removeFrom(set: PlaceSet, place: number): void {
  const word = place >>> 5;
  set[word] = (set[word] ?? 0) & ~(1 << (place & 31));
}

/** Those in every one of the sets; all sets are of one index. */
export function meet(first: PlaceSet, ...others: readonly PlaceSet[]): PlaceSet {
  const met = first.slice();
  for (const other of others) {
    for (let word = 0; word < met.length; word += 1) met[word] = (met[word] ?? 0) & (other[word] ?? 0);
  }
  return met;
}

/** Those in at least one of the sets. */
export function join(size: number, sets: readonly PlaceSet[]): PlaceSet {
  const joined = emptySet(size);
  for (const set of sets) {
    for (let word = 0; word < joined.length; word += 1) joined[word] = (joined[word] ?? 0) | (set[word] ?? 0);
  }
  return joined;
}

/** How many are in both sets. */
export function countBoth(one: PlaceSet, other: PlaceSet): number {
  let count = 0;
  for (let word = 0; word < one.length; word += 1) count += bitsOf((one[word] ?? 0) & (other[word] ?? 0));
  return count;
}

/** The numbers in a set, in their order, from the one at `from` and at most so many. */
export function pick(set: PlaceSet, from: number, limit: number): readonly number[] {
  const places: number[] = [];
  let passed = 0;
  for (let word = 0; word < set.length && places.length < limit; word += 1) {
    const bits = set[word] ?? 0;
    const held = bitsOf(bits);
    if (passed + held > from) {
      let index = passed;
      for (let left = bits; left !== 0 && places.length < limit; left &= left - 1) {
        if (index >= from) places.push(word * BITS + 31 - Math.clz32(left & -left));
        index += 1;
      }
    }
    passed += held;
  }
  return places;
}

/** Counts the set bits of 32 (Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
