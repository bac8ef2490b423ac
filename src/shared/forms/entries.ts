import type { FieldSpec } from "./fieldSpec.ts";
import type { FormValues } from "./parseForm.ts";

/** What was typed into one field, or chosen; undefined when nothing came. */
export type Entry = FormValues[string] | undefined;
export type ChoiceSpec = Extract<FieldSpec, { options: unknown }>;

/** True for a field whose entry no page repeats: a password or a file. */
export function isSecret(spec: FieldSpec): boolean {
  return spec.kind === "file" || (spec.kind === "input" && spec.type === "password");
}

/** The chosen values of an entry. */
export function chosenValues(entry: Entry): readonly string[] {
  if (entry === undefined) return [];
  return typeof entry === "string" ? [entry].filter((one) => one !== "") : entry;
}

/** The words of the chosen values; null for a value the form does not offer (any more). */
export function chosenLabels(spec: ChoiceSpec, entry: Entry): readonly (string | null)[] {
  return chosenValues(entry).map((value) => spec.options.find((option) => option.value === value)?.label ?? null);
}
