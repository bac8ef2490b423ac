import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Themes } from "../themes/index.ts";
import { createDeskContact } from "./deskContact.queries.ts";
import { createForgetMiss, createRemoveSynonym, createSaveSynonym } from "./desk/saveSynonym.ts";
import { searchDeskRoutes } from "./desk/searchDesk.routes.ts";
import { createSynonymQueries } from "./desk/synonyms.queries.ts";
import { createNoteMiss, type NoteMiss } from "./noteMiss.ts";
import { createSearchQueries, type SearchQueries } from "./search.queries.ts";
import { searchRoutes } from "./search.routes.ts";
import { createFindSitePages } from "./sitePages.ts";

export { oftenSearched } from "./often.ts";
export { createSearchQueries, type Match, type SearchQueries } from "./search.queries.ts";
export type { Bind, Narrowing } from "./statement.ts";
export { look } from "./look.ts";
export { forgetOldMisses, type NoteMiss } from "./noteMiss.ts";
export { readWords, type Words } from "./words.ts";

export interface Search extends Feature {
  /** For lists that can be searched. */
  readonly queries: SearchQueries;
  /** For lists that found nothing. */
  readonly noteMiss: NoteMiss;
}

type Deps = Pick<FeatureDeps, "db" | "pool" | "keepAnswer" | "rateLimit" | "now" | "sign" | "texts" | "unitOfWork">;

export function createSearch(
  { db, pool, keepAnswer, rateLimit, now, sign, texts, unitOfWork }: Deps,
  { themes }: { themes: Themes },
): Search {
  const queries = createSearchQueries(pool, keepAnswer);
  const noteMiss = createNoteMiss({ pool, rateLimit, now, sign });
  return {
    queries,
    noteMiss,
    routes: [
      ...searchRoutes({
        queries,
        themes: themes.queries,
        deskContact: createDeskContact(db, keepAnswer),
        noteMiss,
        findSitePages: createFindSitePages(texts.translate("de")),
      }),
      ...searchDeskRoutes({
        queries: createSynonymQueries(db),
        saveSynonym: createSaveSynonym(unitOfWork),
        removeSynonym: createRemoveSynonym(unitOfWork),
        forgetMiss: createForgetMiss(unitOfWork),
      }),
    ],
  };
}
