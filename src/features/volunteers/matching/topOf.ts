/** The first `count` of what is offered, in order, without sorting all of it. */
export interface Top<Item> {
  readonly offer: (item: Item) => void;
  /** The one that the next has to beat; undefined as long as there is room. */
  readonly last: () => Item | undefined;
  /** Best first. */
  readonly list: () => readonly Item[];
}

/** `compare` below zero puts the first before the second; it must tell any two apart, so that order of arrival never matters. */
export function createTop<Item>(count: number, compare: (a: Item, b: Item) => number): Top<Item> {
  const best: Item[] = [];
  return {
    offer: (item) => {
      const last = best[count - 1];
      if (count === 0 || (last !== undefined && compare(item, last) >= 0)) return;
      best.splice(placeOf(item, best, compare), 0, item);
      if (best.length > count) best.pop();
    },
    last: () => best[count - 1],
    list: () => best,
  };
}

/** The first `count` of a list, in order. */
export function topOf<Item>(
  count: number,
  items: Iterable<Item>,
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  const top = createTop(count, compare);
  for (const item of items) top.offer(item);
  return top.list();
}

function placeOf<Item>(item: Item, sorted: readonly Item[], compare: (a: Item, b: Item) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(item, other) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
