import { Readable } from "node:stream";
import { CsvError, parse, type Info } from "csv-parse";
import { fault, type FileFault, type Read } from "./fault.ts";

export const DELIMITERS = [";", ",", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One row of a table; `number` is its row in a spreadsheet, where the headings are row 1. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What a table says before anything of it is taken over. */
export interface TableFacts {
  readonly delimiter: Delimiter;
  readonly headings: readonly string[];
  readonly count: number;
  /** The first rows. */
  readonly preview: readonly TableRow[];
}

/** Rows and columns of the largest table that is taken. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 100;
const PREVIEW = 5;
/** Characters of the longest row: a description of four pages in each of a dozen columns. */
const LONGEST_ROW = 200_000;
const SLICE = 64 * 1024;

/** The delimiter that stands most often in the first line, outside of quotes; a semicolon when there is none. */
function recogniseDelimiter(text: string): Delimiter {
  const head = (text.split(/\r\n|[\r\n]/u, 1)[0] ?? "").replaceAll(/"[^"]*"/gu, "");
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ";";
}

/** What was read of a table so far. */
interface Reading {
  headings: readonly string[] | null;
  count: number;
  /** The last line that was read without a fault. */
  line: number;
  readonly preview: TableRow[];
}

/** Reads a table from its first to its last row without keeping it; refuses what can't be read, with its line. */
export async function inspectTable(text: string): Promise<Read<TableFacts>> {
  const delimiter = recogniseDelimiter(text);
  const reading: Reading = { headings: null, count: 0, line: 0, preview: [] };
  try {
    for await (const found of records(text, delimiter)) {
      const wrong = takeRecord(reading, found);
      if (wrong) return { ok: false, fault: wrong };
    }
  } catch (error) {
    return { ok: false, fault: csvFault(error, reading.line) };
  }
  const { headings, count, preview } = reading;
  if (headings === null || count === 0) return fault("imports:file.noRows");
  return { ok: true, value: { delimiter, headings, count, preview } };
}

function takeRecord(reading: Reading, { record, info }: CsvRecord): FileFault | null {
  const { headings, count, preview } = reading;
  const line = reading.line + 1;
  reading.line = info.lines;
  if (headings === null) {
    reading.headings = record.map((cell) => cell.trim());
    return wrongHeadings(record);
  }
  if (isBlank(record)) return null;
  reading.count = count + 1;
  if (preview.length < PREVIEW) preview.push({ number: info.records, cells: record });
  return wrongRow(record, { headings, count, line });
}

/** The rows of a table that was inspected before; blank ones are left out. */
export async function* readRows(text: string, delimiter: Delimiter): AsyncGenerator<TableRow> {
  let number = 0;
  for await (const { record } of records(text, delimiter)) {
    number += 1;
    if (number > 1 && !isBlank(record)) yield { number, cells: record };
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: Info;
}

function records(text: string, delimiter: Delimiter): AsyncIterable<CsvRecord> {
  const options = { delimiter, info: true, relax_column_count: true, max_record_size: LONGEST_ROW } as const;
  return Readable.from(slices(text)).compose(parse(options));
}

/** The parser takes a text piece by piece, so that other requests are answered in between. */
function* slices(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += SLICE) yield text.slice(from, from + SLICE);
}

function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === "");
}

function wrongHeadings(record: readonly string[]): FileFault | null {
  if (record.length > MOST_COLUMNS) return { key: "imports:file.columns", with: { count: MOST_COLUMNS } };
  const names = record.map((cell) => cell.trim().toLowerCase()).filter((name) => name !== "");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : { key: "imports:file.twice", with: { name: twice } };
}

function wrongRow(
  record: readonly string[],
  { headings, count, line }: { headings: readonly string[]; count: number; line: number },
): FileFault | null {
  if (count >= MOST_ROWS) return { key: "imports:file.rows", with: { count: MOST_ROWS } };
  if (record.length === headings.length) return null;
  return { key: "imports:file.cells", with: { line, count: record.length, expected: headings.length } };
}

const QUOTES: ReadonlySet<string> = new Set([
  "CSV_QUOTE_NOT_CLOSED",
  "INVALID_OPENING_QUOTE",
  "CSV_INVALID_CLOSING_QUOTE",
  "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
]);

/** An open quote swallows the rest of the file: it begins in the row after the last sound one. */
function csvFault(error: unknown, lastLine: number): FileFault {
  if (!(error instanceof CsvError)) throw error;
  const line = lastLine + 1;
  if (QUOTES.has(error.code)) return { key: "imports:file.quotes", with: { line } };
  return {
    key: error.code === "CSV_MAX_RECORD_SIZE" ? "imports:file.longRow" : "imports:file.unreadable",
    with: { line },
  };
}
