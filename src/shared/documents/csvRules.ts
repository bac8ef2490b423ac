/**
 * How every CSV of ours is written (RFC 4180): lines end with CR LF, a value that a spreadsheet would run gets an
 * apostrophe before it, and a line break of either kind inside a value is quoted. csv-stringify by itself quotes only
 * the very line end that it writes: a text of two lines would else become two rows for whoever reads it.
 */
export const CSV_RULES = { escape_formulas: true, record_delimiter: "windows", quoted_match: /[\r\n]/u } as const;
