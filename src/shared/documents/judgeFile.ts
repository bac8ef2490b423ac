import { fileTypeFromBuffer } from "file-type";
import { slugFrom } from "../ids/ids.ts";
import type { TextKey } from "../text/keys.ts";
import type { UploadedFile } from "./upload.ts";

/** A file that may be kept, under a name of our making. */
export interface SoundFile {
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly content: Buffer;
}
export type MediaType = "application/pdf" | "text/plain" | "text/csv";
type Verdict = { readonly ok: true; readonly file: SoundFile } | { readonly ok: false; readonly message: TextKey };

const TYPES: Readonly<Record<string, MediaType>> = { pdf: "application/pdf", txt: "text/plain", csv: "text/csv" };

/** Tells by its bytes whether a file is what its name says. Kept are PDF, and TXT or CSV in UTF-8; nothing else. */
export async function judgeFile(given: UploadedFile | null): Promise<Verdict> {
  if (!given) return refusal("frame:document.missing");
  if (given.buffer.length === 0) return refusal("frame:document.empty");
  const { base, ending } = nameParts(given.originalname);
  const mediaType = TYPES[ending];
  if (mediaType === undefined) return refusal("frame:document.kind");
  const detected = (await fileTypeFromBuffer(given.buffer))?.mime ?? null;
  const fault = mediaType === "application/pdf" ? pdfFault(given.buffer, detected) : textFault(given.buffer, detected);
  if (fault !== null) return refusal(fault);
  return { ok: true, file: { fileName: `${base}.${ending}`, mediaType, content: given.buffer } };
}

function pdfFault(bytes: Buffer, detected: string | null): TextKey | null {
  return detected === "application/pdf" && isWholePdf(bytes) ? null : "frame:document.notPdf";
}

function textFault(bytes: Buffer, detected: string | null): TextKey | null {
  return detected === null && isPlainText(bytes) ? null : "frame:document.notText";
}

function refusal(message: TextKey): Verdict {
  return { ok: false, message };
}

/** Folders and everything odd fall off the name; what remains is plain ASCII. */
function nameParts(originalName: string): { base: string; ending: string } {
  const name = originalName.split(/[/\\]/u).at(-1) ?? "";
  const dot = name.lastIndexOf(".");
  return dot < 0
    ? { base: slugFrom(name), ending: "" }
    : { base: slugFrom(name.slice(0, dot)), ending: name.slice(dot + 1).toLowerCase() };
}

const PDF_END = /%%EOF[\s\0]*$/u;
const ZIP_DIRECTORY = Buffer.from("PK\x05\x06", "latin1");
/** A ZIP reader looks for its directory in the last 64 KB. */
const ZIP_REACH = 66_000;

/** Begins and ends as a PDF (ISO 32000-1, 7.5) and is not at the same time an archive or a page with something before or behind it. */
function isWholePdf(bytes: Buffer): boolean {
  const begins = bytes.subarray(0, 5).toString("latin1") === "%PDF-";
  const ends = PDF_END.test(bytes.subarray(-1024).toString("latin1"));
  return begins && ends && !bytes.subarray(-ZIP_REACH).includes(ZIP_DIRECTORY);
}

// Control characters that no text file needs; tab, line feed, form feed and carriage return are allowed.
const CONTROL = /[\x00-\x08\x0B\x0E-\x1F\x7F]/u;

/** UTF-8 without control characters, and not markup that calls itself text. */
function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !CONTROL.test(text) && !text.trimStart().startsWith("<");
  } catch {
    return false;
  }
}
