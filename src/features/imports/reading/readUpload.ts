import type { UploadedFile } from "../../../shared/documents/upload.ts";
import { guessColumns, IMPORT_FIELDS } from "../fields.ts";
import { decodeText, type DecodedText } from "./decodeText.ts";
import { fault, type Read } from "./fault.ts";
import type { ImportMapping } from "./importFile.ts";
import { hsdsFileOf, joinHsds } from "./joinHsds.ts";
import { inspectTable } from "./readTable.ts";

/** A file, or a set of HSDS tables, that can be taken over. */
export interface ReadUpload {
  readonly kind: "csv" | "hsds";
  readonly fileName: string;
  /** UTF-8 */
  readonly text: string;
  readonly rows: number;
  readonly mapping: ImportMapping;
}

/** Reads what was uploaded: one CSV file, or the tables of HSDS. Refusals name file and line. */
export async function readUpload(files: readonly UploadedFile[]): Promise<Read<ReadUpload>> {
  const [first, ...others] = files;
  if (!first) return fault("imports:file.missing");
  const isHsds = files.some((file) => hsdsFileOf(file.originalname) === "service_at_locations");
  if (isHsds) return readHsds(files);
  return others.length > 0 ? fault("imports:file.several") : readCsv(first);
}

async function readCsv(file: UploadedFile): Promise<Read<ReadUpload>> {
  const decoded = decodeText(file.buffer);
  return decoded.ok ? asUpload("csv", baseName(file.originalname), decoded.value) : decoded;
}

async function readHsds(files: readonly UploadedFile[]): Promise<Read<ReadUpload>> {
  const texts = new Map<NonNullable<ReturnType<typeof hsdsFileOf>>, string>();
  for (const file of files) {
    const name = hsdsFileOf(file.originalname);
    if (name === null) return fault("imports:hsds.unknown", { file: baseName(file.originalname) });
    const decoded = decodeText(file.buffer);
    if (!decoded.ok)
      return {
        ok: false,
        fault: { ...decoded.fault, with: { ...decoded.fault.with, file: baseName(file.originalname) } },
      };
    texts.set(name, decoded.value.text);
  }
  const joined = await joinHsds(texts);
  if (!joined.ok) return joined;
  return asUpload("hsds", [...texts.keys()].map((name) => `${name}.csv`).join(", "), {
    text: joined.value,
    encoding: "utf-8",
  });
}

async function asUpload(
  kind: ReadUpload["kind"],
  fileName: string,
  { text, encoding }: DecodedText,
): Promise<Read<ReadUpload>> {
  const facts = await inspectTable(text);
  if (!facts.ok) return facts;
  const { delimiter, headings, count } = facts.value;
  const columns = kind === "hsds" ? [...IMPORT_FIELDS] : [...guessColumns(headings)];
  const mapping = { encoding, delimiter, headings: [...headings], columns, publish: false };
  return { ok: true, value: { kind, fileName, text, rows: count, mapping } };
}

function baseName(name: string): string {
  return (name.split(/[/\\]/u).at(-1) ?? "").slice(0, 120);
}
