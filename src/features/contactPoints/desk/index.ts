import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import type { Organisations } from "../../organisations/index.ts";
import type { Themes } from "../../themes/index.ts";
import { createArchiveContactPoint, createRestoreContactPoint } from "./archiveContactPoint.ts";
import { createAssureContactPoint } from "./assureContactPoint.ts";
import { createContactPointDeskQueries } from "./contactPointDesk.queries.ts";
import { contactPointDeskRoutes } from "./contactPointDesk.routes.ts";
import { createLoadChoices } from "./formChoices.ts";
import { createSaveContactPoint } from "./saveContactPoint.ts";

export function createContactPointDesk(
  { db, unitOfWork, now, texts }: FeatureDeps,
  { organisations, themes }: { organisations: Organisations; themes: Themes },
): Feature {
  const queries = createContactPointDeskQueries(db);
  const routes = contactPointDeskRoutes({
    queries,
    loadChoices: createLoadChoices({ queries, organisations, themes }),
    saveContactPoint: createSaveContactPoint(unitOfWork),
    archiveContactPoint: createArchiveContactPoint(unitOfWork, now),
    restoreContactPoint: createRestoreContactPoint(unitOfWork),
    assureContactPoint: createAssureContactPoint({ unitOfWork, now, wordFor: texts.translate("de") }),
  });
  return { routes };
}
