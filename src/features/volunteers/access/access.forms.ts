import { z } from "zod";
import { optionalText, requiredMail, requiredText } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import { passwordText } from "../../accounts/index.ts";

export const passwordForm = z.strictObject({
  email: requiredMail("volunteers:form.emailNeeded"),
  password: passwordText("access:password.missing"),
});
export const cardForm = z.strictObject({ code: requiredText(40, "access:card.missing") });
export const answerForm = z.strictObject({ antwort: requiredText(60_000, "access:passkey.refused") });
export const newPasswordForm = z.strictObject({ password: passwordText("access:password.missing") });
export const newPasskeyForm = z.strictObject({
  antwort: requiredText(60_000, "access:passkey.refused"),
  label: optionalText(60),
});
export const endPasskeyForm = z.strictObject({ schluessel: requiredText(1000, "frame:form.check") });

export const PASSWORD_FIELDS: readonly FieldSpec[] = [
  { kind: "input", name: "email", label: "volunteers:form.email", type: "email", autocomplete: "username" },
  {
    kind: "input",
    name: "password",
    label: "access:password.label",
    type: "password",
    autocomplete: "current-password",
  },
];

export const CARD_FIELDS: readonly FieldSpec[] = [
  { kind: "input", name: "code", label: "access:card.label", hint: "access:card.hint", autocomplete: "off" },
];

export const NEW_PASSWORD_FIELDS: readonly FieldSpec[] = [
  {
    kind: "input",
    name: "password",
    label: "access:password.new",
    hint: "access:password.hint",
    type: "password",
    autocomplete: "new-password",
  },
];
