import type { LoadActor } from "../shared/http/requestContext.ts";
import type { Feature, FeatureDeps } from "../shared/feature.ts";
import { createDocuments } from "../shared/documents/documents.ts";
import type { DeskCounts } from "../shared/pages/layout.ts";
import { createAccounts } from "./accounts/index.ts";
import { createOrganisations } from "./organisations/index.ts";
import { createEvents } from "./events/index.ts";
import { createNews } from "./news/index.ts";
import { createStart } from "./start/index.ts";
import { createFocusSpaces } from "./focusSpaces/index.ts";
import { createInitiatives } from "./initiatives/index.ts";
import { createThemes } from "./themes/index.ts";

interface Features {
  readonly features: readonly Feature[];
  readonly deskCounts: DeskCounts;
  readonly loadActor: LoadActor;
}

/** Builds every feature, in the order of the navigation; what one needs of another is passed by name. */
export function createFeatures(deps: FeatureDeps): Features {
  const accounts = createAccounts(deps);
  const themes = createThemes(deps);
  const initiatives = createInitiatives(deps, { themes });
  const organisations = createOrganisations(deps);
  const documents = createDocuments(deps);
  const focusSpaces = createFocusSpaces(deps, { themes });
  const events = createEvents(deps);
  const news = createNews(deps);
  const start = createStart({ themes, events, news });
  return {
    features: [start, themes, events, news, organisations, documents, focusSpaces, initiatives, accounts],
    deskCounts: () => Promise.resolve({}),
    loadActor: accounts.loadActor,
  };
}
