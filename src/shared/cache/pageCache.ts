import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import type { ResourceType } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";

/** What a kept page depends on, and when it goes stale by itself (opening hours). */
export interface Freshness {
  readonly dependsOn: readonly ResourceType[];
  readonly until?: Date | null;
}

/** Whole pages, and files made from records (calendar, feed, sitemap), for people who are not signed in, already compressed, in front of Express (ADR 0011). */
export interface PageCache {
  /** Answers from the cache and returns true, or returns false and touches nothing. `key` is the address unless given. */
  readonly serve: (req: IncomingMessage, res: ServerResponse, key?: string) => boolean;
  /** A mark taken before a page's queries; a page that changed while it was made is not kept. */
  readonly begin: () => number;
  /** Keeps one page or file. `key` is the normalised address. */
  readonly keep: (
    key: string,
    begun: number,
    page: { text: string; headers: HeaderLines; freshness: Freshness },
  ) => void;
  /** Forgets every page that depends on this kind of record. */
  readonly changed: (kind: string) => void;
  /** Forgets everything; used when it is unknown what was missed. */
  readonly clear: () => void;
  /** While not connected to the database's notices nothing is served from here. */
  readonly setConnected: (connected: boolean) => void;
  /** Whether notices of changes are known to arrive. */
  readonly isHearing: () => boolean;
  /** Whether nothing that was made at this mark has changed since. */
  readonly isCurrent: (begun: number, freshness: Pick<Freshness, "dependsOn">) => boolean;
  readonly size: () => { pages: number; bytes: number };
}

export type HeaderLines = Readonly<Record<string, string>>;

interface Variant {
  readonly etag: string;
  /** Milliseconds; NaN for pages, which are known by their tag alone. */
  readonly changedAt: number;
  readonly body: () => Buffer;
  readonly head: string[];
  readonly notModified: string[];
}
type Encoding = "br" | "gzip" | "identity";
interface Entry {
  readonly variants: Readonly<Record<Encoding, Variant>>;
  readonly bytes: number;
  readonly begun: number;
  readonly freshness: Freshness;
}

/** Over a thousand pages of the list in both codings. */
const LIMIT_BYTES = 16 * 1024 * 1024;
/** No page is kept longer, so that a lost notice cannot last. */
const LONGEST_MS = 10 * 60_000;

export function createPageCache({ now, limitBytes = LIMIT_BYTES }: { now: Clock; limitBytes?: number }): PageCache {
  const entries = new Map<string, Entry & { readonly until: number }>();
  const lastChange = new Map<string, number>();
  let step = 1;
  let clearedAt = 0;
  let bytes = 0;
  let connected = true;
  let hearing = false;

  const isCurrent = (begun: number, freshness: Pick<Freshness, "dependsOn">) =>
    begun > clearedAt && freshness.dependsOn.every((kind) => (lastChange.get(kind) ?? 0) < begun);
  const drop = (key: string, entry: Entry) => {
    entries.delete(key);
    bytes -= entry.bytes;
  };

  return {
    serve(req, res, key = req.url ?? "") {
      if (!connected || !mayServe(req)) return false;
      const entry = entries.get(key);
      if (!entry) return false;
      if (entry.until <= now().getTime() || !isCurrent(entry.begun, entry.freshness)) {
        drop(key, entry);
        return false;
      }
      entries.delete(key);
      entries.set(key, entry);
      answer(entry.variants[chooseEncoding(req.headers)], req, res);
      return true;
    },
    begin: () => {
      step += 1;
      return step;
    },
    keep(key, begun, { text, headers, freshness }) {
      const until = Math.min(freshness.until?.getTime() ?? Infinity, now().getTime() + LONGEST_MS);
      if (!isCurrent(begun, freshness) || until <= now().getTime()) return;
      const { variants, bytes: size } = createVariants(text, headers);
      const old = entries.get(key);
      if (old) drop(key, old);
      entries.set(key, { variants, bytes: size, begun, freshness, until });
      bytes += size;
      for (const [oldest, entry] of entries) {
        if (bytes <= limitBytes) break;
        drop(oldest, entry);
      }
    },
    changed(kind) {
      step += 1;
      lastChange.set(kind, step);
    },
    clear() {
      step += 1;
      clearedAt = step;
      entries.clear();
      bytes = 0;
    },
    setConnected(value) {
      connected = value;
      hearing = value;
    },
    isHearing: () => hearing,
    isCurrent,
    size: () => ({ pages: entries.size, bytes }),
  };
}

/** Only plain reads of people who are not signed in. */
function mayServe({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && headers.cookie === undefined && headers.range === undefined;
}

/** What is kept of a page besides its bodies: its header lines and its address. */
const HEAD_BYTES = 2048;

/** Hardly anybody asks for a page that is not compressed: that one is unpacked when it is wanted, and not kept. */
function createVariants(text: string, headers: HeaderLines): { variants: Record<Encoding, Variant>; bytes: number } {
  const plain = Buffer.from(text);
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const make = (body: () => Buffer, length: number, encoding: Encoding): Variant => {
    const etag = `"${hash}${encoding === "identity" ? "" : `-${encoding}`}"`;
    const shared = { ...headers, ETag: etag, Vary: "Accept-Encoding, Cookie" };
    const coded: HeaderLines = encoding === "identity" ? {} : { "Content-Encoding": encoding };
    return {
      etag,
      changedAt: Date.parse(headers["Last-Modified"] ?? ""),
      body,
      head: flat({ ...shared, ...coded, "Content-Length": String(length) }),
      notModified: flat(shared),
    };
  };
  const gzip = inOwnMemory(gzipSync(plain, { level: 6 }));
  const br = inOwnMemory(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  return {
    bytes: gzip.length + br.length + HEAD_BYTES,
    variants: {
      identity: make(() => gunzipSync(gzip), plain.length, "identity"),
      gzip: make(() => gzip, gzip.length, "gzip"),
      br: make(() => br, br.length, "br"),
    },
  };
}

/** Small buffers share pieces of 64 KB with whatever else is made at the time: one that is kept would keep all of it. */
function inOwnMemory(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

function answer(variant: Variant, req: IncomingMessage, res: ServerResponse): void {
  if (isKnown(req.headers, variant)) {
    res.writeHead(304, variant.notModified).end();
  } else {
    res.writeHead(200, variant.head).end(variant.body());
  }
}

/** RFC 9110 13.1.3: a date counts only where no tag was sent. */
function isKnown(headers: IncomingHttpHeaders, { etag, changedAt }: Variant): boolean {
  const [tag, since] = [headers["if-none-match"], headers["if-modified-since"]];
  return tag === undefined && since !== undefined ? Date.parse(since) >= changedAt : matches(tag, etag);
}

/** RFC 9110 13.1.2: a list, `*`, or weak tags. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return (
    header === etag || header.split(",").some((tag) => tag.trim().replace(/^W\//u, "") === etag || tag.trim() === "*")
  );
}

/** RFC 9110 12.5.3: `br;q=0` means not br. */
export function chooseEncoding(headers: IncomingHttpHeaders): Encoding {
  const accepted = headers["accept-encoding"];
  if (accepted === undefined || accepted === "") return "identity";
  const refused = (coding: string) => new RegExp(`\\b${coding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`, "u").test(accepted);
  if (/\bbr\b/u.test(accepted) && !refused("br")) return "br";
  return /\bgzip\b/u.test(accepted) && !refused("gzip") ? "gzip" : "identity";
}

function flat(headers: HeaderLines): string[] {
  return Object.entries(headers).flat();
}
