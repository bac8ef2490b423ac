import { z } from "zod";
import { pictoCodes } from "../../assets/pictos.ts";
import {
  checkbox,
  freeText,
  oneOf,
  optionalText,
  optionalWhole,
  requiredText,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { StoredTheme } from "./themes.queries.ts";

/** What the desk may write into a theme. */
export const themeForm = z.strictObject({
  name: requiredText(80, "themes:form.nameMissing"),
  shortName: optionalText(24),
  description: freeText(600),
  house: oneOf(pictoCodes, "themes:form.houseMissing"),
  position: optionalWhole(1, 99),
  isCrossCutting: checkbox(),
  nameEn: optionalText(80),
  shortNameEn: optionalText(24),
  descriptionEn: optionalText(600),
  nameAr: optionalText(80),
  shortNameAr: optionalText(24),
  descriptionAr: optionalText(600),
  version: versionField(),
});
export type ThemeValues = z.infer<typeof themeForm>;

/** What the button below the form wants; said in words, so that a second click asks for the same. */
export const themeStateForm = z.strictObject({ state: oneOf(["active", "retired"], "frame:form.check") });
export type ThemeState = z.infer<typeof themeStateForm>["state"];

export function themeFields(reader: Reader): readonly FieldSpec[] {
  const houses = pictoCodes.map((code) => ({ value: code, label: reader.t(`themes:house.${code}`), house: code }));
  return [
    { kind: "input", name: "name", label: "themes:form.name" },
    {
      kind: "input",
      name: "shortName",
      label: "themes:form.shortName",
      hint: "themes:form.shortNameHint",
      isOptional: true,
    },
    { kind: "textarea", name: "description", label: "themes:form.description", rows: 4, isOptional: true },
    {
      kind: "input",
      name: "position",
      label: "themes:form.position",
      type: "number",
      width: "short",
      isOptional: true,
    },
    {
      kind: "check",
      name: "isCrossCutting",
      label: "themes:form.isCrossCutting",
      hint: "themes:form.isCrossCuttingHint",
    },
    { kind: "radios", name: "house", label: "themes:form.house", options: houses },
    ...OTHER_LANGUAGES,
  ];
}

/** What stands in the other languages of the site; the German words stand where one is missing. */
const OTHER_LANGUAGES: readonly FieldSpec[] = [
  { kind: "input", name: "nameEn", label: "themes:terms.nameEn", hint: "themes:terms.nameHint", isOptional: true },
  { kind: "input", name: "shortNameEn", label: "themes:form.shortNameEn", isOptional: true },
  { kind: "textarea", name: "descriptionEn", label: "themes:form.descriptionEn", rows: 3, isOptional: true },
  { kind: "input", name: "nameAr", label: "themes:terms.nameAr", isOptional: true },
  { kind: "input", name: "shortNameAr", label: "themes:form.shortNameAr", isOptional: true },
  { kind: "textarea", name: "descriptionAr", label: "themes:form.descriptionAr", rows: 3, isOptional: true },
];

export function themeFormValues(theme: StoredTheme): FormValues {
  return {
    name: theme.name,
    shortName: theme.shortName,
    description: theme.description,
    house: theme.house,
    position: String(theme.position),
    isCrossCutting: theme.isCrossCutting ? "ja" : "",
    nameEn: theme.nameEn ?? "",
    shortNameEn: theme.shortNameEn ?? "",
    descriptionEn: theme.descriptionEn ?? "",
    nameAr: theme.nameAr ?? "",
    shortNameAr: theme.shortNameAr ?? "",
    descriptionAr: theme.descriptionAr ?? "",
    version: String(theme.version),
  };
}
