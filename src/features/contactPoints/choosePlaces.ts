import { GROUPS, type Filter, type Group } from "./contactPoints.filter.ts";
import type { PlaceIndex } from "./placeIndex.ts";
import { addTo, countBoth, emptySet, fullSet, join, meet, removeFrom, type PlaceSet } from "./placeSet.ts";
import { distanceBetween, type Street } from "./streets.ts";

/** Which of the distinct opening hours are open. */
export type OpenHours = (hours: PlaceIndex["hours"][number]) => boolean;

/** The moment and the hours that filters by time are judged by. */
export interface Times {
  readonly now: Date;
  /** Hours confirmed on this day or before are no longer believed: days since 1970. */
  readonly trustedAfter: number;
  readonly openNow: OpenHours;
  /** For a chosen day or time; null when none is chosen. */
  readonly openThen: { readonly hours: OpenHours; readonly from: Date } | null;
}

/** What a filter leaves, and how many each further choice would leave within the other filters. */
export interface Chosen {
  readonly matches: PlaceSet;
  readonly count: number;
  /** By facet, such as "concern:geld". */
  readonly countOf: (facet: string) => number;
  readonly openNow: number;
  /** The parts of the filter that narrow. */
  readonly parts: readonly Part[];
  /** How many it would leave without one of them. */
  readonly countWithout: (part: Part) => number;
}

/** The places among `base` (all when null) that a filter leaves, with the counts beside its choices. */
export function choosePlaces(index: PlaceIndex, filter: Filter, base: PlaceSet | null, times: Times): Chosen {
  const size = index.ids.length;
  const openNow = openPlaces(index, times.openNow, times, times.now);
  const parts = new Map<Part, PlaceSet>();
  for (const group of GROUPS) {
    const sets = filter[group].flatMap((code) => index.facets.get(`${group}:${code}`) ?? []);
    if (filter[group].length > 0) parts.set(group, join(size, sets));
  }
  const single = (part: Part, isChosen: boolean, facet: string) => {
    if (isChosen) parts.set(part, index.facets.get(facet) ?? emptySet(size));
  };
  single("language", filter.language !== null, `language:${filter.language ?? ""}`);
  single("wheelchair", filter.isStepFree, "wheelchair:yes");
  single("free", filter.isFree, "free:yes");
  if (filter.isOpenNow) parts.set("open", openNow);
  const { openThen } = times;
  if (openThen) parts.set("then", openPlaces(index, openThen.hours, times, openThen.from));
  return countChoices(index, base ?? fullSet(size), { parts, openNow });
}

/** What a filter narrows by: places must be in all of its parts. */
export type Part = Group | "language" | "wheelchair" | "free" | "open" | "then";

/** Within a group the others count: what would be left if this choice were added to it or taken alone. */
function countChoices(
  index: PlaceIndex,
  base: PlaceSet,
  { parts, openNow }: { parts: ReadonlyMap<Part, PlaceSet>; openNow: PlaceSet },
): Chosen {
  const without = new Map<string, PlaceSet>();
  const allBut = (part: string) => {
    const known = without.get(part) ?? meet(base, ...[...parts].flatMap(([own, set]) => (own === part ? [] : [set])));
    without.set(part, known);
    return known;
  };
  const matches = allBut("");
  const partOf = (facet: string) => {
    const part = facet.slice(0, facet.indexOf(":"));
    return parts.has(part as Part) ? part : "";
  };
  return {
    matches,
    count: countBoth(matches, matches),
    countOf: (facet) => {
      const set = index.facets.get(facet);
      return set === undefined ? 0 : countBoth(allBut(partOf(facet)), set);
    },
    openNow: countBoth(allBut(parts.has("open") ? "open" : ""), openNow),
    parts: [...parts.keys()],
    countWithout: (part) => countBoth(allBut(part), allBut(part)),
  };
}

/** Places whose hours are open, somebody stands for them, and no notice closes them at that moment. */
function openPlaces(index: PlaceIndex, isOpen: OpenHours, { trustedAfter }: Times, at: Date): PlaceSet {
  const set = trustedOpen(index, isOpen, trustedAfter).slice();
  for (const { place, until } of index.closures) if (until > at) removeFrom(set, place);
  return set;
}

/** Walking past all places for every request would cost more than all else: what is open now is the same for all. */
const known = new WeakMap<OpenHours, { index: PlaceIndex; trustedAfter: number; set: PlaceSet }>();

function trustedOpen(index: PlaceIndex, isOpen: OpenHours, trustedAfter: number): PlaceSet {
  const last = known.get(isOpen);
  if (last?.index === index && last.trustedAfter === trustedAfter) return last.set;
  const open = index.hours.map((hours) => isOpen(hours));
  const set = emptySet(index.ids.length);
  index.hoursOf.forEach((hours, place) => {
    if (hours >= 0 && open[hours] === true && (index.assuredOn[place] ?? 0) > trustedAfter) addTo(set, place);
  });
  known.set(isOpen, { index, trustedAfter, set });
  return set;
}

/** The set of these places; ids that are not in the index are left out. */
export function setOf(index: PlaceIndex, ids: readonly string[]): PlaceSet {
  const set = emptySet(index.ids.length);
  for (const id of ids) {
    const place = index.numberOf.get(id);
    if (place !== undefined) addTo(set, place);
  }
  return set;
}

/** The same places, the nearest to a street first, those without a point on the map behind, in their own order. */
export function byDistance(index: PlaceIndex, places: readonly number[], street: Street): readonly number[] {
  return places
    .map((place) => ({ place, metres: distanceFrom(index, place, street) ?? Infinity }))
    .sort((one, other) => (one.metres === other.metres ? 0 : one.metres - other.metres))
    .map(({ place }) => place);
}

/** Metres from a street to a place; null for a place without a point on the map. */
export function distanceFrom(index: PlaceIndex, place: number, street: Street): number | null {
  const point = index.points.get(place);
  return point ? distanceBetween(street, point) : null;
}
