import { z } from "zod";
import { IMPORT_FIELDS } from "../fields.ts";
import { DELIMITERS } from "./readTable.ts";

/** What is known of an uploaded file and what its columns mean (ImportRun.mapping); the bytes are kept as UTF-8. */
export const importMapping = z.object({
  encoding: z.enum(["utf-8", "utf-8-bom", "utf-16le", "windows-1252"]),
  delimiter: z.enum(DELIMITERS),
  headings: z.array(z.string()),
  /** By column. */
  columns: z.array(z.enum(IMPORT_FIELDS).nullable()),
  /** Whether new entries are public at once; otherwise they wait at the desk. */
  publish: z.boolean(),
});
export type ImportMapping = z.infer<typeof importMapping>;
