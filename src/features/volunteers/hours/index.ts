import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { WriteLetter } from "../letters.ts";
import type { Tell } from "../telling/tell.ts";
import { createContestNoShow, createDecideContest } from "./contestNoShow.ts";
import { createHoursQueries } from "./hours.queries.ts";
import { hoursDeskRoutes } from "./hoursDesk.routes.ts";
import { needHoursRoutes } from "./needHours.routes.ts";
import { ownHoursRoutes } from "./ownHours.routes.ts";
import { createRecordShift } from "./recordShift.ts";
import { createDecideHours, createRecordTold, createReportHours, createWithdrawReport } from "./reportHours.ts";

interface Given {
  readonly tell: Tell;
  readonly writeLetter: WriteLetter;
  readonly recordView: ReturnType<typeof createRecordView>;
  readonly proofsPath: string;
}

/** Time given: confirmed after shifts, reported for needs without dates, contested when somebody was missed wrongly. */
export function createHours(deps: FeatureDeps, given: Given): { readonly routes: readonly RouteSpec[] } {
  const { db, unitOfWork, now, sign } = deps;
  const { tell, writeLetter, recordView, proofsPath } = given;
  const queries = createHoursQueries(db);
  const work = { unitOfWork, tell, now };
  return {
    routes: [
      ...hoursDeskRoutes({
        db,
        queries,
        recordView,
        recordShift: createRecordShift({ ...work, sign }),
        decideContest: createDecideContest(work),
      }),
      ...needHoursRoutes({
        db,
        queries,
        recordView,
        recordTold: createRecordTold(work),
        decideHours: createDecideHours(work),
      }),
      ...ownHoursRoutes({
        ...deps,
        queries,
        proofsPath,
        reportHours: createReportHours(work),
        withdrawReport: createWithdrawReport(work),
        contestNoShow: createContestNoShow({ unitOfWork, now, writeLetter, sign }),
      }),
    ],
  };
}
