import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import type { Freshness, PageCache } from "../cache/pageCache.ts";
import { framedBy as framedLines } from "../http/securityHeaders.ts";
import { sessionOf } from "../http/sessions.ts";
import { frameReader, visitOf, type Visit } from "../http/visit.ts";
import { createReader } from "../text/reader.ts";
import type { CreateLayout } from "./layout.ts";
import type { Page, PageModel } from "./page.ts";
import type { Render } from "./renderer.ts";
import type { Site } from "./site.ts";
import type { SafeHtml } from "./safeHtml.ts";

/** What sending a page needs; built once and put on the app. */
export interface Pages {
  readonly render: Render;
  readonly layout: CreateLayout;
  readonly cache: PageCache;
  /** Headers of a kept page, the security headers among them. */
  readonly keptHeaders: Readonly<Record<string, string>>;
  readonly site: (visit: Visit) => Site;
}

export interface SendOptions {
  readonly status?: number;
  /** Given: the page may be kept for people who are not signed in. Left out: it is never kept. */
  readonly keep?: Freshness;
  /** Sites that may show this page inside theirs (checked origins); left out: none. */
  readonly framedBy?: readonly string[];
}

const PAGES = "pages";
/** The address under which a page may be kept, set by the router when the query is known. */
export const CACHE_KEY = "cacheKey";

export function setPages(res: Response, pages: Pages): void {
  res.locals[PAGES] = pages;
}

/** Renders a page in its layout and sends it; the only place that answers with HTML. */
export async function sendPage<Model extends PageModel>(
  res: Response,
  page: Page<Model>,
  model: NoInfer<Model>,
  { status = 200, keep, framedBy = [] }: SendOptions = {},
): Promise<void> {
  const visit = visitOf(res);
  const pages = res.locals[PAGES] as Pages;
  takeNotice(res.req, visit);
  const html = await wholePage({ pages, visit, page, model });
  const key = keptKey(res);
  const headers = framedLines(framedBy, pages.keptHeaders);
  if (framedBy.length > 0) letFrame(res, headers);
  if (keep && key !== null && status === 200) {
    pages.cache.keep(key, visit.begun, { text: html, headers, freshness: keep });
    res.set("Cache-Control", pages.keptHeaders["Cache-Control"]);
  } else {
    res.set("Cache-Control", "no-store");
  }
  res.set("Vary", "Accept-Encoding, Cookie");
  res.status(status).type("html").send(html);
}

/** Every answer denies to be framed before its page is known. */
function letFrame(res: Response, headers: Readonly<Record<string, string>>): void {
  const names = ["Content-Security-Policy", "Cross-Origin-Resource-Policy"] as const;
  for (const name of names) res.set(name, headers[name]);
  res.removeHeader("X-Frame-Options");
}

/** A file made from records, which everybody gets alike. */
export interface TextFile {
  readonly text: string;
  /** Content-Type, and what else belongs to this kind of file. */
  readonly headers: Readonly<Record<string, string>>;
  readonly keep: Freshness;
}

/** Sends a calendar, a feed or a sitemap and keeps it the way pages are kept; a file that is known is answered 304. */
export function sendText(res: Response, { text, headers, keep }: TextFile): void {
  const pages = res.locals[PAGES] as Pages;
  const key = keptKey(res);
  const kept = { ...pages.keptHeaders, ...headers };
  if (key !== null) {
    pages.cache.keep(key, visitOf(res).begun, { text, headers: kept, freshness: keep });
    if (pages.cache.serve(res.req, res, key)) return;
  }
  const tag = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  res.set({ ...headers, "Cache-Control": kept["Cache-Control"], Vary: kept["Vary"], ETag: `"${tag}"` });
  if (res.req.fresh) res.status(304).end();
  else res.send(text);
}

/** What was just done is said once, on the next page; other answers (files, pictures) leave it for that page. */
function takeNotice(req: Request, visit: Visit): void {
  const session = sessionOf(req);
  if (req.method !== "GET" || session?.notice === undefined) return;
  visit.notice = session.notice;
  delete session.notice;
}

/** The address to keep an answer under; null unless it is one that every guest gets. */
function keptKey(res: Response): string | null {
  const isForAll = visitOf(res).actor.kind === "guest" && res.req.headers.cookie === undefined;
  return isForAll && res.req.method === "GET" ? ((res.locals[CACHE_KEY] as string | undefined) ?? null) : null;
}

async function wholePage(given: {
  pages: Pages;
  visit: Visit;
  page: Page<PageModel>;
  model: PageModel;
}): Promise<SafeHtml> {
  const { pages, visit, page, model } = given;
  const site = pages.site(visit);
  const { t } = createReader(visit.texts, visit.pageLanguage, visit.language);
  const body = pages.render(page.view, { page: model, t, site });
  const layout = await pages.layout({ visit, page: model, body, kind: page.layout });
  return pages.render(`layouts/${page.layout}`, { page: layout, t: frameReader(visit).t, site });
}
