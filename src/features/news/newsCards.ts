import type { Reader } from "../../shared/text/reader.ts";
import { isOfTheArchive } from "./newsArchive.ts";
import type { ArticleCard } from "./news.pages.ts";
import { newsPaths } from "./news.paths.ts";
import type { ArticleLine } from "./news.queries.ts";

/** Articles as lines of a list, also for the start page. */
export function presentArticleCards(reader: Reader, articles: readonly ArticleLine[]): readonly ArticleCard[] {
  return articles.map((article) => ({
    title: article.title,
    lead: article.lead,
    href: reader.href(newsPaths.show(article.slug)),
    dateTime: article.publishedOn?.toISOString().slice(0, 10) ?? "",
    day: article.publishedOn === null ? "" : reader.format.day(article.publishedOn),
    archiveText: isOfTheArchive(article.publishedOn) ? reader.t("start:card.fromArchive") : "",
    revisedText:
      article.revisedOn === null ? "" : reader.t("start:card.revised", { day: reader.format.day(article.revisedOn) }),
    isExample: article.isExample,
  }));
}
