import { patternFinder } from "../../src/tools/examplePages.ts";
import type { Browser, TestHouse } from "./app.ts";

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
/** Rows of one kind, and filters of one list, show the same fields: so many addresses of each route are read. */
const ADDRESSES_PER_ROUTE = 12;

/** Follows every link of this house, a dozen for each route; each marker with the first address it was met at. `marker` is global. */
export async function readEverything(
  browser: Browser,
  { routes }: Pick<TestHouse, "routes">,
  marker: RegExp,
): Promise<{ met: Map<string, string>; pages: number }> {
  const met = new Map<string, string>();
  const seen = new Set<string>();
  const isWorthIt = byRoute(routes);
  const queue = [...STARTS];
  while (queue.length > 0) {
    const path = queue.shift() ?? "";
    if (seen.has(path) || !isWorthIt(path)) continue;
    seen.add(path);
    const { markers, links } = await readOne(browser, path, marker);
    for (const one of markers) if (!met.has(one)) met.set(one, path);
    queue.push(...links);
  }
  return { met, pages: seen.size };
}

/** Says yes to German pages and files, and to a dozen of each route. */
function byRoute(routes: TestHouse["routes"]): (path: string) => boolean {
  const patternOf = patternFinder(routes);
  const asked = new Map<string, number>();
  return (path) => {
    if (/^\/(en|ar)(\/|$)|^\/assets/u.test(path)) return false;
    const page = path.replace(/\?.*$/u, "");
    const route = patternOf(page) ?? page;
    asked.set(route, (asked.get(route) ?? 0) + 1);
    return (asked.get(route) ?? 0) <= ADDRESSES_PER_ROUTE;
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
