import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { SendPersonal } from "../../print/index.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { clearanceRoutes } from "./clearance.routes.ts";
import { createDeleteClearance, createRecordClearance } from "./recordClearance.ts";

interface Given {
  readonly sendPersonal: SendPersonal;
  readonly recordView: ReturnType<typeof createRecordView>;
}

/** The note that a certificate of conduct was seen, with its end. */
export function createClearance(deps: FeatureDeps, given: Given): { readonly routes: readonly RouteSpec[] } {
  const recordClearance = createRecordClearance(deps);
  const deleteClearance = createDeleteClearance(deps);
  return { routes: clearanceRoutes({ db: deps.db, recordClearance, deleteClearance, ...given }) };
}
