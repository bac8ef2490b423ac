import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { createRenderLetter } from "../letters.ts";
import { createExpireOffers } from "../taking/expireOffers.ts";
import { createLookBack } from "../taking/lookBack.ts";
import { createTell } from "../telling/tell.ts";
import { createAskHowItWent } from "./askHowItWent.ts";
import { lookBackRoutes } from "./lookBack.routes.ts";
import { createRemind } from "./remind.ts";

/** Looking back on an engagement, from its letter or one's own page. */
export function createReminders(deps: FeatureDeps): { readonly routes: readonly RouteSpec[] } {
  return { routes: lookBackRoutes({ ...deps, lookBack: createLookBack(deps) }) };
}

/** What comes round for volunteers by itself. All of it can be repeated and cut off at any moment. */
export interface VolunteerRounds {
  /** Ends offers that ran out and moves the waiting lists on. */
  readonly expireOffers: () => Promise<void>;
  /** Reminds of what begins soon, and asks how it went. */
  readonly remind: () => Promise<void>;
}

export function createVolunteerRounds(deps: FeatureDeps): VolunteerRounds {
  const ways = { ...deps, tell: createTell({ renderLetter: createRenderLetter(deps), now: deps.now }) };
  const expireOffers = createExpireOffers(ways);
  const remind = createRemind(ways);
  const askHowItWent = createAskHowItWent(ways);
  return {
    expireOffers: () => expireOffers(),
    async remind() {
      await remind();
      await askHowItWent();
    },
  };
}
