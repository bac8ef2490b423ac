import type { RouteSpec } from "../shared/http/routes.ts";

/** Fetches one of our own addresses as somebody: its status and HTML. */
export type FetchPage = (
  path: string,
) => Promise<{ readonly status: number; readonly type: string; readonly html: string }>;

export interface ExamplePage {
  readonly pattern: string;
  readonly path: string;
}

const LIMIT = 400;

/**
 * Follows links from `starts` and keeps the first address found for every route that answers with a page. What only
 * differs by its query counts as the same page. The order is that of discovery.
 */
export async function examplePages(
  routes: readonly RouteSpec[],
  starts: readonly string[],
  fetchPage: FetchPage,
): Promise<readonly ExamplePage[]> {
  const patternOf = patternFinder(routes);
  const found = new Map<string, string>();
  const tried = new Set<string>();
  const queue = [...starts];
  while (queue.length > 0 && tried.size < LIMIT) {
    const path = queue.shift() ?? "";
    const pattern = patternOf(path);
    if (pattern === null || tried.has(path) || found.has(pattern)) continue;
    tried.add(path);
    const links = await linksOf(path, fetchPage);
    if (links === null) continue;
    found.set(pattern, path);
    queue.push(...links);
  }
  return [...found].map(([pattern, path]) => ({ pattern, path }));
}

/** The links of a page; null when the address answers with something else. */
async function linksOf(path: string, fetchPage: FetchPage): Promise<readonly string[] | null> {
  const { status, type, html } = await fetchPage(path);
  return status === 200 && type.includes("text/html") ? linksIn(html) : null;
}

/** Names the route of an address; null where none answers. */
export function patternFinder(routes: readonly RouteSpec[]): (path: string) => string | null {
  const patterns = routes
    .filter((route) => route.method === "get")
    .map((route) => ({ pattern: route.path, expression: expressionFor(route.path) }));
  return (path) => patterns.find((candidate) => candidate.expression.test(path))?.pattern ?? null;
}

/** Fixed paths are tried before patterns with a name in them, as Express does by the order of mounting. */
function expressionFor(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/gu, "\\.").replace(/:\w+/gu, "[^/]+")}/?$`, "u");
}

function linksIn(html: string): readonly string[] {
  return Array.from(html.matchAll(/<a\b[^>]*?\shref="(\/[^"#?]*)/gu), ([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  ).filter((href) => !/^\/(en|ar)(\/|$)/u.test(href) && !href.startsWith("//"));
}
