import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { LoadActor } from "../../shared/http/requestContext.ts";
import { createLoadActor } from "./loadActor.ts";

export { createFirstAdministratorLink } from "./createFirstAdministratorLink.ts";

export interface Accounts extends Feature {
  readonly loadActor: LoadActor;
}

export function createAccounts(deps: FeatureDeps): Accounts {
  return { routes: [], loadActor: createLoadActor(deps) };
}
