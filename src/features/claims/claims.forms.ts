import { z } from "zod";
import { freeText, requiredMail, requiredText, versionField } from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";

/** What somebody says who wants to keep the entries of an organisation. */
export const claimForm = z.strictObject({
  name: requiredText(120, "claims:form.nameMissing"),
  email: requiredMail("claims:form.emailMissing"),
  role: requiredText(120, "claims:form.roleMissing"),
  message: freeText(1000),
});
export type ClaimValues = z.infer<typeof claimForm>;

export const claimFields: readonly FieldSpec[] = [
  { kind: "input", name: "name", label: "claims:form.name", autocomplete: "name" },
  {
    kind: "input",
    name: "email",
    label: "claims:form.email",
    hint: "claims:form.emailHint",
    type: "email",
    autocomplete: "email",
  },
  {
    kind: "input",
    name: "role",
    label: "claims:form.role",
    hint: "claims:form.roleHint",
    autocomplete: "organization-title",
  },
  {
    kind: "textarea",
    name: "message",
    label: "claims:form.message",
    hint: "claims:form.messageHint",
    rows: 4,
    isOptional: true,
  },
];

export const acceptForm = z.strictObject({ version: versionField() });
export const rejectForm = z.strictObject({
  reason: requiredText(1000, "claimDesk:reject.reasonMissing"),
  version: versionField(),
});
export const rejectFields: readonly FieldSpec[] = [
  { kind: "textarea", name: "reason", label: "claimDesk:reject.reason", hint: "claimDesk:reject.reasonHint", rows: 4 },
];

/** A link's secret as newToken makes it. */
export const TOKEN = /^[\w-]{43}$/u;
