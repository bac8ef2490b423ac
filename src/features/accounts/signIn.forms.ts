import { z } from "zod";
import { freeText } from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import type { TextKey } from "../../shared/text/keys.ts";

/** A password as typed: brought to Unicode NFC, nothing trimmed, nothing cut off (ASVS 5 6.2.8). */
export function passwordText(missing: TextKey) {
  return z
    .string({ error: missing })
    .transform((value) => value.normalize("NFC"))
    .pipe(z.string().min(1, missing).max(1000, "frame:form.tooLong"));
}

/** A login: the mail address in lower case. */
function loginText(missing: TextKey) {
  return freeText(254)
    .pipe(z.string().min(1, missing))
    .transform((value) => value.toLowerCase());
}

export const signInForm = z.strictObject({
  login: loginText("accounts:signIn.loginMissing"),
  password: passwordText("accounts:signIn.passwordMissing"),
  weiter: freeText(1000),
});

export const codeForm = z.strictObject({
  code: freeText(60).pipe(z.string().min(1, "accounts:code.missing")),
  weiter: freeText(1000),
});

export const forgottenForm = z.strictObject({ login: loginText("accounts:signIn.loginMissing") });

export const signInFields: readonly FieldSpec[] = [
  { kind: "input", name: "login", label: "accounts:signIn.login", type: "email", autocomplete: "username" },
  {
    kind: "input",
    name: "password",
    label: "accounts:signIn.password",
    type: "password",
    autocomplete: "current-password",
  },
];

export const codeFields: readonly FieldSpec[] = [
  {
    kind: "input",
    name: "code",
    label: "accounts:code.code",
    hint: "accounts:code.codeHint",
    autocomplete: "one-time-code",
  },
];
