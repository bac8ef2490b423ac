import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import type { VersionedRecord } from "../../../shared/versions/versionedRecord.ts";
import type { DuplicateFinder, LookalikesOf } from "../../duplicates/index.ts";
import type { Organisations } from "../../organisations/index.ts";
import type { RecordKind } from "../../proposals/index.ts";
import type { Themes } from "../../themes/index.ts";
import { createArchiveContactPoint, createRestoreContactPoint } from "./archiveContactPoint.ts";
import { createAssureContactPoint } from "./assureContactPoint.ts";
import { createContactPointDeskQueries } from "./contactPointDesk.queries.ts";
import { contactPointDeskRoutes } from "./contactPointDesk.routes.ts";
import { createContactPointVersions } from "./contactPointVersions.ts";
import { createContactPointKind } from "./contactPointKind.ts";
import { createLoadChoices } from "./formChoices.ts";
import { createSaveOrPropose } from "./saveOrPropose.ts";
import { createSimilarPoints } from "./similarPoints.ts";
import { createSetAlert } from "./setAlert.ts";

export interface ContactPointDesk extends Feature {
  /** Contact points for the upkeep of the directory. */
  readonly kind: RecordKind;
  /** For the history of all records. */
  readonly versioned: VersionedRecord;
}

interface Given {
  readonly organisations: Organisations;
  readonly themes: Themes;
  readonly finder: DuplicateFinder;
  readonly lookalikesOf: LookalikesOf;
}

export function createContactPointDesk(
  { db, unitOfWork, now, texts }: FeatureDeps,
  { organisations, themes, finder, lookalikesOf }: Given,
): ContactPointDesk {
  const queries = createContactPointDeskQueries(db);
  const loadChoices = createLoadChoices({ queries, organisations, themes });
  const routes = contactPointDeskRoutes({
    queries,
    similar: createSimilarPoints({ queries, finder, lookalikesOf }),
    loadChoices,
    saveOrPropose: createSaveOrPropose({ unitOfWork, now }),
    archiveContactPoint: createArchiveContactPoint(unitOfWork, now),
    restoreContactPoint: createRestoreContactPoint(unitOfWork),
    setAlert: createSetAlert(unitOfWork),
    closedWord: texts.translate("de")("organisations:alert.closedToday"),
    assureContactPoint: createAssureContactPoint({ unitOfWork, now, wordFor: texts.translate("de") }),
  });
  return {
    routes,
    kind: createContactPointKind({ db, loadChoices }),
    versioned: createContactPointVersions({ db, queries, loadChoices }),
  };
}
