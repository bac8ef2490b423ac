import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { LoadActor } from "../../shared/http/requestContext.ts";
import { createDemo } from "./demoSignIns.ts";
import { createKnownDevices } from "./knownDevices.ts";
import { createLoadActor } from "./loadActor.ts";
import { createPasswords } from "./passwords.ts";
import { createCheckPassword, createConfirmCode } from "./signIn.ts";
import { signInRoutes } from "./signIn.routes.ts";

export { createFirstAdministratorLink } from "./createFirstAdministratorLink.ts";

export interface Accounts extends Feature {
  readonly loadActor: LoadActor;
}

export function createAccounts(deps: FeatureDeps): Accounts {
  const { db } = deps;
  const passwords = createPasswords();
  const routes = signInRoutes({
    checkPassword: createCheckPassword({ ...deps, passwords }),
    confirmCode: createConfirmCode(deps),
    loginOf: async (personId) =>
      (await db.credential.findUnique({ where: { personId }, select: { login: true } }))?.login ?? null,
    rateLimit: deps.rateLimit,
    sessions: deps.sessions,
    devices: createKnownDevices(deps),
    demo: createDemo(deps),
  });
  return { routes, loadActor: createLoadActor(deps) };
}
