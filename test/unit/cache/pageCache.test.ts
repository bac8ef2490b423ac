import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import {
  chooseEncoding,
  createPageCache,
  type Freshness,
  type PageCache,
} from "../../../src/shared/cache/pageCache.ts";

let time = new Date("2026-11-27T13:10:00Z");
let cache: PageCache;
beforeEach(() => {
  time = new Date("2026-11-27T13:10:00Z");
  cache = createPageCache({ now: () => time, limitBytes: 40_000 });
});

const themes: Freshness = { dependsOn: ["theme"] };
const keep = (key: string, freshness: Freshness = themes, text = "<h1>Themen</h1>") => {
  cache.keep(key, cache.begin(), { text, headers: { "Content-Type": "text/html" }, freshness });
};

/** Asks the cache as a browser would; null when it does not answer. */
function ask(url: string, headers: Record<string, string> = {}, method = "GET") {
  const sent: { status: number; head: Record<string, string>; body: Buffer } = {
    status: 0,
    head: {},
    body: Buffer.alloc(0),
  };
  const res = {
    writeHead(status: number, head: string[]) {
      sent.status = status;
      for (let at = 0; at < head.length; at += 2) sent.head[head[at] ?? ""] = head[at + 1] ?? "";
      return res;
    },
    end(body?: Buffer) {
      if (body) sent.body = body;
    },
  };
  const isServed = cache.serve(
    { url, method, headers } as unknown as IncomingMessage,
    res as unknown as ServerResponse,
  );
  return isServed ? sent : null;
}

it("a kept page comes back in the encoding that is asked for, each with its own tag", () => {
  keep("/themen");
  expect(ask("/themen")?.body.toString()).toBe("<h1>Themen</h1>");
  expect(gunzipSync(ask("/themen", { "accept-encoding": "gzip" })?.body ?? "").toString()).toBe("<h1>Themen</h1>");
  const br = ask("/themen", { "accept-encoding": "gzip, br" });
  expect(brotliDecompressSync(br?.body ?? "").toString()).toBe("<h1>Themen</h1>");
  expect(br?.head["ETag"]).not.toBe(ask("/themen")?.head["ETag"]);
});

it("If-Modified-Since is answered 304 for a file with a date, unless a tag says otherwise; never for a page", () => {
  const headers = { "Content-Type": "application/atom+xml", "Last-Modified": "Fri, 27 Nov 2026 12:00:00 GMT" };
  cache.keep("/aktuelles.atom", cache.begin(), { text: "<feed/>", headers, freshness: themes });
  const asked = (since: string, more = {}) => ask("/aktuelles.atom", { "if-modified-since": since, ...more })?.status;
  expect(asked("Fri, 27 Nov 2026 12:00:00 GMT")).toBe(304);
  expect(asked("Fri, 27 Nov 2026 11:59:59 GMT")).toBe(200);
  expect(asked("gestern")).toBe(200);
  expect(asked("Fri, 27 Nov 2026 12:00:00 GMT", { "if-none-match": '"x"' })).toBe(200);
  keep("/themen");
  expect(ask("/themen", { "if-modified-since": "Fri, 27 Nov 2026 12:00:00 GMT" })?.status).toBe(200);
});

it("If-None-Match is answered 304, also as a list, weak, or *", () => {
  keep("/themen");
  const tag = ask("/themen")?.head["ETag"] ?? "";
  for (const header of [tag, `"x", ${tag}`, `W/${tag}`, "*"])
    expect(ask("/themen", { "if-none-match": header })?.status).toBe(304);
  expect(ask("/themen", { "if-none-match": '"x"' })?.status).toBe(200);
});

it("people with a cookie, ranges and other methods are never answered from here", () => {
  keep("/themen");
  expect(ask("/themen", { cookie: "sid=1" })).toBeNull();
  expect(ask("/themen", { range: "bytes=0-1" })).toBeNull();
  expect(ask("/themen", {}, "HEAD")).toBeNull();
});

it("a change of what it depends on drops a page, another change does not", () => {
  keep("/themen");
  cache.changed("article");
  expect(ask("/themen")).not.toBeNull();
  cache.changed("theme");
  expect(ask("/themen")).toBeNull();
});

it("a page that changed while it was made is not kept", () => {
  const begun = cache.begin();
  cache.changed("theme");
  cache.keep("/themen", begun, { text: "old", headers: {}, freshness: themes });
  expect(ask("/themen")).toBeNull();
});

it("a page ends at its own moment, and after ten minutes at the latest", () => {
  keep("/", { dependsOn: [], until: new Date(time.getTime() + 60_000) });
  keep("/themen");
  time = new Date(time.getTime() + 60_000);
  expect(ask("/")).toBeNull();
  expect(ask("/themen")).not.toBeNull();
  time = new Date(time.getTime() + 9 * 60_000);
  expect(ask("/themen")).toBeNull();
});

it("while notices may be missed nothing is served; afterwards everything is made anew", () => {
  keep("/themen");
  cache.setConnected(false);
  expect(ask("/themen")).toBeNull();
  cache.setConnected(true);
  cache.clear();
  expect(ask("/themen")).toBeNull();
});

it("the oldest unused page goes when the room is full", () => {
  // letters without a pattern: what is kept is compressed
  const big = Array.from({ length: 200 }, (_, at) => createHash("sha256").update(String(at)).digest("base64")).join("");
  for (const key of ["/a", "/b", "/c", "/d"]) {
    keep(key, themes, big + key);
    ask("/a");
  }
  expect(cache.size().bytes).toBeLessThanOrEqual(40_000);
  expect(ask("/a")).not.toBeNull();
  expect(ask("/b")).toBeNull();
});

it.each([
  ["gzip, deflate, br", "br"],
  ["br;q=0, gzip", "gzip"],
  ["gzip;q=0.0", "identity"],
  ["", "identity"],
  ["deflate", "identity"],
])("Accept-Encoding %p is answered with %s", (header, encoding) => {
  expect(chooseEncoding({ "accept-encoding": header })).toBe(encoding);
});
