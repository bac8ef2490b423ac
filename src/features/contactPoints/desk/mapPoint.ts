import { z } from "zod";

/** WGS 84, as text with seven digits at most: what the column holds. */
export interface MapPoint {
  readonly latitude: string;
  readonly longitude: string;
}

/** What is stored about the point of a place. */
export interface StoredPoint {
  readonly latitude: unknown;
  readonly longitude: unknown;
  readonly geoQuality: string;
}

const TYPED = /^(\d{2}\.\d{3,7})\s*[,;/ ]\s*(\d{1,2}\.\d{3,7})$/u;
/** Germany, with room around it: a swapped pair lies outside. */
const isWithin = (latitude: number, longitude: number) =>
  latitude > 47 && latitude < 55.5 && longitude > 5.5 && longitude < 15.5;

/** "51.3521, 7.4567", as OpenStreetMap writes it; null for an emptied field, undefined for a form without it. */
export function mapPointField() {
  return z
    .string()
    .trim()
    .max(40, "organisations:points.point.wrong")
    .optional()
    .transform((value, context): MapPoint | null | undefined => {
      if (value === undefined) return undefined;
      if (value === "") return null;
      const [, latitude = "", longitude = ""] = TYPED.exec(value) ?? [];
      if (isWithin(Number(latitude), Number(longitude))) return { latitude, longitude };
      context.addIssue({ code: "custom", message: "organisations:points.point.wrong" });
      return z.NEVER;
    });
}

/** The checked point of a place as the form shows it, to a metre; "" when it has none, or only an estimated one. */
export function mapPointText({ latitude, longitude, geoQuality }: StoredPoint): string {
  return geoQuality === "geocoded" ? `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}` : "";
}

/** A typed point as it will be stored. */
export function storedPoint(typed: MapPoint | null): StoredPoint {
  if (typed === null) return { latitude: null, longitude: null, geoQuality: "none" };
  return { latitude: Number(typed.latitude), longitude: Number(typed.longitude), geoQuality: "geocoded" };
}

/** Whether the form says another point than the one that is stored. */
export function isOtherPoint(stored: StoredPoint, typed: MapPoint | null | undefined): boolean {
  return typed !== undefined && mapPointText(storedPoint(typed)) !== mapPointText(stored);
}
