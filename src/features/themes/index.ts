import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createSaveTheme, createSetThemeState } from "./saveTheme.ts";
import { createThemeGroups } from "./themeGroups.ts";
import { createThemeQueries, type ThemeQueries } from "./themes.queries.ts";
import { themeRoutes } from "./themes.routes.ts";
import { createSaveTerm, createSetTermState } from "./vocabulary/saveTerm.ts";
import { createVocabularyQueries } from "./vocabulary/vocabulary.queries.ts";
import { vocabularyRoutes } from "./vocabulary/vocabulary.routes.ts";

export type { ThemeQueries, ThemeRow } from "./themes.queries.ts";
export type { ThemeCard } from "./themes.pages.ts";
export { themePaths } from "./themes.paths.ts";
export { presentThemeCards } from "./themes.presenter.ts";

export interface Themes extends Feature {
  readonly queries: ThemeQueries;
}

export function createThemes({ db, keepAnswer, unitOfWork }: FeatureDeps): Themes {
  const queries = createThemeQueries(db, keepAnswer);
  const routes = themeRoutes({
    queries,
    saveTheme: createSaveTheme(unitOfWork),
    setThemeState: createSetThemeState(unitOfWork),
    groupsOf: createThemeGroups(db),
  });
  const besideThemes = vocabularyRoutes({
    queries: createVocabularyQueries(db),
    saveTerm: createSaveTerm(unitOfWork),
    setTermState: createSetTermState(unitOfWork),
  });
  return { routes: [...routes, ...besideThemes], queries };
}
