import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { RenderLetter } from "../letters.ts";
import type { Tell } from "../telling/tell.ts";
import { createAnswerOffer } from "./answerOffer.ts";
import { createExpireOffers } from "./expireOffers.ts";
import { createLoadJoinParts, type LoadJoinParts } from "./loadJoinParts.ts";
import { createSignUp } from "./signUp.ts";
import { createSeekSwap, createTakeOver } from "./swap.ts";
import { createTakeTurns } from "./takeTurns.ts";
import { takingRoutes } from "./taking.routes.ts";

interface Ways {
  readonly tell: Tell;
  readonly renderLetter: RenderLetter;
}

/** Signing up, the waiting list and its offers, and finding a replacement. */
export function createTaking(
  deps: FeatureDeps,
  { tell, renderLetter }: Ways,
): { readonly routes: readonly RouteSpec[]; readonly loadJoinParts: LoadJoinParts } {
  const { db, unitOfWork, now } = deps;
  const work = { unitOfWork, tell, now };
  return {
    routes: takingRoutes({
      ...deps,
      signUp: createSignUp({ ...work, takeTurns: createTakeTurns() }),
      answerOffer: createAnswerOffer({ ...work, renderLetter }),
      seekSwap: createSeekSwap(work),
      takeOver: createTakeOver(work),
    }),
    loadJoinParts: createLoadJoinParts({ db, expireOffers: createExpireOffers({ db, ...work }) }),
  };
}
