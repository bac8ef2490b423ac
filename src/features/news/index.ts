import type { Documents } from "../../shared/documents/documents.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Themes } from "../themes/index.ts";
import { createAddArticleDocument, createRemoveArticleDocument } from "./articleDocuments.ts";
import { presentArticleCards } from "./newsCards.ts";
import { newsDeskRoutes } from "./newsDesk.routes.ts";
import type { ArticleCard } from "./news.pages.ts";
import { createNewsQueries } from "./news.queries.ts";
import { newsRoutes } from "./news.routes.ts";
import { createSaveArticle } from "./saveArticle.ts";

export { PROGRAMME_PATH } from "./newsArchive.ts";
export type { ArticleCard } from "./news.pages.ts";

export interface News extends Feature {
  /** The newest articles, for the start page. */
  readonly latest: (reader: Reader, limit: number) => Promise<readonly ArticleCard[]>;
}

export function createNews(
  { db, unitOfWork, now, origin }: FeatureDeps,
  { themes, documents }: { readonly themes: Themes; readonly documents: Documents },
): News {
  const queries = createNewsQueries(db, now);
  const shared = { queries, themes, documents, origin };
  return {
    routes: [
      ...newsRoutes(shared),
      ...newsDeskRoutes({
        ...shared,
        saveArticle: createSaveArticle({ unitOfWork, now }),
        addDocument: createAddArticleDocument({ unitOfWork, documents }),
        removeDocument: createRemoveArticleDocument({ unitOfWork, documents }),
      }),
    ],
    latest: async (reader, limit) => presentArticleCards(reader, await queries.latest(limit)),
  };
}
