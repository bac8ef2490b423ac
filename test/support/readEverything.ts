import type { Browser } from "./app.ts";

// Everything somebody can come to: pages, files, answers for machines.

const STARTS = [
  "/",
  "/buero",
  "/konto",
  "/leicht/",
  "/kontakt",
  "/aktuelles.atom",
  "/termine.ics",
  "/sitemap.xml",
  "/robots.txt",
  "/metrics",
  "/konto/daten.json",
  "/api/openapi.json",
  "/api/anlaufstellen.geojson",
  "/api/anlaufstellen.csv",
  "/api/aenderungen.atom",
  "/buero/zahlen.csv",
  "/buero/tagesblatt",
  ...["services", "service_at_locations", "organizations"].map((kind) => `/api/hsds/${kind}?format=ndjson&full=true`),
  ...["locations", "taxonomies", "taxonomy_terms"].map((kind) => `/api/hsds/${kind}?format=ndjson`),
];
/** A filter changes which rows are shown, hardly which of their fields. */
const QUERIES_PER_PAGE = 3;
/** Far above what the demo data hold: a crawl that reaches it runs in a circle. */
const LIMIT = 3000;

/** Follows every link, with the first of its queries; each marker with the first address it was met at. `marker` is global. */
export async function readEverything(
  browser: Browser,
  marker: RegExp,
): Promise<{ met: Map<string, string>; pages: number }> {
  const met = new Map<string, string>();
  const seen = new Set<string>();
  const isWorthIt = byPage();
  const queue = [...STARTS];
  while (queue.length > 0) {
    const path = queue.shift() ?? "";
    if (seen.has(path) || !isWorthIt(path)) continue;
    seen.add(path);
    if (seen.size > LIMIT) throw new Error(`More than ${String(LIMIT)} pages, the last is ${path}.`);
    const { markers, links } = await readOne(browser, path, marker);
    for (const one of markers) if (!met.has(one)) met.set(one, path);
    queue.push(...links);
  }
  return { met, pages: seen.size };
}

/** Says yes to German pages and files, and to each with a few of its queries only. */
function byPage(): (path: string) => boolean {
  const queries = new Map<string, number>();
  return (path) => {
    const page = path.replace(/\?.*$/u, "");
    const asked = queries.get(page) ?? 0;
    queries.set(page, asked + 1);
    return asked <= QUERIES_PER_PAGE && !/^\/(en|ar)(\/|$)|^\/assets/u.test(path);
  };
}

async function readOne(
  browser: Browser,
  path: string,
  wanted: RegExp,
): Promise<{ markers: readonly string[]; links: readonly string[] }> {
  const response = await browser
    .get(path)
    .redirects(0)
    .buffer(true)
    .ok(() => true);
  const body = `${response.text} ${JSON.stringify(response.headers)}`;
  const links = Array.from(body.matchAll(/\s(?:href|action)="(\/[^"#]*)/gu), ([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  const { location } = response.headers;
  return {
    markers: Array.from(body.matchAll(wanted), ([marker]) => marker),
    links: location === undefined ? links : [...links, location],
  };
}
