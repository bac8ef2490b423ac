import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Themes } from "../themes/index.ts";
import { createLegalQueries } from "./legal.queries.ts";
import { legalRoutes } from "./legal.routes.ts";

/** What the law asks of a site, and the files that machines look for. */
export function createLegal(
  { db, origin, isDemo, now }: FeatureDeps,
  { themes }: { readonly themes: Themes },
): Feature {
  const routes = legalRoutes({ queries: createLegalQueries(db), listThemes: themes.queries.list, origin, isDemo, now });
  return { routes };
}
