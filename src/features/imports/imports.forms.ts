import { z } from "zod";
import { checkbox, requiredText, versionField } from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { IMPORT_FIELDS, NEEDED_FIELDS, type ImportField } from "./fields.ts";
import type { ImportRunRow } from "./imports.queries.ts";

export const FILES = "dateien";
/** Twenty megabytes, and the tables of an HSDS set. */
export const UPLOAD_LIMITS = { files: 10, bytes: 20 * 1024 * 1024 } as const;

export const uploadForm = z.strictObject({
  scheme: requiredText(80, "imports:upload.schemeMissing").pipe(
    z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, "imports:upload.schemeWrong"),
  ),
});

export function uploadFields(): readonly FieldSpec[] {
  return [{ kind: "input", name: "scheme", label: "imports:upload.scheme", hint: "imports:upload.schemeHint" }];
}

/** Name of the choice that says what a column is for. */
const columnField = (index: number) => `spalte_${String(index)}`;

/** The strict schema of the mapping of a file with this many columns. */
export function mappingForm(count: number) {
  const columns = Object.fromEntries(
    Array.from({ length: count }, (_one, index) => [
      columnField(index),
      z
        .enum(["", ...IMPORT_FIELDS], { error: "frame:form.check" })
        .optional()
        .default(""),
    ]),
  );
  return z.strictObject({ ...columns, publish: checkbox(), version: versionField() }).transform((input, context) => {
    const values = input as Readonly<Record<string, unknown>>;
    const chosen = Array.from({ length: count }, (_one, index) => asField(values[columnField(index)]));
    for (const { index, message } of faultsOf(chosen)) {
      context.addIssue({ code: "custom", path: [columnField(index)], message });
    }
    return { columns: chosen, publish: input.publish, version: input.version };
  });
}

function asField(value: unknown): ImportField | null {
  return IMPORT_FIELDS.find((field) => field === value) ?? null;
}

function faultsOf(chosen: readonly (ImportField | null)[]) {
  const missing = NEEDED_FIELDS.filter((field) => !chosen.includes(field)).map((field) => ({
    index: 0,
    message: `imports:map.missing.${field}` as const,
  }));
  const twice = chosen
    .map((field, index) => ({ field, index, message: "imports:map.twice" as const }))
    .filter(({ field, index }) => field !== null && chosen.indexOf(field) !== index);
  return [...missing, ...twice];
}

/** One choice per column, named after its heading. */
export function mappingFields(reader: Reader, headings: readonly string[]): readonly FieldSpec[] {
  const options = IMPORT_FIELDS.map((value) => ({ value, label: reader.t(`imports:field.${value}`) }));
  return [
    ...headings.map((heading, index): FieldSpec => ({
      kind: "select",
      name: columnField(index),
      label: heading === "" ? "imports:map.unnamed" : "imports:map.column",
      labelWith: { heading, number: String(index + 1) },
      options,
      emptyLabel: "imports:map.ignored",
    })),
    publishField,
  ];
}

const publishField: FieldSpec = {
  kind: "check",
  name: "publish",
  label: "imports:map.publish",
  hint: "imports:map.publishHint",
};

/** The fields of a mapping whose file is not known: what can be named when the form comes too late. */
export function lateMappingFields(): readonly FieldSpec[] {
  return [publishField];
}

export function mappingValues({ mapping, version }: ImportRunRow): FormValues {
  return {
    ...Object.fromEntries(mapping.columns.map((field, index) => [columnField(index), field ?? ""])),
    publish: mapping.publish ? "ja" : "",
    version: String(version),
  };
}
