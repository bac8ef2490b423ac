import { choosePlaces, type Part, type Times } from "./choosePlaces.ts";
import { isNarrowed, type Filter } from "./contactPoints.filter.ts";
import type { Selection } from "./lookForWords.ts";
import type { PlaceIndex } from "./placeIndex.ts";

/** What a filter can do without: one of its parts, or the words. */
export type Narrowing = Part | "words";

/** How many places are left when a filter does without one of its parts. */
export interface WiderChoice {
  readonly without: Narrowing;
  readonly count: number;
}

/** What a filter looks like without a part of it. */
export const LEFT_OUT: Readonly<Record<Narrowing, Partial<Filter>>> = {
  words: { words: null },
  concern: { concern: [] },
  theme: { theme: [] },
  target: { target: [] },
  language: { language: null },
  wheelchair: { isStepFree: false },
  free: { isFree: false },
  open: { isOpenNow: false },
  then: { day: null, time: null },
};

/** A list of so few is hardly a choice: wider filters are offered beside it. */
const FEW = 2;
const MOST_OFFERED = 4;

interface Given {
  readonly index: PlaceIndex;
  readonly filter: Filter;
  readonly times: Times;
}

/**
 * The parts without which a filter that leaves nothing or little would leave more, those that help most first. Counted
 * in memory; what the search gave too much of to be counted exactly is left out.
 */
export function widerChoices({ index, filter, times }: Given, selection: Selection): readonly WiderChoice[] {
  const count = selection.order?.length ?? selection.chosen.count;
  if (count > FEW || !isNarrowed(filter)) return [];
  const { words } = filter;
  const parts = selection.counts === null ? [] : selection.chosen.parts;
  const choices: WiderChoice[] = parts.map((part) => ({ without: part, count: selection.chosen.countWithout(part) }));
  if (words !== null && isNarrowed({ ...filter, words: null })) {
    const anyWords = choosePlaces(index, { ...filter, words: null }, null, times);
    choices.push({ without: "words", count: anyWords.count });
  }
  return choices
    .filter((choice) => choice.count > count)
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_OFFERED);
}
