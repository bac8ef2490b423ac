import { fault, type Read } from "./fault.ts";

/** Encodings that spreadsheets write. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "windows-1252";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

// Control characters that no table needs; tab, line feed, form feed and carriage return are allowed.
const CONTROL = /[\x00-\x08\x0B\x0E-\x1F\x7F]/u;
/** Bytes to which Windows-1252 gives no character. */
const UNUSED = /[\x81\x8D\x8F\x90\x9D]/u;
/** A letter of two bytes as UTF-8 writes it, seen as single bytes: in a text that is not UTF-8, two texts were mixed. */
const UTF8_LETTER = /[\xC3\xC4\xC5][\x80-\xBF]/u;

/**
 * Tells the encoding of a file by its bytes and reads it; bytes that are no text, or two encodings in one file, are
 * refused with the first line that shows it.
 */
export function decodeText(bytes: Buffer): Read<DecodedText> {
  if (bytes.length === 0) return fault("imports:file.empty");
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const control = CONTROL.exec(decoded.value.text);
  if (control) return fault("imports:file.binary", { line: lineAt(decoded.value.text, control.index) });
  return decoded.value.text.trim() === "" ? fault("imports:file.empty") : decoded;
}

function decode(bytes: Buffer): Read<DecodedText> {
  const begins = bytes.subarray(0, 3).toString("hex");
  if (begins.startsWith("fffe")) return strictly(bytes, "utf-16le", "utf-16le");
  if (begins.startsWith("feff")) return fault("imports:file.encoding", { line: 1 });
  if (begins === "efbbbf") return strictly(bytes, "utf-8", "utf-8-bom");
  const utf8 = strictly(bytes, "utf-8", "utf-8");
  return utf8.ok ? utf8 : decodeWindows(bytes);
}

function decodeWindows(bytes: Buffer): Read<DecodedText> {
  const raw = bytes.toString("latin1");
  const odd = UNUSED.exec(raw) ?? UTF8_LETTER.exec(raw);
  if (odd) return fault("imports:file.encoding", { line: lineAt(raw, odd.index) });
  return { ok: true, value: { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" } };
}

function strictly(bytes: Buffer, label: string, encoding: Encoding): Read<DecodedText> {
  try {
    return { ok: true, value: { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding } };
  } catch {
    return fault("imports:file.encoding", { line: lineOfFault(bytes, label) });
  }
}

/** The first line that does not decode, from 1. */
function lineOfFault(bytes: Buffer, label: string): number {
  const lenient = new TextDecoder(label).decode(bytes);
  return lineAt(lenient, Math.max(0, lenient.indexOf("\uFFFD")));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
