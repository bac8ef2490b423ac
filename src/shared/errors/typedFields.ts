import type { Response } from "express";
import { chosenLabels, isSecret, type Entry } from "../forms/entries.ts";
import type { FieldSpec, SectionSpec } from "../forms/fieldSpec.ts";
import type { NameFields } from "../http/routes.ts";
import type { Reader } from "../text/reader.ts";

/** One field as it was typed, to be copied by hand. */
export interface TypedField {
  /** The label the form has for it; a general word where the form is not known. */
  readonly label: string;
  readonly value: string;
  /** True for several lines or much text. */
  readonly isLong: boolean;
}

/** Where the guard leaves the fields of a form that it does not let through. */
export const LATE_FORM = "lateForm";

/** Never shown again: secrets, and what the form itself carries. */
const HIDDEN = /pass|kennwort|secret|token|code|stempel|website|version|vorher|^(mark|formular|__proto__)$/iu;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const LONG = 60;
const AT_MOST = 60;

/** The fields of the form that was refused, if its route names them. */
export function lateForm(res: Response): NameFields {
  return (res.locals[LATE_FORM] as NameFields | undefined) ?? (() => []);
}

/** What somebody typed into a form that is not taken, without secrets, files, empty fields and bare ids. */
export function typedFields(reader: Reader, body: unknown, fieldsOf: NameFields): readonly TypedField[] {
  const fields = fieldsOf(reader);
  return Object.entries((body ?? {}) as Record<string, unknown>)
    .map(([name, given]) => ({ name, field: fieldNamed(fields, name), entry: entryOf(given) }))
    .filter(({ name, field }) => (field ? !isSecret(field) : !HIDDEN.test(name)))
    .map(({ field, entry }) => nameEntry(reader, field, entry))
    .filter(({ value }) => value.trim() !== "")
    .slice(0, AT_MOST)
    .map((typed) => ({ ...typed, isLong: typed.value.length > LONG || typed.value.includes("\n") }));
}

function fieldNamed(fields: readonly (FieldSpec | SectionSpec)[], name: string): FieldSpec | undefined {
  return fields.find((field): field is FieldSpec => field.kind !== "section" && field.name === name);
}

function nameEntry(reader: Reader, field: FieldSpec | undefined, entry: Entry): Omit<TypedField, "isLong"> {
  if (!field) return { label: reader.t("frame:error.typedOther"), value: listed(entry) };
  return { label: reader.t(field.label, field.labelWith), value: entryText(reader, field, entry) };
}

/** Choices in their words: what the form may not have loaded is left out, since a code helps nobody. */
function entryText({ t }: Reader, field: FieldSpec, entry: Entry): string {
  if (field.kind === "check") return listed(entry) === "" ? "" : t("frame:form.yes");
  if (!("options" in field)) return listed(entry);
  return chosenLabels(field, entry)
    .filter((label) => label !== null)
    .join(", ");
}

function entryOf(given: unknown): Entry {
  if (typeof given === "string") return given;
  return Array.isArray(given) ? given.filter((one) => typeof one === "string") : "";
}

/** An entry as it was typed; bare ids are no words. */
function listed(entry: Entry): string {
  const all = typeof entry === "string" ? [entry] : (entry ?? []);
  return all.filter((one) => !ID.test(one)).join(", ");
}
