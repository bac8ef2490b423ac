import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createSendToPresent } from "../../shared/http/formerAddress.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { Themes } from "../themes/index.ts";
import { createArchiveSpace } from "./archiveSpace.ts";
import { createAssureSpace } from "./assureSpace.ts";
import { spaceDeskRoutes } from "./focusSpaces.desk.routes.ts";
import { partyRoutes } from "./focusSpaces.parties.routes.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import { createSpaceQueries, type DueSpace } from "./focusSpaces.queries.ts";
import { spaceRoutes } from "./focusSpaces.routes.ts";
import { createRemoveParty, createSaveParty } from "./saveParty.ts";
import { createSpaceVersions } from "./spaceVersions.ts";
import { createSaveSpace } from "./saveSpace.ts";

export interface FocusSpaces extends Feature {
  /** For the history of all records. */
  readonly versioned: VersionedRecord;
  /** Public spaces whose check is due at this moment, with the page at the desk where it is noted. */
  readonly dueSpaces: (now: Date) => Promise<readonly (DueSpace & { readonly path: string })[]>;
}

/** Focus spaces: vacancies, squares and rooms where projects can happen. */
export function createFocusSpaces({ db, unitOfWork, now }: FeatureDeps, { themes }: { themes: Themes }): FocusSpaces {
  const queries = createSpaceQueries(db);
  const saveSpace = createSaveSpace(unitOfWork);
  return {
    dueSpaces: async (at) =>
      (await queries.due(at)).map((space) => ({ ...space, path: spacePaths.deskShow(space.slug) })),
    versioned: createSpaceVersions({ db, queries, themes: themes.queries }),
    routes: [
      ...spaceRoutes({ queries, themes: themes.queries, sendToPresent: createSendToPresent(db) }),
      ...spaceDeskRoutes({
        queries,
        themes: themes.queries,
        saveSpace,
        archiveSpace: createArchiveSpace(unitOfWork, now),
        assureSpace: createAssureSpace(unitOfWork, now),
      }),
      ...partyRoutes({
        queries,
        saveParty: createSaveParty(unitOfWork),
        removeParty: createRemoveParty(unitOfWork),
      }),
    ],
  };
}
