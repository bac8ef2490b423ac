import { byDistance, choosePlaces, distanceFrom, type Times } from "./choosePlaces.ts";
import type { Words } from "../search/index.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { Filter } from "./contactPoints.filter.ts";
import type { ContactPointQueries, ContactPointRow } from "./contactPoints.queries.ts";
import type { createLookForWords, Selection } from "./lookForWords.ts";
import type { OpenTimes } from "./openTimes.ts";
import { streetOf, type PlaceIndex } from "./placeIndex.ts";
import { pick } from "./placeSet.ts";
import type { Point } from "./streets.ts";
import { widerChoices, type WiderChoice } from "./widerChoices.ts";

/** A contact point in a list, with the metres from the street that was chosen, if it has a point on the map. */
export interface FoundRow extends ContactPointRow {
  readonly metres: number | null;
}

export interface Found {
  readonly rows: readonly FoundRow[];
  readonly hasNext: boolean;
  readonly count: number;
  /** Whether there may be more than `count`: a word that stands in very many entries is not followed to the end. */
  readonly isCut: boolean;
  /** How many there are without the filter. */
  readonly total: number;
  /** How many places each choice leaves within the other filters; null where they cannot be told exactly. */
  readonly counts: Selection["counts"];
  /** What would leave more, where the filter leaves nothing or little. */
  readonly wider: readonly WiderChoice[];
  /** The spelling that was looked for instead, when the one typed finds nothing. */
  readonly instead: Words | null;
  /** When the first opening hours change by themselves: what is counted as open then changes. */
  readonly changesAt: Date | null;
}

/** Which page, for whom, when. */
export interface Place {
  readonly page: number;
  readonly language: Language;
  readonly now: Date;
}

/** A contact point on the map. */
export interface MapPlace extends Point {
  readonly title: string;
  readonly path: string;
}

interface Deps {
  readonly index: () => Promise<PlaceIndex>;
  readonly timesFor: OpenTimes;
  readonly lookForWords: ReturnType<typeof createLookForWords>;
  readonly queries: Pick<ContactPointQueries, "byId">;
  /** The same rows, kept in memory: for the pages of the list. */
  readonly rowsById: ContactPointQueries["byId"];
}

const PAGE_SIZE = 20;

export type FindContactPoints = ReturnType<typeof createFindContactPoints>;

/** Finds contact points for the list and the map: from the index in memory, but for words and the rows of a page. */
export function createFindContactPoints({ index: readIndex, timesFor, lookForWords, queries, rowsById }: Deps) {
  const select = createSelect(lookForWords);
  return { find, located };

  /** One page of the list. */
  async function find(filter: Filter, { page, language, now }: Place): Promise<Found> {
    const index = await readIndex();
    const { times, changesAt } = await timesFor(index, filter, now);
    const selection = await select(index, filter, times);
    const count = selection.order?.length ?? selection.chosen.count;
    const from = (page - 1) * PAGE_SIZE;
    const ids = placesOf(selection, from, PAGE_SIZE).flatMap((place) => index.ids[place] ?? []);
    const rows = await rowsById(ids, language);
    return {
      changesAt,
      count,
      isCut: selection.isCut,
      counts: selection.counts,
      instead: selection.instead,
      wider: widerChoices({ index, filter, times }, selection),
      total: index.ids.length,
      hasNext: count > from + PAGE_SIZE,
      rows: withDistance(index, filter, rows),
    };
  }

  /** What of the filter's matches has a point on the map, at most so many. */
  async function located(filter: Filter, at: Omit<Place, "page">, limit: number): Promise<readonly MapPlace[]> {
    const index = await readIndex();
    const { times } = await timesFor(index, filter, at.now);
    const places = placesOf(await select(index, filter, times), 0, index.ids.length);
    const known = places.filter((place) => index.points.has(place)).slice(0, limit);
    const rows = await queries.byId(
      known.flatMap((place) => index.ids[place] ?? []),
      at.language,
    );
    return rows.flatMap(({ id, title, path }) => {
      const point = index.points.get(index.numberOf.get(id) ?? -1);
      return point ? [{ title, path, ...point }] : [];
    });
  }
}

/** What a filter leaves, by words or without. */
function createSelect(lookForWords: Deps["lookForWords"]) {
  return async (index: PlaceIndex, filter: Filter, times: Times): Promise<Selection> => {
    const { words } = filter;
    if (words !== null) return lookForWords(index, { ...filter, words }, times);
    const chosen = choosePlaces(index, filter, null, times);
    const street = streetOf(index, filter.street);
    const order = street ? byDistance(index, pick(chosen.matches, 0, chosen.count), street) : null;
    return { chosen, order, counts: chosen, instead: null, isCut: false };
  };
}

function placesOf({ order, chosen }: Selection, from: number, limit: number): readonly number[] {
  return order === null ? pick(chosen.matches, from, limit) : order.slice(from, from + limit);
}

function withDistance(index: PlaceIndex, filter: Filter, rows: readonly ContactPointRow[]): readonly FoundRow[] {
  const street = streetOf(index, filter.street);
  return rows.map((row) => ({
    ...row,
    metres: street && distanceFrom(index, index.numberOf.get(row.id) ?? -1, street),
  }));
}
