import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createSendToPresent } from "../../shared/http/formerAddress.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { RecordKind } from "../proposals/index.ts";
import type { DuplicateFinder } from "../duplicates/index.ts";
import type { Themes } from "../themes/index.ts";
import { createAssignThemes } from "./board/assignThemes.ts";
import { createBoardQueries } from "./board/board.queries.ts";
import { boardRoutes } from "./board/board.routes.ts";
import { singleRoutes } from "./board/single.routes.ts";
import { createUndoAssignment } from "./board/undoAssignment.ts";
import { createChangeOrPropose } from "./changeOrPropose.ts";
import { initiativeDeskRoutes } from "./desk.routes.ts";
import { createInitiativeVersions } from "./initiativeVersions.ts";
import { createInitiativeKind } from "./initiativeKind.ts";
import { initiativeRoutes } from "./initiatives.routes.ts";
import { createAddInitiative, createArchiveInitiative, createChangeInitiative } from "./saveInitiative.ts";

export interface Initiatives extends Feature {
  /** Initiatives for the upkeep of the directory. */
  readonly kind: RecordKind;
  /** For the history of all records. */
  readonly versioned: VersionedRecord;
}

/** The groups of the quarter and their way into the themes. */
export function createInitiatives(
  { db, unitOfWork, now }: FeatureDeps,
  given: { themes: Themes; finder: DuplicateFinder },
): Initiatives {
  const themes = given.themes.queries;
  const board = {
    themes,
    queries: createBoardQueries(db),
    assignThemes: createAssignThemes(unitOfWork, now),
    undoAssignment: createUndoAssignment(unitOfWork, now),
  };
  const desk = initiativeDeskRoutes({
    db,
    themes,
    finder: given.finder,
    addInitiative: createAddInitiative(unitOfWork),
    changeOrPropose: createChangeOrPropose({ unitOfWork, now }),
    archiveInitiative: createArchiveInitiative(unitOfWork, now),
  });
  // The board's addresses come before the one-word addresses of single initiatives.
  const routes = [
    ...initiativeRoutes({ db, themes, sendToPresent: createSendToPresent(db) }),
    ...boardRoutes(board),
    ...singleRoutes(board),
    ...desk,
  ];
  return {
    routes,
    kind: createInitiativeKind({ db, changeInitiative: createChangeInitiative }),
    versioned: createInitiativeVersions(db),
  };
}
