import { stringify } from "csv-stringify/sync";
import { CSV_RULES } from "../../../shared/documents/csvRules.ts";
import type { Translate } from "../../../shared/text/texts.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Licence } from "../licence/licence.ts";
import { COLUMNS, type Column, type PointRecord } from "./pointRecord.ts";

// RFC 4180 with a byte order mark, which spreadsheets need for umlauts. A value that would be a formula gets an
// apostrophe before it.

const OPTIONS = {
  ...CSV_RULES,
  columns: COLUMNS as string[],
  cast: { boolean: (value: boolean) => (value ? "yes" : "no") },
} as const;

/** The table in pieces, its head first. */
export async function* csvPieces(batches: AsyncIterable<readonly PointRecord[]>): AsyncGenerator<string, undefined> {
  yield stringify([], { ...OPTIONS, bom: true, header: true });
  for await (const records of batches) yield stringify([...records], OPTIONS);
}

const NUMBERS: readonly Column[] = ["latitude", "longitude"];
const FORMATS: Readonly<Partial<Record<Column, Readonly<Record<string, unknown>>>>> = {
  checked_on: { base: "date" },
  changed_at: { base: "dateTime" },
  url: { base: "anyURI" },
  is_example: { base: "boolean", format: "yes|no" },
};

/** What a column holds, in words. */
export function columnText(column: Column): TextKey {
  return `openData:column.${column}`;
}

/** The data dictionary of the CSV (W3C CSV on the Web, tabular metadata), in German or English. */
export function csvMetadata(
  given: { readonly t: Translate; readonly language: string; readonly csvUrl: string },
  licence: Licence,
): unknown {
  const { t, language, csvUrl } = given;
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": language }],
    url: csvUrl,
    "dc:title": t("openData:csv.title"),
    "dc:license": { "@id": licence.url },
    "dc:creator": licence.attribution,
    dialect: { encoding: "utf-8", delimiter: ",", header: true, quoteChar: '"', lineTerminators: ["\r\n"] },
    tableSchema: {
      primaryKey: "id",
      columns: COLUMNS.map((name) => ({
        name,
        titles: name,
        "dc:description": t(columnText(name)),
        datatype: NUMBERS.includes(name) ? { base: "decimal" } : (FORMATS[name] ?? { base: "string" }),
        required: name === "id" || name === "title",
      })),
    },
  };
}
