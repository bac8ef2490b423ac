import type { Request } from "express";
import type { z } from "zod";
import type { TextKey } from "../text/keys.ts";

/** What somebody typed, kept as they typed it. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** One fault of a form: the field's name ("" for the whole form) and the text that says how to mend it. */
export interface FieldError {
  readonly field: string;
  readonly message: TextKey;
}

export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  /** What is stored by now, as the form would show it: given when somebody else has saved meanwhile. */
  readonly stored?: FormValues;
}

export type ParsedForm<Value> =
  | { readonly ok: true; readonly value: Value; readonly state: FormState }
  | { readonly ok: false; readonly state: FormState };

export const emptyForm: FormState = { values: {}, errors: [] };

/** Starts a form from stored values. */
export function filledForm(values: FormValues): FormState {
  return { values, errors: [] };
}

/** Checks a posted form against its schema. Fields unknown to the schema are faults, not ignored. */
export function parseForm<Value>(schema: z.ZodType<Value>, req: Request): ParsedForm<Value> {
  return parseFields(schema, (req.body ?? {}) as Record<string, unknown>);
}

/** The same for a plain record, such as a query. */
export function parseFields<Value>(schema: z.ZodType<Value>, fields: Record<string, unknown>): ParsedForm<Value> {
  const values = typedValues(fields);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data, state: { values, errors: [] } };
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.code === "unrecognized_keys" ? "" : String(issue.path[0] ?? ""),
    message: issueText(issue),
  }));
  return { ok: false, state: { values, errors: onePerField(errors) } };
}

/** Adds a fault that only the use case could find, such as a name that is taken. */
export function withError(state: FormState, field: string, message: TextKey): FormState {
  return { ...state, errors: [...state.errors, { field, message }] };
}

/** Lays what is stored by now beside what was typed, so that the page of a conflict can show both; null: nothing yet. */
export function besideStored<Row>(state: FormState, row: Row | null, valuesOf: (row: Row) => FormValues): FormState {
  return row === null ? state : { ...state, stored: valuesOf(row) };
}

function typedValues(fields: Record<string, unknown>): FormValues {
  const entries = Object.entries(fields).filter(([name]) => name !== "__proto__");
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

/** Our own messages are text keys; what Zod says by itself becomes one general text. */
function issueText(issue: z.core.$ZodIssue): TextKey {
  if (issue.code === "unrecognized_keys") return "frame:form.unknownField";
  return issue.message.includes(":") && !issue.message.includes(" ") ? (issue.message as TextKey) : "frame:form.check";
}

function onePerField(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.filter((error, index) => errors.findIndex((other) => other.field === error.field) === index);
}
