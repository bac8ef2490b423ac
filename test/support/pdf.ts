import { inflateSync } from "node:zlib";

/** What a tagged PDF says about itself and on its pages; enough of ISO 32000 to read what Typst writes. */
export interface ReadPdf {
  /** The text of each page in the order it was drawn, without spaces: those between words are often not written. */
  readonly pages: readonly string[];
  /** The same without artifacts, which no screen reader says. */
  readonly spoken: readonly string[];
  readonly title: string;
  readonly language: string;
  readonly isMarked: boolean;
  /** The part of PDF/UA (ISO 14289) it claims. */
  readonly uaPart: string;
  /** Roles of its structure tree, each once. */
  readonly roles: readonly string[];
  readonly alternatives: readonly string[];
  readonly faces: readonly string[];
  /** Width and height of the first page in points. */
  readonly size: readonly [number, number];
}

// Parentheses inside a string need no escape as long as they are balanced (ISO 32000-1, 7.3.4.2): three levels will do.
const PLAIN = String.raw`[^()\\]|\\[\s\S]`;
const INNER = String.raw`\((?:${PLAIN}|\((?:${PLAIN})*\))*\)`;
const LITERAL = String.raw`\((?:${PLAIN}|${INNER})*\)`;
const STRING = new RegExp(String.raw`(${LITERAL}|<[0-9A-Fa-f]+>)`, "gu");
const SHOWN = new RegExp(String.raw`/(f\d+) [\d.]+ Tf|(\[(?:${LITERAL}|[^\](])*\]\s*TJ|${LITERAL}\s*Tj)`, "gu");

interface Stored {
  readonly head: string;
  readonly stream: Buffer | null;
}

export function readPdf(bytes: Buffer): ReadPdf {
  const whole = bytes.toString("latin1");
  if (!whole.startsWith("%PDF-")) throw new Error("no PDF");
  const objects = objectsOf(bytes, whole);
  const of = (type: RegExp) => [...objects.values()].filter(({ head }) => type.test(head));
  const [metadata = ""] = of(/\/Type \/Metadata/u).map(({ stream }) => String(stream?.toString("utf8")));
  const [catalog = ""] = of(/\/Type \/Catalog/u).map(({ head }) => head);
  const pages = pagesInOrder(objects, of(/\/Type \/Page\s/u));
  return {
    pages: pages.map((page) => squeezed(textOf(objects, page, (content) => content))),
    spoken: pages.map((page) => squeezed(textOf(objects, page, (content) => content.replace(ARTIFACT, "")))),
    title: unescapeXml(first(metadata, /<dc:title>[\s\S]*?<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/u)),
    language: first(catalog, /\/Lang \(([^)]*)\)/u),
    isMarked: /\/MarkInfo <<[\s\S]*?\/Marked true/u.test(catalog) && whole.includes("/StructTreeRoot"),
    uaPart: first(metadata, /<pdfuaid:part>(\d)<\/pdfuaid:part>/u),
    roles: [...new Set(all(whole, /\/S \/([A-Za-z0-9]+)/gu).map(([role]) => role))],
    alternatives: all(whole, new RegExp(`/Alt (${LITERAL}|<[0-9A-Fa-f]*>)`, "gu")).map(([value]) => textString(value)),
    faces: [...new Set(all(whole, /\/BaseFont \/[A-Z]{6}\+([\w-]+)/gu).map(([face]) => face))],
    size: [
      Number(first(whole, /\/MediaBox \[0 0 ([\d.]+)/u)),
      Number(first(whole, /\/MediaBox \[0 0 [\d.]+ ([\d.]+)/u)),
    ],
  };
}

/** The first group of a pattern; "" where it does not occur. */
function first(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[1] ?? "";
}

/** The groups of every occurrence; "" for a group that took no part. */
function all(text: string, pattern: RegExp): readonly (readonly [string, string, string])[] {
  return Array.from(text.matchAll(pattern), ([, one = "", two = "", three = ""]) => [one, two, three] as const);
}

export function squeezed(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00AD\u200B-\u200F\u2066-\u2069]/gu, "");
}

