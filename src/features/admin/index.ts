import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Accounts } from "../accounts/index.ts";
import { createAdmitEditor, type AdmitEditor } from "./admitEditor.ts";
import { createAuditLogQueries } from "./auditLog.queries.ts";
import { auditLogRoutes } from "./auditLog.routes.ts";
import { createInviteAgain, createInvitePerson } from "./invitePerson.ts";
import { createListDeskPoints, createReadOperator, createSaveOperator } from "./operator.ts";
import { operatorRoutes } from "./operator.routes.ts";
import { createPeopleQueries } from "./people.queries.ts";
import { peopleRoutes } from "./people.routes.ts";
import { createResetSecondStep } from "./resetSecondStep.ts";
import { createAddRole, createRevokeRole } from "./roles.ts";
import { createDeactivatePerson, createReactivatePerson } from "./switchPerson.ts";

export type { AdmitEditor } from "./admitEditor.ts";

export interface Admin extends Feature {
  /** For those whose claim to an organisation's entries was accepted. */
  readonly admitEditor: AdmitEditor;
}

/** People and roles, the operator, the audit log. */
export function createAdmin(deps: FeatureDeps, { accounts }: { accounts: Accounts }): Admin {
  const { db, unitOfWork } = deps;
  const inviting = { ...deps, sendInvitation: accounts.sendInvitation };
  const people = peopleRoutes({
    queries: createPeopleQueries(db),
    roleGrants: accounts.roleGrants,
    invitePerson: createInvitePerson(inviting),
    inviteAgain: createInviteAgain(inviting),
    addRole: createAddRole(deps),
    revokeRole: createRevokeRole(deps),
    deactivatePerson: createDeactivatePerson(deps),
    reactivatePerson: createReactivatePerson(deps),
    resetSecondStep: createResetSecondStep({ ...deps, resetAuthenticator: accounts.resetAuthenticator }),
    sendsMail: deps.sendsMail,
  });
  const operator = operatorRoutes({
    readOperator: createReadOperator(db),
    listDeskPoints: createListDeskPoints(db),
    saveOperator: createSaveOperator(unitOfWork),
  });
  return {
    routes: [...people, ...operator, ...auditLogRoutes(createAuditLogQueries(db))],
    admitEditor: createAdmitEditor(inviting),
  };
}
