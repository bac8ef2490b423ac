import type { z } from "zod";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import { parseFields, type FormValues, type ParsedForm } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import { gatherCells } from "./week.ts";

/** A piece of what is told about a volunteer: a page of the account, a section of the desk's form and of the paper. */
export interface Part<Value> {
  /** The names of its fields. */
  readonly names: (choices: Choices) => readonly string[];
  readonly schema: (choices: Choices) => z.ZodType<Value>;
  /** Its fields as the summary of faults and the comparison of versions name them. */
  readonly fields: (reader: Reader, choices: Choices) => readonly FieldSpec[];
  /** What is stored, as the form shows it. */
  readonly valuesOf: (record: VolunteerRecord, choices: Choices) => FormValues;
}

export type Parts<Values> = { readonly [Name in keyof Values]-?: Part<NonNullable<Values[Name]>> };
type Typed = Readonly<Record<string, unknown>>;

/** The parts of a form and what it holds beside them. */
interface PartForm<Values, Rest> {
  readonly parts: Parts<Values>;
  readonly rest: z.ZodType<Rest>;
}

/** Checks every part by itself, so that all faults are told at once; fields of no part belong to the rest. */
export function readParts<Values extends object, Rest>(
  { parts, rest }: PartForm<Values, Rest>,
  choices: Choices,
  body: Typed,
): ParsedForm<{ readonly values: Values; readonly rest: Rest }> {
  const typed = gatherCells(body);
  const all = Object.entries<Part<unknown>>(parts as Record<string, Part<unknown>>);
  const read = all.map(([name, part]) => ({
    name,
    form: parseFields(part.schema(choices), picked(typed, part.names(choices))),
  }));
  const names = all.flatMap(([, part]) => part.names(choices));
  const others = Object.keys(typed).filter((name) => !names.includes(name));
  const left = parseFields(rest, picked(typed, others));
  const states = [...read.map(({ form }) => form.state), left.state];
  const state = {
    values: Object.assign({}, ...states.map(({ values }) => values)) as FormValues,
    errors: states.flatMap(({ errors }) => errors),
  };
  const values = Object.fromEntries(read.flatMap(({ name, form }) => (form.ok ? [[name, form.value]] : [])));
  return left.ok && read.every(({ form }) => form.ok)
    ? { ok: true, value: { values: values as Values, rest: left.value }, state }
    : { ok: false, state };
}

function picked(typed: Typed, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => names.includes(name)));
}

/** What is stored of all the parts, as one form shows it. */
export function partValues<Values extends object>(
  parts: Parts<Values>,
  record: VolunteerRecord,
  choices: Choices,
): FormValues {
  const all = Object.values<Part<unknown>>(parts as Record<string, Part<unknown>>);
  const values = Object.assign({}, ...all.map((part) => part.valuesOf(record, choices))) as FormValues;
  return { ...values, version: String(record.version) };
}
