import type { Bind, SearchQueries, Words } from "../search/index.ts";
import { byDistance, choosePlaces, setOf, type Chosen, type Times } from "./choosePlaces.ts";
import { GROUPS, isNarrowed, type Filter } from "./contactPoints.filter.ts";
import { streetOf, type PlaceIndex } from "./placeIndex.ts";
import type { PlaceSet } from "./placeSet.ts";

/** What a filter leaves, in which order, and what can be said about it. */
export interface Selection {
  readonly chosen: Chosen;
  /** Null for the order of the index. */
  readonly order: readonly number[] | null;
  readonly counts: Pick<Chosen, "countOf" | "openNow"> | null;
  readonly instead: Words | null;
  /** There may be more: words are followed no further. */
  readonly isCut: boolean;
}

/** The search gives no more than these; counts among them would be wrong. */
const MOST_BY_WORD = 300;

/** Looks for words within the filter: the best matches first; the nearest spelling when nothing holds the words. */
export function createLookForWords(search: SearchQueries) {
  return async (index: PlaceIndex, filter: Filter & { words: Words }, times: Times): Promise<Selection> => {
    const narrowing = narrowingBy(index, filter, times);
    const { ids, words, instead } = await spelled(filter.words, (typed) => search.contactPoints(typed, narrowing));
    const all = isNarrowed({ ...filter, words: null }) ? await search.contactPoints(words) : ids;
    const isWhole = all.length < MOST_BY_WORD;
    const chosen = choosePlaces(index, filter, setOf(index, isWhole ? all : ids), times);
    const order = ids.flatMap((id) => index.numberOf.get(id) ?? []).filter((place) => holds(chosen.matches, place));
    const street = streetOf(index, filter.street);
    return {
      chosen,
      order: street ? byDistance(index, order, street) : order,
      counts: isWhole ? chosen : null,
      instead: order.length > 0 ? instead : null,
      isCut: ids.length >= MOST_BY_WORD,
    };
  };

  /** The nearest spelling that is known, else the parts of a compound that no entry holds: the same as the search does. */
  async function nearest(typed: Words): Promise<Words | null> {
    return (await search.nearest(typed)) ?? (await search.inParts(typed, new Set(typed.typed)))[0] ?? null;
  }

  async function spelled(typed: Words, find: (words: Words) => Promise<readonly string[]>) {
    const ids = await find(typed);
    const instead = ids.length === 0 ? await nearest(typed) : null;
    return instead === null ? { ids, words: typed, instead } : { ids: await find(instead), words: instead, instead };
  }
}

/** The filter as conditions on the entry `s`, so that the search does not give only places that are left out. */
function narrowingBy(index: PlaceIndex, filter: Filter, { openNow, openThen }: Times) {
  const all = [
    ...(filter.language === null ? [] : [`language:${filter.language}`]),
    ...(filter.isStepFree ? ["wheelchair:yes"] : []),
    ...(filter.isFree ? ["free:yes"] : []),
  ];
  const groups = GROUPS.map((group) => filter[group].map((code) => `${group}:${code}`));
  const open = [...(filter.isOpenNow ? [openNow] : []), ...(openThen ? [openThen.hours] : [])].map((isOpen) =>
    index.hours.filter((hours) => isOpen(hours)).map(({ id }) => id),
  );
  return (bind: Bind) =>
    [
      ...(all.length > 0 ? [`s."facets" @> ${bind(all)}::text[]`] : []),
      ...groups.filter((codes) => codes.length > 0).map((codes) => `s."facets" && ${bind(codes)}::text[]`),
      ...open.map((ids) => `s."openingHoursId" = ANY (${bind(ids)}::uuid[])`),
    ]
      .map((condition) => ` AND ${condition}`)
      .join("");
}

function holds(set: PlaceSet, place: number): boolean {
  return ((set[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
}
