import type { Request, Response } from "express";
import { z } from "zod";
import { notFound } from "../../shared/errors/AppError.ts";
import type { Documents } from "../../shared/documents/documents.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage, sendText } from "../../shared/pages/sendPage.ts";
import type { ThemeRow, Themes } from "../themes/index.ts";
import { atomFeed } from "./atomFeed.ts";
import { articlePage, newsListPage } from "./news.pages.ts";
import { presentArticle, presentNewsList, type NewsChoice } from "./news.presenter.ts";
import type { NewsQueries } from "./news.queries.ts";
import { PROGRAMME_PAGE } from "./newsArchive.ts";

interface Deps {
  readonly queries: NewsQueries;
  readonly themes: Themes;
  readonly documents: Documents;
  readonly origin: string;
}

const ON_A_PAGE = 20;
const IN_THE_FEED = 30;

/** Nonsense in the address is ignored. */
const listQuery = z.object({
  jahr: z.coerce.number().int().min(1900).max(2999).nullable().catch(null),
  thema: z.string().max(80).catch(""),
  seite: z.coerce.number().int().min(1).max(500).catch(1),
});

export function newsRoutes({ queries, themes, documents, origin }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/aktuelles", access: "public", query: ["jahr", "thema", "seite"], handle: showList },
    { method: "get", path: "/aktuelles.atom", access: "public", handle: sendFeed },
    { method: "get", path: "/aktuelles/:slug", access: "public", handle: showArticle },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "news");
    const [years, themeRows, pages] = await Promise.all([
      queries.years(),
      themes.queries.list(reader.language),
      queries.pages(),
    ]);
    const choice = choiceOf(req, themeRows);
    const found = await queries.list(
      { year: choice.year, themeId: choice.theme?.id ?? null },
      { skip: (choice.page - 1) * ON_A_PAGE, take: ON_A_PAGE + 1 },
    );
    const facts = { choice, years, themes: themeRows, pages, articles: found.slice(0, ON_A_PAGE) };
    await sendPage(res, newsListPage, presentNewsList(reader, { ...facts, hasNext: found.length > ON_A_PAGE }), {
      keep: { dependsOn: ["article", "theme"] },
    });
  }

  async function showArticle(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "news");
    const article = await queries.bySlug(paramOf(req, "slug"));
    if (!article) throw notFound();
    const [themeRows, themeIds, items, programme] = await Promise.all([
      themes.queries.list(reader.language),
      queries.themeIdsOf(article.id),
      documents.listFor(reader, { linkType: "article", linkId: article.id }),
      queries.bySlug(PROGRAMME_PAGE),
    ]);
    const page = presentArticle(reader, {
      article,
      origin,
      themes: themeRows.filter((theme) => themeIds.includes(theme.id)),
      documents: items,
      hasProgrammePage: programme !== null,
    });
    await sendPage(res, articlePage, page, { keep: { dependsOn: ["article", "theme"] } });
  }

  async function sendFeed(_req: Request, res: Response): Promise<void> {
    const [articles, changedAt] = await Promise.all([queries.feed(IN_THE_FEED), queries.lastChange()]);
    sendText(res, {
      text: atomFeed(readerOf(res, "news"), origin, articles),
      headers: {
        "Content-Type": "application/atom+xml; charset=utf-8",
        ...(changedAt ? { "Last-Modified": changedAt.toUTCString() } : {}),
      },
      keep: { dependsOn: ["article"] },
    });
  }
}

function choiceOf(req: Request, themes: readonly ThemeRow[]): NewsChoice {
  const { jahr, thema, seite } = listQuery.parse({
    jahr: req.query["jahr"] ?? null,
    thema: req.query["thema"] ?? "",
    seite: req.query["seite"] ?? 1,
  });
  return { year: jahr, theme: themes.find((theme) => theme.code === thema) ?? null, page: seite };
}
