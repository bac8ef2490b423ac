import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createSendToPresent } from "../../shared/http/formerAddress.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { Themes } from "../themes/index.ts";
import { createArchiveSpace } from "./archiveSpace.ts";
import { spaceDeskRoutes } from "./focusSpaces.desk.routes.ts";
import { partyRoutes } from "./focusSpaces.parties.routes.ts";
import { createSpaceQueries } from "./focusSpaces.queries.ts";
import { spaceRoutes } from "./focusSpaces.routes.ts";
import { createRemoveParty, createSaveParty } from "./saveParty.ts";
import { createSpaceVersions } from "./spaceVersions.ts";
import { createSaveSpace } from "./saveSpace.ts";

export interface FocusSpaces extends Feature {
  /** For the history of all records. */
  readonly versioned: VersionedRecord;
}

/** Focus spaces: vacancies, squares and rooms where projects can happen. */
export function createFocusSpaces({ db, unitOfWork, now }: FeatureDeps, { themes }: { themes: Themes }): FocusSpaces {
  const queries = createSpaceQueries(db);
  const saveSpace = createSaveSpace(unitOfWork);
  return {
    versioned: createSpaceVersions({ db, queries, themes: themes.queries }),
    routes: [
      ...spaceRoutes({ queries, themes: themes.queries, sendToPresent: createSendToPresent(db) }),
      ...spaceDeskRoutes({
        queries,
        themes: themes.queries,
        saveSpace,
        archiveSpace: createArchiveSpace(unitOfWork, now),
      }),
      ...partyRoutes({
        queries,
        saveParty: createSaveParty(unitOfWork),
        removeParty: createRemoveParty(unitOfWork),
      }),
    ],
  };
}
