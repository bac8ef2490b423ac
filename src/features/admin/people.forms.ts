import { z } from "zod";
import { ROLES } from "../../shared/access/actor.ts";
import { oneOf, optionalDay, optionalId, requiredMail, requiredText } from "../../shared/forms/fields.ts";
import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Scopes } from "./people.queries.ts";

const role = {
  role: oneOf(ROLES, "admin:roles.roleMissing"),
  themeId: optionalId(),
  organizationId: optionalId(),
  validUntil: optionalDay(),
};

type RoleFields = z.infer<z.ZodObject<typeof role>>;

/** A role with what it needs: a theme for a theme lead, an organisation for an editor, an end that is not over. */
const judgeRole = (today: Temporal.PlainDate) => (given: RoleFields, context: z.RefinementCtx) => {
  const fault = (path: keyof RoleFields, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (given.role === "theme_lead" && given.themeId === null) fault("themeId", "admin:roles.themeMissing");
  if (given.role === "editor" && given.organizationId === null)
    fault("organizationId", "admin:roles.organizationMissing");
  if (given.validUntil && Temporal.PlainDate.compare(given.validUntil, today) < 0)
    fault("validUntil", "admin:roles.untilOver");
};

export const roleForm = (today: Temporal.PlainDate) => z.strictObject(role).superRefine(judgeRole(today));

export const inviteForm = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      displayName: requiredText(100, "admin:people.nameMissing"),
      email: requiredMail("admin:people.mailMissing"),
      ...role,
    })
    .superRefine(judgeRole(today));

export function roleFields(reader: Reader, scopes: Scopes): readonly FieldSpec[] {
  const roles = ROLES.map((name) => ({
    value: name,
    label: reader.t(`accounts:role.${name}`),
    hint: reader.t(`admin:role.${name}`),
  }));
  return [
    { kind: "radios", name: "role", label: "admin:roles.role", options: roles },
    {
      kind: "select",
      name: "themeId",
      label: "admin:roles.theme",
      hint: "admin:roles.themeHint",
      options: scopes.themes,
      emptyLabel: "admin:roles.none",
      isOptional: true,
    },
    {
      kind: "select",
      name: "organizationId",
      label: "admin:roles.organization",
      hint: "admin:roles.organizationHint",
      options: scopes.organizations,
      emptyLabel: "admin:roles.none",
      isOptional: true,
    },
    {
      kind: "input",
      name: "validUntil",
      label: "admin:roles.until",
      hint: "admin:roles.untilHint",
      type: "date",
      width: "short",
      isOptional: true,
    },
  ];
}

export function inviteFields(reader: Reader, scopes: Scopes): readonly (FieldSpec | SectionSpec)[] {
  return [
    { kind: "input", name: "displayName", label: "admin:people.name" },
    { kind: "input", name: "email", label: "admin:people.mail", hint: "admin:people.mailHint", type: "email" },
    ...roleFields(reader, scopes),
  ];
}
