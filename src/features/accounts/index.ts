import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { LoadActor } from "../../shared/http/requestContext.ts";
import { createAcceptInvitation } from "./acceptInvitation.ts";
import { createOwnAccountQuery } from "./account.queries.ts";
import { accountRoutes } from "./account.routes.ts";
import { authenticatorRoutes } from "./authenticator.routes.ts";
import { createDemo } from "./demoSignIns.ts";
import { createEnrol, createWaitingKeyOf } from "./enrol.ts";
import { invitationRoutes } from "./invitation.routes.ts";
import { createKnownDevices } from "./knownDevices.ts";
import { createFindLink } from "./links.ts";
import { createLoadActor } from "./loadActor.ts";
import {
  createChangeOwnName,
  createChangePassword,
  createCheckOwnPassword,
  createEndOtherSessions,
  createRenewRecoveryCodes,
} from "./ownAccount.ts";
import { createPasswords } from "./passwords.ts";
import { resetRoutes } from "./reset.routes.ts";
import { createRenewAuthenticator, createResetAuthenticator, type ResetAuthenticator } from "./resetAuthenticator.ts";
import { createRequestReset, createResetPassword } from "./resetPassword.ts";
import { createRoleGrants, type RoleGrants } from "./roleGrants.ts";
import { createSendInvitation, type SendInvitation } from "./sendInvitation.ts";
import { createCheckPassword, createConfirmCode } from "./signIn.ts";
import { signInRoutes } from "./signIn.routes.ts";

export { createFirstAdministratorLink } from "./createFirstAdministratorLink.ts";
export { endSessions } from "./endSessions.ts";
export { judgePassword } from "./passwordPolicy.ts";
export { createPasswords, type Passwords } from "./passwords.ts";
export { passwordText } from "./signIn.forms.ts";
export { presentGrant } from "./account.presenter.ts";
export type { GrantRow, RoleGrants } from "./roleGrants.ts";
export type { ResetAuthenticator } from "./resetAuthenticator.ts";
export type { Invited, SendInvitation } from "./sendInvitation.ts";

export interface Accounts extends Feature {
  readonly loadActor: LoadActor;
  readonly roleGrants: RoleGrants;
  readonly sendInvitation: SendInvitation;
  readonly resetAuthenticator: ResetAuthenticator;
}

export function createAccounts(deps: FeatureDeps): Accounts {
  const { db, rateLimit, sessions } = deps;
  const parts = { ...deps, passwords: createPasswords() };
  const roleGrants = createRoleGrants(db);
  const signIn = signInRoutes({
    checkPassword: createCheckPassword(parts),
    confirmCode: createConfirmCode(parts),
    loginOf: async (personId) =>
      (await db.credential.findUnique({ where: { personId }, select: { login: true } }))?.login ?? null,
    devices: createKnownDevices(deps),
    demo: createDemo(deps),
    rateLimit,
    sessions,
  });
  const findLink = createFindLink(deps);
  const invitation = invitationRoutes({
    findLink,
    acceptInvitation: createAcceptInvitation(parts),
    waitingKeyOf: createWaitingKeyOf(deps),
    enrol: createEnrol(deps),
    rateLimit,
    sessions,
  });
  const reset = resetRoutes({
    findLink,
    requestReset: createRequestReset(deps),
    resetPassword: createResetPassword(parts),
    rateLimit,
  });
  const checkOwnPassword = createCheckOwnPassword(parts);
  const authenticator = authenticatorRoutes({
    findLink,
    checkOwnPassword,
    renewAuthenticator: createRenewAuthenticator(deps),
    rateLimit,
    sessions,
  });
  const own = accountRoutes({
    ownAccountOf: createOwnAccountQuery(db),
    checkOwnPassword,
    changePassword: createChangePassword(parts),
    changeOwnName: createChangeOwnName(parts),
    renewRecoveryCodes: createRenewRecoveryCodes(parts),
    endOtherSessions: createEndOtherSessions(parts),
    roleGrants,
    rateLimit,
    sessions,
  });
  return {
    routes: [...signIn, ...invitation, ...reset, ...authenticator, ...own],
    loadActor: createLoadActor(deps),
    roleGrants,
    sendInvitation: createSendInvitation(deps),
    resetAuthenticator: createResetAuthenticator(deps),
  };
}
