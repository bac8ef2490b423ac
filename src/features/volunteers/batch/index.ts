import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { createLoadNames } from "../fitting/names.ts";
import type { Tell } from "../telling/tell.ts";
import { createAcceptCells, createEndBatch } from "./acceptCells.ts";
import { batchRoutes } from "./batch.routes.ts";
import { createChangeCell } from "./changeCell.ts";
import { createStartBatch, createTakeOver } from "./startBatch.ts";

/** Proposals of people for many shifts at once, such as a clean-up day or a season. */
export function createBatch(
  { db, unitOfWork, now }: FeatureDeps,
  { tell, recordView }: { readonly tell: Tell; readonly recordView: ReturnType<typeof createRecordView> },
): { readonly routes: readonly RouteSpec[] } {
  const work = { unitOfWork, now };
  return {
    routes: batchRoutes({
      db,
      recordView,
      loadNames: createLoadNames(db),
      startBatch: createStartBatch(work),
      takeOver: createTakeOver(work),
      changeCell: createChangeCell(work),
      acceptCells: createAcceptCells({ ...work, tell }),
      endBatch: createEndBatch(work),
    }),
  };
}
