import { z } from "zod";
import { oneOf, optionalText, optionalWhole, requiredText, versionField } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { StoredTerm } from "./vocabulary.queries.ts";

const LONGEST = 80;

/** What the desk may write into a term. */
export const termForm = z.strictObject({
  name: requiredText(LONGEST, "themes:terms.nameMissing"),
  nameEn: optionalText(LONGEST),
  nameAr: optionalText(LONGEST),
  position: optionalWhole(1, 999),
  version: versionField(),
});
export type TermValues = z.infer<typeof termForm>;

/** What the button below the form wants; said in words, so that a second click asks for the same. */
export const termStateForm = z.strictObject({ state: oneOf(["active", "retired"], "frame:form.check") });
export type TermState = z.infer<typeof termStateForm>["state"];

export function termFields(): readonly FieldSpec[] {
  return [
    { kind: "input", name: "name", label: "themes:terms.name" },
    { kind: "input", name: "nameEn", label: "themes:terms.nameEn", hint: "themes:terms.nameHint", isOptional: true },
    { kind: "input", name: "nameAr", label: "themes:terms.nameAr", isOptional: true },
    {
      kind: "input",
      name: "position",
      label: "themes:terms.position",
      hint: "themes:terms.positionHint",
      type: "number",
      width: "short",
      isOptional: true,
    },
  ];
}

export function termFormValues({ name, nameEn, nameAr, position, version }: StoredTerm): FormValues {
  return { name, nameEn, nameAr, position: String(position), version: String(version) };
}
