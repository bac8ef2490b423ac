import type { Request, Response } from "express";
import type { Actor } from "../access/actor.ts";
import type { Freshness, PageCache } from "../cache/pageCache.ts";
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
  { status = 200, keep }: SendOptions = {},
): Promise<void> {
  const visit = visitOf(res);
  const pages = res.locals[PAGES] as Pages;
  takeNotice(res.req, visit);
  const html = await wholePage({ pages, visit, page, model });
  const key = res.locals[CACHE_KEY] as string | undefined;
  if (keep && key !== undefined && status === 200 && mayKeep(visit.actor, res)) {
    pages.cache.keep(key, visit.begun, { html, headers: pages.keptHeaders, freshness: keep });
    res.set("Cache-Control", pages.keptHeaders["Cache-Control"]);
  } else {
    res.set("Cache-Control", "no-store");
  }
  res.set("Vary", "Accept-Encoding, Cookie");
  res.status(status).type("html").send(html);
}

/** What was just done is said once, on the next page; other answers (files, pictures) leave it for that page. */
function takeNotice(req: Request, visit: Visit): void {
  const session = sessionOf(req);
  if (req.method !== "GET" || session?.notice === undefined) return;
  visit.notice = session.notice;
  delete session.notice;
}

function mayKeep(actor: Actor, res: Response): boolean {
  return actor.kind === "guest" && res.req.method === "GET" && res.req.headers.cookie === undefined;
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