function objectsOf(bytes: Buffer, whole: string): ReadonlyMap<string, Stored> {
  return new Map<string, Stored>(
    Array.from(whole.matchAll(/(?<=[\r\n])(\d+) 0 obj\s([\s\S]*?)endobj/gu), ({ 1: id = "", 2: body = "", index }) => {
      const begins = /stream\r?\n/u.exec(body);
      if (!begins) return [id, { head: body, stream: null }];
      const head = body.slice(0, begins.index);
      const from = whole.indexOf(body, index) + begins.index + begins[0].length;
      const raw = bytes.subarray(from, from + Number(/\/Length (\d+)/u.exec(head)?.[1] ?? 0));
      return [id, { head, stream: head.includes("/FlateDecode") ? inflateSync(raw) : raw }];
    }),
  );
}

function pagesInOrder(objects: ReadonlyMap<string, Stored>, pages: readonly Stored[]): readonly Stored[] {
  const kids = [...objects.values()].find(({ head }) => head.includes("/Type /Pages"))?.head ?? "";
  const order = Array.from((/\/Kids \[([^\]]*)\]/u.exec(kids)?.[1] ?? "").matchAll(/(\d+) 0 R/gu), ([, id = ""]) => id);
  const ordered = order.flatMap((id) => objects.get(id) ?? []);
  return ordered.length === pages.length ? ordered : pages;
}

const ARTIFACT = /\/Artifact (?:<<[\s\S]*?>> BDC|BMC)[\s\S]*?\bEMC\b/gu;

function textOf(objects: ReadonlyMap<string, Stored>, page: Stored, choose: (content: string) => string): string {
  const stored = (id: string) => objects.get(id) ?? { head: "", stream: null };
  const fonts = new Map(
    all(page.head, /\/(f\d+) (\d+) 0 R/gu).map(([name, id]) => {
      const map = stored(first(stored(id).head, /\/ToUnicode (\d+) 0 R/u)).stream;
      return [name, lettersOf(String(map?.toString("latin1")))];
    }),
  );
  const content = String(stored(first(page.head, /\/Contents (\d+) 0 R/u)).stream?.toString("latin1"));
  let letters: ReadonlyMap<number, string> = new Map();
  return all(choose(content), SHOWN)
    .map(([font, shown]) => {
      letters = fonts.get(font) ?? letters;
      return all(shown, STRING)
        .map(([string]) => inLetters(bytesOf(string), letters))
        .join("");
    })
    .join("");
}

function inLetters(codes: Buffer, letters: ReadonlyMap<number, string>): string {
  const signs = Array.from({ length: Math.floor(codes.length / 2) }, (_, index) => codes.readUInt16BE(index * 2));
  return signs.map((sign) => letters.get(sign) ?? "").join("");
}

/** A /ToUnicode map (bfchar and bfrange). */
function lettersOf(map: string): ReadonlyMap<number, string> {
  const one = all(map, /beginbfchar([\s\S]*?)endbfchar/gu)
    .flatMap(([block]) => all(block, /<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu))
    .map(([code, units]): [number, string] => [parseInt(code, 16), utf16(units)]);
  const many = all(map, /beginbfrange([\s\S]*?)endbfrange/gu)
    .flatMap(([block]) => all(block, /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu))
    .flatMap(([from, to, units]) => rangeOf(parseInt(from, 16), parseInt(to, 16), utf16(units)));
  return new Map([...one, ...many]);
}

function rangeOf(from: number, to: number, letter: string): [number, string][] {
  const base = letter.codePointAt(0) ?? 0;
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, String.fromCodePoint(base + index)]);
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function bytesOf(string: string): Buffer {
  if (string.startsWith("<")) return Buffer.from(string.slice(1, -1), "hex");
  const codes: number[] = [];
  for (const [, octal, letter, plain = ""] of string.slice(1, -1).matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/gu)) {
    if (octal !== undefined) codes.push(parseInt(octal, 8));
    else if (letter !== undefined) codes.push(ESCAPES[letter] ?? letter.charCodeAt(0));
    else codes.push(plain.charCodeAt(0));
  }
  return Buffer.from(codes);
}

/** A text string: UTF-16 with a mark of byte order, else Latin. */
function textString(value: string): string {
  const codes = bytesOf(value);
  return codes.readUInt16BE(0) === 0xfeff ? utf16(codes.subarray(2).toString("hex")) : codes.toString("latin1");
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
