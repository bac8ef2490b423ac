import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { RenderLetter, WriteLetter } from "../letters.ts";
import type { Tell } from "../telling/tell.ts";
import { createAdoptSeries, createEndAdoption } from "./adoptSeries.ts";
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
  readonly writeLetter: WriteLetter;
}

/** Signing up, the waiting list and its offers, finding a replacement, and taking on series. */
export function createTaking(
  deps: FeatureDeps,
  { tell, renderLetter, writeLetter }: Ways,
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
      adoptSeries: createAdoptSeries(work),
      endAdoption: createEndAdoption({ ...work, writeLetter }),
    }),
    loadJoinParts: createLoadJoinParts({ db, expireOffers: createExpireOffers({ db, ...work }) }),
  };
}
