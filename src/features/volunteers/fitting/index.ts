import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { Tell } from "../telling/tell.ts";
import { candidateRoutes } from "./desk/candidates.routes.ts";
import { createOfferNeed } from "./desk/offerNeed.ts";
import { createHideNeed } from "./hideNeed.ts";
import { createLoadNames } from "./names.ts";
import { suitsRoutes } from "./suits.routes.ts";

/** What suits whom: the volunteer's own list, and the desk's search for people. */
export function createFitting(
  { db, unitOfWork, now }: FeatureDeps,
  { tell, recordView }: { readonly tell: Tell; readonly recordView: ReturnType<typeof createRecordView> },
): Feature {
  const loadNames = createLoadNames(db);
  return {
    routes: [
      ...suitsRoutes({ db, loadNames, hideNeed: createHideNeed(unitOfWork) }),
      ...candidateRoutes({ db, loadNames, offerNeed: createOfferNeed({ unitOfWork, tell, now }), recordView }),
    ],
  };
}
