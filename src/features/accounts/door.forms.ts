import { z } from "zod";
import type { Decision } from "../../shared/access/decision.ts";
import { freeText, requiredMail, requiredText } from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import { judgePassword } from "./passwordPolicy.ts";
import { passwordText } from "./signIn.forms.ts";

const displayName = requiredText(100, "accounts:invitation.nameMissing");
const newPassword = passwordText("accounts:password.missing");

/** What an invited person gives; the login is the invited address. */
const invitedForm = (login: string) =>
  z
    .strictObject({ displayName, password: newPassword })
    .transform((given) => ({ ...given, login: login.toLowerCase() }))
    .superRefine(judge);

/** The first administrator names the login as well. */
const firstAdministratorForm = z
  .strictObject({ displayName, email: requiredMail("accounts:signIn.loginMissing"), password: newPassword })
  .transform(({ email, ...given }) => ({ ...given, login: email }))
  .superRefine(judge);

/** The form of an invitation to `email`, or of the first administrator when nobody is invited yet. */
export const acceptanceForm = (person: { email: string | null } | null) =>
  person ? invitedForm(person.email ?? "") : firstAdministratorForm;

export const enrolForm = z.strictObject({
  code: freeText(60).pipe(z.string().min(1, "accounts:code.missing")),
  weiter: freeText(1000),
});
export const resetForm = (login: string) =>
  z
    .strictObject({ password: newPassword })
    .transform((given) => ({ ...given, login }))
    .superRefine(judge);

export const nameForm = z.strictObject({ displayName });
export const changePasswordForm = (login: string) =>
  z
    .strictObject({ oldPassword: passwordText("accounts:signIn.passwordMissing"), newPassword })
    .superRefine((given, context) => {
      judgeField(context, "newPassword", judgePassword(given.newPassword, login));
    });
/** The present password alone, asked before the second step or its recovery codes change. */
export const ownPasswordForm = z.strictObject({ ownPassword: passwordText("accounts:signIn.passwordMissing") });

export const nameField: FieldSpec = {
  kind: "input",
  name: "displayName",
  label: "accounts:invitation.name",
  hint: "accounts:invitation.nameHint",
  autocomplete: "name",
};
export const mailField: FieldSpec = {
  kind: "input",
  name: "email",
  label: "accounts:signIn.login",
  type: "email",
  autocomplete: "username",
};
export const newPasswordField = (name: "password" | "newPassword"): FieldSpec => ({
  kind: "input",
  name,
  label: "accounts:password.new",
  hint: "accounts:password.hint",
  type: "password",
  autocomplete: "new-password",
});
export const presentPasswordField = (name: "oldPassword" | "ownPassword"): FieldSpec => ({
  kind: "input",
  name,
  label: "accounts:password.present",
  type: "password",
  autocomplete: "current-password",
});
export const enrolCodeField: FieldSpec = {
  kind: "input",
  name: "code",
  label: "accounts:enrol.code",
  hint: "accounts:enrol.codeHint",
  autocomplete: "one-time-code",
};

function judge(given: { password: string; login: string }, context: z.RefinementCtx): void {
  judgeField(context, "password", judgePassword(given.password, given.login));
}

function judgeField(context: z.RefinementCtx, field: string, decision: Decision): void {
  if (!decision.allowed) context.addIssue({ code: "custom", path: [field], message: decision.reason });
}
