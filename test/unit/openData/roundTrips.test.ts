import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvPieces } from "../../../src/features/openData/files/csv.ts";
import { featureCollection, geoJsonPieces } from "../../../src/features/openData/files/geoJson.ts";
import { COLUMNS, type PointRecord } from "../../../src/features/openData/files/pointRecord.ts";

// Whatever stands in a record comes back from the files as it was.

const line = fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.replaceAll("\uFEFF", ""));
const twoLines = fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r"), line).map((parts) => parts.join(""));
const word = fc.oneof(line, twoLines);
/** A spreadsheet takes each of them for the end of a row, whatever the file's own is. */
const record_delimiter = ["\r\n", "\n", "\r"];
const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const yesNo = fc.constantFrom("yes" as const, "no" as const, "unknown" as const);
const special = {
  id: fc.uuid(),
  latitude: fc.option(fc.double({ min: -90, max: 90, noNaN: true })),
  longitude: fc.option(fc.double({ min: -180, max: 180, noNaN: true })),
  wheelchair: fc.constantFrom("yes" as const, "limited" as const, "no" as const, "unknown" as const),
  free_of_charge: yesNo,
  status: fc.constantFrom("active" as const, "inactive" as const, "defunct" as const, "temporarily_closed" as const),
  checked_on: fc.option(day).map((date) => date?.toISOString().slice(0, 10) ?? ""),
  changed_at: day.map((date) => date.toISOString()),
  is_example: fc.boolean(),
  url: fc.constant("https://stadtteilladen.example/anlaufstellen/x"),
};
const words = Object.fromEntries(COLUMNS.filter((column) => !(column in special)).map((column) => [column, word]));
const record = fc.record({ ...words, ...special }) as unknown as fc.Arbitrary<PointRecord>;
const batches = fc.array(fc.array(record, { maxLength: 4 }), { maxLength: 4 });

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item, undefined> {
  for (const item of items) yield await Promise.resolve(item);
}
async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

/** What spreadsheets would take for a formula stands behind an apostrophe. */
const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/u;
function inCsv(value: PointRecord[keyof PointRecord]): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = String(value);
  return typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
}

it("CSV: every record, every column, in any language and with any character", async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (given) => {
      const text = await joined(csvPieces(each(given)));
      const rows = parse(text, { bom: true, columns: true, record_delimiter });
      const expected = given
        .flat()
        .map((one) => Object.fromEntries(COLUMNS.map((column) => [column, inCsv(one[column])])));
      expect(rows).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

it("GeoJSON: what has a place comes back with it, longitude first", async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (given) => {
      const licence = { url: "https://example.org/licence", attribution: 'Büro "Lange Straße"' };
      const collection = featureCollection
        .strict()
        .parse(JSON.parse(await joined(geoJsonPieces(each(given), licence))));
      expect(collection.attribution).toBe(licence.attribution);
      const located = given.flat().filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
      const back = collection.features.map(({ id, geometry, properties }) => {
        const [longitude, latitude] = geometry.coordinates;
        return { id, latitude, longitude, ...properties };
      });
      expect(back).toEqual(
        located.map((one) => ({ ...one, latitude: fromJson(one.latitude), longitude: fromJson(one.longitude) })),
      );
    }),
    { numRuns: 200 },
  );
});

/** JSON has no minus zero. */
function fromJson(value: number | null): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
