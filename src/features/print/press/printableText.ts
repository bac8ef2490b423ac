import type { Covers } from "./fontCoverage.ts";

/** Signs without a shape that a face need not have: soft hyphen, joiners, marks and isolates of direction. */
const SHAPELESS = /^[\u00AD\u200B-\u200F\u2060\u2066-\u2069]$/u;
/** Overrides of direction would turn a whole line of somebody else's text around (UAX 9). */
const OVERRIDES = /[\u202A-\u202E]/gu;
const SPACES = /[^\S\u00A0\u202F]+/gu;
const MARKS = /(\p{M}{3})\p{M}+/gu;
/** Addresses break at their own signs. */
const LONG_WORD = /[^\s\u00AD\u200B./@?&=:-]{30}(?=[^\s\u00AD\u200B./@?&=:-])/gu;
const MISSING = "\u25AF";

/**
 * Text as it can be set: one line of composed characters (NFC), with places where very long words may break. PDF/UA
 * refuses a document with a sign that no face has, so letters and digits without one become a box; pictures and other
 * signs are left out.
 */
export function printableText(text: string, covers: Covers): string {
  const line = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\p{Cc}/gu, " ")
    .replace(OVERRIDES, "")
    .replace(MARKS, "$1");
  const drawn = Array.from(line, (sign) => asDrawn(sign, covers)).join("");
  return drawn.replace(SPACES, " ").trim().replace(LONG_WORD, "$&\u200B");
}

function asDrawn(sign: string, covers: Covers): string {
  if (/\s/u.test(sign) || SHAPELESS.test(sign) || covers(sign.codePointAt(0) ?? 0)) return sign;
  return /[\p{L}\p{N}]/u.test(sign) ? MISSING : "";
}

/** The same for every text inside a value; names of fields and everything that is no text stay as they are. */
export function printableValue(value: unknown, covers: Covers): unknown {
  if (typeof value === "string") return printableText(value, covers);
  if (Array.isArray(value)) return value.map((item) => printableValue(item, covers));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, printableValue(item, covers)]));
}
