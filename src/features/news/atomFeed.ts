import { Feed } from "feed";
import { localPath } from "../../shared/text/languages.ts";
import { escapeHtml, renderMarkdown } from "../../shared/text/markdown.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { newsPaths } from "./news.paths.ts";
import type { ArticleWhole } from "./news.queries.ts";

/** The news as an Atom feed (RFC 4287): addresses are absolute, ids never change. Titles count as HTML there. */
export function atomFeed(reader: Reader, origin: string, articles: readonly ArticleWhole[]): string {
  const absolute = (path: string) => `${origin}${localPath(reader.language, path)}`;
  const feed = new Feed({
    title: reader.t("news:feed.title"),
    description: reader.t("news:list.lead"),
    id: `tag:${new URL(origin).hostname},2026:aktuelles`,
    link: absolute(newsPaths.list()),
    feedLinks: { atom: absolute(newsPaths.feed()) },
    language: reader.language,
    updated: new Date(Math.max(0, ...articles.map((article) => updatedAt(article).getTime()))),
    author: { name: reader.t("frame:site.name") },
    generator: false,
  });
  for (const article of articles) {
    feed.addItem({
      id: `urn:uuid:${article.id}`,
      title: escapeHtml(article.title),
      link: absolute(newsPaths.show(article.slug)),
      description: escapeHtml(article.lead),
      content: renderMarkdown(article.body, { origin }),
      published: article.publishedOn ?? updatedAt(article),
      date: updatedAt(article),
    });
  }
  return feed.atom1();
}

/** Readers show an entry as new when this moves: the day of publishing, or of the marked update. */
function updatedAt({ publishedOn, revisedOn, updatedAt: stored }: ArticleWhole): Date {
  return revisedOn ?? publishedOn ?? stored;
}
