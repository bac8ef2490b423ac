import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { presentArticleCards } from "./newsCards.ts";
import type { ArticleCard } from "./news.pages.ts";
import { createNewsQueries } from "./news.queries.ts";

export type { ArticleCard } from "./news.pages.ts";

export interface News extends Feature {
  /** The newest articles, for the start page. */
  readonly latest: (reader: Reader, limit: number) => Promise<readonly ArticleCard[]>;
}

export function createNews({ db }: FeatureDeps): News {
  const queries = createNewsQueries(db);
  return {
    routes: [],
    latest: async (reader, limit) => presentArticleCards(reader, await queries.latest(limit)),
  };
}
