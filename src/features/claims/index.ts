import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createFormStamp } from "../../shared/forms/stamp.ts";
import type { AdmitEditor } from "../admin/index.ts";
import { createConfirmClaim, createWithdrawClaim } from "./answerClaim.ts";
import { claimDeskRoutes } from "./claimDesk.routes.ts";
import { createClaimMails } from "./claimMails.ts";
import { createClaimQueries, type OpenClaim } from "./claims.queries.ts";
import { claimRoutes } from "./claims.routes.ts";
import { createAcceptClaim, createRejectClaim } from "./decideClaim.ts";
import { createRequestClaim } from "./requestClaim.ts";

export type { OpenClaim } from "./claims.queries.ts";
export { presentOpenClaims } from "./openClaims.presenter.ts";
export { createForgetClaims } from "./forgetClaims.ts";

export interface Claims extends Feature {
  /** Confirmed claims that wait for a decision, the longest first. */
  readonly openClaims: (limit: number) => Promise<readonly OpenClaim[]>;
}

/** People say that they speak for an organisation and want to keep its entries; the coordination decides. */
export function createClaims(deps: FeatureDeps, { admitEditor }: { admitEditor: AdmitEditor }): Claims {
  const queries = createClaimQueries(deps.db);
  const work = { ...deps, mails: createClaimMails(deps.texts, deps.origin), admitEditor };
  const routes = [
    ...claimRoutes({
      queries,
      requestClaim: createRequestClaim(work),
      confirmClaim: createConfirmClaim(work),
      withdrawClaim: createWithdrawClaim(work),
      stamp: createFormStamp(deps.sign),
      rateLimit: deps.rateLimit,
    }),
    ...claimDeskRoutes({ queries, acceptClaim: createAcceptClaim(work), rejectClaim: createRejectClaim(work) }),
  ];
  return { routes, openClaims: (limit) => queries.open(limit) };
}
