import { z } from "zod";
import { openSchemas } from "../docs/registry.ts";
import { pointRecord, type PointRecord } from "./pointRecord.ts";

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** One contact point on the map (RFC 7946): longitude before latitude, WGS 84. */
export const feature = z
  .object({
    type: z.literal("Feature"),
    id: z.uuid(),
    geometry: z.object({ type: z.literal("Point"), coordinates: position }),
    properties: pointRecord.omit({ id: true, latitude: true, longitude: true }),
  })
  .register(openSchemas, { id: "Feature" });

export const featureCollection = z
  .object({
    type: z.literal("FeatureCollection"),
    license: z.url(),
    attribution: z.string(),
    features: z.array(feature),
  })
  .register(openSchemas, { id: "FeatureCollection" });

/** The feature of a record; null when nobody knows where it is. */
function featureOf({ id, latitude, longitude, ...properties }: PointRecord): z.infer<typeof feature> | null {
  if (latitude === null || longitude === null) return null;
  return { type: "Feature", id, geometry: { type: "Point", coordinates: [longitude, latitude] }, properties };
}

/** A FeatureCollection in pieces: licence and attribution are foreign members (RFC 7946 6.1). */
export async function* geoJsonPieces(
  batches: AsyncIterable<readonly PointRecord[]>,
  licence: { readonly url: string; readonly attribution: string },
): AsyncGenerator<string, undefined> {
  const head = { type: "FeatureCollection", license: licence.url, attribution: licence.attribution };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let isFirst = true;
  for await (const records of batches) {
    const features = records.map(featureOf).filter((one) => one !== null);
    if (features.length === 0) continue;
    yield `${isFirst ? "" : ","}\n${features.map((one) => JSON.stringify(one)).join(",\n")}`;
    isFirst = false;
  }
  yield "\n]}\n";
}
