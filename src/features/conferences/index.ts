import type { Documents } from "../../shared/documents/documents.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Themes } from "../themes/index.ts";
import type { PlanDay } from "../volunteers/index.ts";
import { conferenceDeskRoutes } from "./conferences.desk.routes.ts";
import { conferenceDocumentRoutes } from "./conferences.documents.routes.ts";
import { groupRoutes } from "./conferences.groups.routes.ts";
import { measureRoutes } from "./conferences.measures.routes.ts";
import { noteRoutes } from "./conferences.notes.routes.ts";
import { createConferenceQueries } from "./conferences.queries.ts";
import { conferenceRoutes } from "./conferences.routes.ts";
import { createArchiveConference, createSaveConference } from "./saveConference.ts";
import { createAddDocument, createRemoveDocument } from "./saveDocument.ts";
import { createMoveGroup, createRemoveGroup, createSaveGroup } from "./saveGroup.ts";
import { createRemoveMeasure, createSaveMeasure } from "./saveMeasure.ts";
import { createRemoveNote, createSaveNote } from "./saveNote.ts";

interface Needs {
  readonly themes: Themes;
  readonly documents: Documents;
  readonly planDay: PlanDay;
}

/** The neighbourhood conferences: what was said, what was agreed, what became of it. */
export function createConferences(
  { db, unitOfWork, now }: FeatureDeps,
  { themes, documents, planDay }: Needs,
): Feature {
  const queries = createConferenceQueries(db);
  const shared = { queries, themes: themes.queries, documents };
  return {
    routes: [
      ...conferenceRoutes(shared),
      ...conferenceDeskRoutes({
        ...shared,
        planDay,
        saveConference: createSaveConference(unitOfWork),
        archiveConference: createArchiveConference(unitOfWork, now),
      }),
      ...groupRoutes({
        ...shared,
        saveGroup: createSaveGroup(unitOfWork),
        moveGroup: createMoveGroup(unitOfWork),
        removeGroup: createRemoveGroup(unitOfWork),
      }),
      ...noteRoutes({
        kind: "ergebnisse",
        queries,
        saveNote: createSaveNote(unitOfWork, "decision"),
        removeNote: createRemoveNote(unitOfWork, "decision"),
      }),
      ...noteRoutes({
        kind: "beitraege",
        queries,
        saveNote: createSaveNote(unitOfWork, "contribution"),
        removeNote: createRemoveNote(unitOfWork, "contribution"),
      }),
      ...measureRoutes({
        ...shared,
        saveMeasure: createSaveMeasure(unitOfWork),
        removeMeasure: createRemoveMeasure(unitOfWork),
      }),
      ...conferenceDocumentRoutes({
        queries,
        addDocument: createAddDocument(unitOfWork, documents),
        removeDocument: createRemoveDocument(unitOfWork, documents),
      }),
    ],
  };
}
