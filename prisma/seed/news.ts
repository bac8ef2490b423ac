import { dateColumn, dayOf } from "../../src/shared/clock.ts";
import { linkThemes } from "./links.ts";
import { before, seedId, verifiedOriginOf } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";
import { ARTICLES } from "./newsRows.ts";
import type { SeedArticle } from "./newsRows.ts";

/** Writes six pieces of history, one invented notice and the page about the end of the programme. */
export async function seedNews(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await db.article.createMany({ data: ARTICLES.map((article) => articleRow(article, now)) });
  const links = ARTICLES.map(({ key, themes }) => [`article/${key}`, themes] as const);
  await linkThemes(db, "article", links);
}

function articleRow(article: SeedArticle, now: Date) {
  return {
    id: seedId(`article/${article.key}`),
    slug: article.key,
    kind: article.kind ?? "news",
    title: article.title,
    lead: article.lead,
    body: article.body,
    state: "published" as const,
    publishedOn: article.day === undefined ? dateColumn(dayOf(before(now, 5))) : columnOf(article.day),
    revisedOn: article.revision === undefined ? null : columnOf(article.revision.day),
    revisionNote: article.revision?.note ?? null,
    creator: "Stadtteilladen Wehringhausen",
    ...verifiedOriginOf(article.source, article.source === undefined ? "no" : "yes"),
  };
}

function columnOf(day: string): Date {
  return dateColumn(Temporal.PlainDate.from(day));
}
