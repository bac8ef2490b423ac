import { slugFrom } from "../../shared/ids/ids.ts";

/** WGS 84, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A street of the quarter: the middle of the addresses that are known exactly. */
export interface Street extends Point {
  readonly code: string;
  readonly name: string;
}

const HOUSE_NUMBER = /^(\D+?)[\s,]+\d.*$/u;
const SHORT_ENDING = /(?<=\p{L})str\.?$|(?<=\s)Str\.?$/u;
const EARTH_RADIUS_M = 6_371_008.8;

/** The street of an address without its house number, "Lange Str. 65" and "Lange Straße 22" as one; null for none. */
export function streetName(address: string): string | null {
  const name = HOUSE_NUMBER.exec(address.trim())?.[1]?.trim();
  if (name === undefined) return null;
  return name.replace(SHORT_ENDING, (ending) => (ending.startsWith("S") ? "Straße" : "straße"));
}

/** The streets of addresses with a point, by name. */
export function streetsOf(located: readonly { readonly street: string; readonly point: Point }[]): readonly Street[] {
  const byCode = new Map<string, { name: string; points: Point[] }>();
  for (const { street, point } of located) {
    const name = streetName(street);
    if (name === null) continue;
    const known = byCode.get(slugFrom(name)) ?? { name, points: [] };
    known.points.push(point);
    byCode.set(slugFrom(name), known);
  }
  return Array.from(byCode, ([code, { name, points }]) => ({ code, name, ...middleOf(points) })).sort((one, other) =>
    one.name.localeCompare(other.name, "de"),
  );
}

/** Metres along the sphere (haversine): exact to a metre within a town. */
export function distanceBetween(one: Point, other: Point): number {
  const latitudes = radians(other.latitude - one.latitude);
  const longitudes = radians(other.longitude - one.longitude);
  const part =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(longitudes / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(part));
}

function middleOf(points: readonly Point[]): Point {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    latitude: mean(points.map((point) => point.latitude)),
    longitude: mean(points.map((point) => point.longitude)),
  };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
