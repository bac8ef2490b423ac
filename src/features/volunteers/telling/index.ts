import { createDeskPoint } from "../../../shared/desk/deskPoint.ts";
import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { createCallQueries } from "./calls.queries.ts";
import { callListRoutes } from "./calls.routes.ts";
import { createSettleWords } from "./settleWords.ts";

/** The desk's list of what mails cannot tell. */
export function createCallList(
  { db, unitOfWork, now }: FeatureDeps,
  { recordView }: { readonly recordView: ReturnType<typeof createRecordView> },
): Feature {
  const settleWords = createSettleWords({ unitOfWork, now });
  return {
    routes: callListRoutes({ queries: createCallQueries(db), settleWords, recordView, deskPoint: createDeskPoint(db) }),
  };
}
