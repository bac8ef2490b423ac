import type pg from "pg";
import { slugFrom } from "../../shared/ids/ids.ts";
import type { PlaceIndex } from "./placeIndex.ts";
import { streetName, type Point } from "./streets.ts";

/** A place that somebody named: a street of the quarter ("s:lange-strasse") or a contact point ("p:" and its id). */
export interface NamedPlace extends Point {
  readonly code: string;
  readonly name: string;
  /** Path of its page; null for a street. */
  readonly path: string | null;
}

export interface NamedPlaces {
  /** The place of this name, "Lange Str. 65" as Lange Straße; null when the directory knows none with a point. */
  readonly find: (name: string) => Promise<NamedPlace | null>;
  /** The place behind a stored code; null when it is gone. */
  readonly byCode: (code: string) => Promise<NamedPlace | null>;
}

interface PointRow extends Point {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
}

const POINTS = `SELECT p."id", p."title", p."slug", l."latitude"::float8 AS latitude, l."longitude"::float8 AS longitude FROM "ServiceAtLocation" p
  JOIN "Location" l ON l."id" = p."locationId"
  WHERE p."state" IN ('published', 'needs_check') AND l."geoQuality" = 'geocoded'`;

/** Streets come from the kept index; contact points are asked for by their title or id. */
export function createNamedPlaces(pool: pg.Pool, index: () => Promise<PlaceIndex>): NamedPlaces {
  const street = async (code: string) => {
    const { streets } = await index();
    const found = streets.find((one) => one.code === code);
    if (!found) return null;
    const { name, latitude, longitude } = found;
    return { code: `s:${code}`, name, latitude, longitude, path: null };
  };
  const point = async (condition: string, value: string) => {
    const { rows } = await pool.query<PointRow>(`${POINTS} AND ${condition} ORDER BY p."createdAt", p."id" LIMIT 1`, [
      value,
    ]);
    const [row] = rows;
    if (!row) return null;
    const { id, title, slug, latitude, longitude } = row;
    return { code: `p:${id}`, name: title, latitude, longitude, path: `/anlaufstellen/${encodeURIComponent(slug)}` };
  };
  return {
    async find(name) {
      const asAddress = streetName(`${name} 1`);
      return (
        (asAddress === null ? null : await street(slugFrom(asAddress))) ??
        (await point(`lower(p."title") = lower($1)`, name.trim()))
      );
    },
    byCode: (code) => (code.startsWith("s:") ? street(code.slice(2)) : point(`p."id" = $1::uuid`, code.slice(2))),
  };
}
