import { z } from "zod";
import { versionField } from "../../../shared/forms/fields.ts";
import type { FieldSpec, SectionSpec } from "../../../shared/forms/formModel.ts";
import { parseFields, type FormState, type FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { changedFields, type ChangedFields, type KeptLink, type KeptRecord } from "../../proposals/index.ts";
import { hourShape, hourSpecs, hourValues, hoursWith, planOf } from "./hourLines.ts";
import { publicFields } from "./publicFields.ts";

/** An entry's public fields as a form that anybody can correct. */
export interface ChangeForm {
  readonly specs: readonly (FieldSpec | SectionSpec)[];
  readonly prefilled: FormValues;
}

type Read<Extra> =
  | { readonly ok: true; readonly changes: ChangedFields; readonly extra: Extra; readonly state: FormState }
  | { readonly ok: false; readonly state: FormState };

/** Whether the hours of an entry can be corrected line by line. */
function hoursPlan(link: KeptLink, { values }: KeptRecord) {
  const { hours } = values;
  return link === "service_at_location" && typeof hours === "string" ? planOf(hours) : null;
}

export function changeForm(reader: Reader, link: KeptLink, record: KeptRecord): ChangeForm {
  const fields = publicFields(reader, link).map(({ spec }) => spec);
  const plan = hoursPlan(link, record);
  const shown = fields.map(({ name }) => [name, record.values[name] ?? ""]);
  return {
    specs: plan === null ? fields : [...fields, ...hoursSection(reader)],
    prefilled: {
      ...(Object.fromEntries(shown) as FormValues),
      ...(plan === null ? {} : hourValues(plan)),
      version: String(record.version),
    },
  };
}

/** All fields that such forms can have, to name what was typed when it comes too late to be taken. */
export function changeFieldNames(reader: Reader): readonly (FieldSpec | SectionSpec)[] {
  const links = ["service_at_location", "organization"] as const;
  const fields = links.flatMap((link) => publicFields(reader, link).map(({ spec }) => spec));
  return [...fields, ...hoursSection(reader)];
}

function hoursSection(reader: Reader): readonly (FieldSpec | SectionSpec)[] {
  return [{ kind: "section", label: "corrections:hours.title", hint: "corrections:hours.hint" }, ...hourSpecs(reader)];
}

/**
 * Reads a corrected form: what is different from the entry as it stands. A version that is older than the entry is
 * the caller's to refuse. `extra` are further fields of the page, such as a message.
 */
export function readChange<Extra extends z.ZodRawShape>(
  { reader, link, record, extra }: { reader: Reader; link: KeptLink; record: KeptRecord; extra: Extra },
  body: Record<string, unknown>,
): Read<z.output<z.ZodObject<Extra>> & { readonly version: number }> {
  const fields = publicFields(reader, link);
  const plan = hoursPlan(link, record);
  const shape = {
    ...Object.fromEntries(fields.map(({ spec, rule }) => [spec.name, rule])),
    ...(plan === null ? {} : hourShape),
    version: versionField(),
    ...extra,
  };
  const form = parseFields(z.strictObject(shape), body);
  if (!form.ok) return form;
  const plain = changedFields(
    fields.map(({ spec }) => spec),
    record.values,
    form.state.values,
  );
  const hours = plan === null ? NOTHING : changedHours(record, hoursWith(plan, form.value));
  return {
    ok: true,
    changes: { fields: { ...plain.fields, ...hours.fields }, base: { ...plain.base, ...hours.base } },
    extra: form.value as z.output<z.ZodObject<Extra>> & { version: number },
    state: form.state,
  };
}

const NOTHING: ChangedFields = { fields: {}, base: {} };

/** Two texts that read as the same plan are the same hours, however they are written. */
function changedHours({ values }: KeptRecord, hours: string): ChangedFields {
  const stored = typeof values["hours"] === "string" ? values["hours"] : "";
  const plan = planOf(stored);
  const rewritten = plan === null ? stored : hoursWith(plan, Object.fromEntries(spanLines(plan)));
  return hours === rewritten ? NOTHING : { fields: { hours }, base: { hours: stored } };
}

function spanLines(plan: NonNullable<ReturnType<typeof planOf>>) {
  return Object.entries(plan.days).map(([day, { spans }]) => [`zeit_${day}`, spans] as const);
}
