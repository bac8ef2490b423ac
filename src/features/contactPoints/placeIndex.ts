import type pg from "pg";
import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import { addTo, emptySet, type PlaceSet } from "./placeSet.ts";
import { streetsOf, type Point, type Street } from "./streets.ts";

/**
 * All published contact points in their order, with what a list narrows and counts by: a list, its counts and its
 * distances then need no statement of their own (ADR 0023). A place is named by its number in the index.
 */
export interface PlaceIndex {
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** The places of each facet, such as "theme:wohnen". */
  readonly facets: ReadonlyMap<string, PlaceSet>;
  /** The distinct opening hours; a place points into them, or to -1. */
  readonly hours: readonly { readonly id: string; readonly text: string }[];
  readonly hoursOf: Int32Array;
  /** Days from 1970 to the last check; far ahead for an entry that was never checked. */
  readonly assuredOn: Int32Array;
  /** Places closed by a short-term notice, and until when. */
  readonly closures: readonly { readonly place: number; readonly until: Date }[];
  readonly points: ReadonlyMap<number, Point>;
  /** Streets to measure distances from, by name. */
  readonly streets: readonly Street[];
}

type Row = readonly [
  id: string,
  facets: string,
  hoursId: string | null,
  assuredOn: number | null,
  closedUntil: Date | null,
  latitude: number | null,
  longitude: number | null,
  street: string | null,
];

const UNDATED = 2 ** 31 - 1;
const HOURS = `SELECT "id", "text" FROM "OpeningHours" ORDER BY "id"`;
const PLACES = `
  SELECT s."resourceId", array_to_string(s."facets", ' '), s."openingHoursId", s."assuredOn" - date '1970-01-01',
    CASE WHEN p."alertCloses" THEN p."alertUntil" END, l."latitude"::float8, l."longitude"::float8, a."address1"
  FROM "SearchEntry" s JOIN "ServiceAtLocation" p ON p."id" = s."resourceId"
  LEFT JOIN "Location" l ON l."id" = p."locationId" AND l."geoQuality" = 'geocoded' LEFT JOIN "Address" a ON a."locationId" = l."id"
  WHERE s."resourceType" = 'service_at_location' ORDER BY s."sortKey", s."resourceId"`;
/** What the index and the rows of the list are made of. */
export const FRESHNESS = { dependsOn: ["contact_point", "organization", "theme", "vocabulary", "import"] } as const;

/** Reads the index when a record it is made of has changed. */
export function createPlaceIndex(pool: pg.Pool, keepAnswer: KeepAnswer): () => Promise<PlaceIndex> {
  return () =>
    keepAnswer("place index", FRESHNESS, async () => {
      const [places, hours] = await Promise.all([
        pool.query<Row[]>({ text: PLACES, rowMode: "array" }),
        pool.query<PlaceIndex["hours"][number]>(HOURS),
      ]);
      return buildPlaceIndex(places.rows as unknown as readonly Row[], hours.rows);
    });
}

/** The street with this code; null when none is chosen or it is gone. */
export function streetOf({ streets }: PlaceIndex, code: string | null): Street | null {
  return streets.find((street) => street.code === code) ?? null;
}

function buildPlaceIndex(rows: readonly Row[], hours: PlaceIndex["hours"]): PlaceIndex {
  const hoursNumber = new Map(hours.map(({ id }, number) => [id, number]));
  const points = new Map<number, Point>();
  const located: { street: string; point: Point }[] = [];
  rows.forEach(([, , , , , latitude, longitude, street], place) => {
    if (latitude === null || longitude === null) return;
    points.set(place, { latitude, longitude });
    if (street !== null) located.push({ street, point: { latitude, longitude } });
  });
  return {
    ids: rows.map(([id]) => id),
    numberOf: new Map(rows.map(([id], place) => [id, place])),
    facets: facetSets(rows),
    hours,
    hoursOf: Int32Array.from(rows, ([, , id]) => (id === null ? -1 : (hoursNumber.get(id) ?? -1))),
    assuredOn: Int32Array.from(rows, ([, , , days]) => days ?? UNDATED),
    closures: rows.flatMap(([, , , , until], place) => (until === null ? [] : [{ place, until }])),
    points,
    streets: streetsOf(located),
  };
}

function facetSets(rows: readonly Row[]): ReadonlyMap<string, PlaceSet> {
  const sets = new Map<string, PlaceSet>();
  rows.forEach(([, facets], place) => {
    for (const facet of facets.split(" ")) {
      const set = sets.get(facet) ?? emptySet(rows.length);
      addTo(set, place);
      sets.set(facet, set);
    }
  });
  return sets;
}
