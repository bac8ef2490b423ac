import { isSameEntry } from "../../shared/forms/comparison.ts";
import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";

/** Fields with what was proposed and what stood there. */
export interface ChangedFields {
  readonly fields: FormValues;
  readonly base: FormValues;
}

/** The fields in which typed values differ from the stored ones; a field that did not come counts as emptied. */
export function changedFields(
  specs: readonly (FieldSpec | SectionSpec)[],
  stored: FormValues,
  typed: FormValues,
): ChangedFields {
  const names = specs.flatMap((spec) =>
    spec.kind === "section" || isSameEntry(spec, stored[spec.name], typed[spec.name]) ? [] : [spec.name],
  );
  const pick = (values: FormValues) => Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
  return { fields: pick(typed), base: pick(stored) };
}

export function hasChanges({ fields }: ChangedFields): boolean {
  return Object.keys(fields).length > 0;
}
