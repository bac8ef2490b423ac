import type { TextKey } from "../text/keys.ts";
import type { Reader } from "../text/reader.ts";
import { compareWithStored, type Comparison } from "./comparison.ts";
import type { FieldSpec, InputType, Option, SectionSpec } from "./fieldSpec.ts";
import { hiddenFields } from "./openedWith.ts";
import type { FormState } from "./parseForm.ts";

export type { FieldSpec, InputType, Option, SectionSpec } from "./fieldSpec.ts";

export interface FieldModel {
  readonly kind: "input" | "textarea" | "select" | "checks" | "radios" | "check" | "file" | "section";
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly error: string | null;
  readonly isOptional: boolean;
  /** Ids of hint and error, for aria-describedby. */
  readonly describedBy: string;
  readonly value: string;
  readonly type: InputType;
  readonly autocomplete: string;
  readonly isShort: boolean;
  readonly rows: string;
  readonly accept: string;
  readonly options: readonly OptionModel[];
}

export interface OptionModel extends Option {
  readonly id: string;
  readonly isChosen: boolean;
}

/** A whole form as the component `components/form` prints it. */
export interface FormModel {
  readonly action: string;
  readonly submitLabel: string;
  /** A page has one primary button; every further form on it is secondary. */
  readonly submitTone: "primary" | "secondary";
  readonly isUpload: boolean;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly summary: ErrorSummary | null;
  readonly fields: readonly FieldModel[];
  /** Where "cancel" leads, if there is such a place. */
  readonly cancelHref: string | null;
}

/** The list of faults on top of a form, each linked to its field. */
export interface ErrorSummary {
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly href: string }[];
  /** What somebody else saved meanwhile beside what was typed; null unless that is the fault. */
  readonly comparison: Comparison | null;
}

interface FormSpec {
  readonly action: string;
  readonly submit: TextKey;
  readonly fields: readonly (FieldSpec | SectionSpec)[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly cancelHref?: string;
  /** Not the main thing to do on its page. */
  readonly isSecondary?: boolean;
}

/** Puts the description of a form, what was typed and what is wrong together for one reader. */
export function formModel(reader: Reader, state: FormState, spec: FormSpec): FormModel {
  return {
    action: spec.action,
    submitLabel: reader.t(spec.submit),
    submitTone: spec.isSecondary ? "secondary" : "primary",
    isUpload: spec.fields.some((field) => field.kind === "file"),
    hidden: hiddenFields(state, { action: spec.action, hidden: spec.hidden ?? {} }),
    summary: errorSummary(reader, state, spec.fields),
    fields: spec.fields.map((field) =>
      field.kind === "section" ? sectionModel(reader, field) : fieldModel(reader, state, field),
    ),
    cancelHref: spec.cancelHref ?? null,
  };
}

/** Null when nothing is wrong. Faults of unknown or hidden fields link to the summary itself. */
export function errorSummary(
  reader: Reader,
  state: FormState,
  fields: readonly (FieldSpec | SectionSpec)[],
): ErrorSummary | null {
  if (state.errors.length === 0) return null;
  const target = (name: string) => {
    const field = fields.find((candidate) => candidate.kind !== "section" && candidate.name === name);
    if (!field || field.kind === "section") return "#fehler";
    return field.kind === "checks" || field.kind === "radios" ? `#${name}-0` : `#${name}`;
  };
  return {
    title: reader.t("frame:form.summary", { count: state.errors.length }),
    items: state.errors.map((error) => ({ text: reader.t(error.message), href: target(error.field) })),
    comparison: compareWithStored(reader, state, fields),
  };
}

/** One field with its value and fault; also for pages that lay their form out themselves. */
export function fieldModel(reader: Reader, state: FormState, spec: FieldSpec): FieldModel {
  const error = state.errors.find((candidate) => candidate.field === spec.name);
  const typed = state.values[spec.name];
  const notes = [spec.hint === undefined ? "" : `${spec.name}-hinweis`, error ? `${spec.name}-fehler` : ""];
  return {
    ...BLANK,
    ...kindModel(reader, spec, typed),
    kind: spec.kind,
    name: spec.name,
    id: spec.name,
    label: reader.t(spec.label, spec.labelWith),
    hint: spec.hint === undefined ? null : reader.t(spec.hint),
    error: error ? reader.t(error.message) : null,
    isOptional: spec.isOptional ?? false,
    describedBy: notes.join(" ").trim(),
    value: firstOf(typed),
  };
}

function firstOf(typed: Typed): string {
  return typeof typed === "string" ? typed : (typed?.[0] ?? "");
}

type Typed = string | readonly string[] | undefined;

/** What only this kind of field has. */
function kindModel(reader: Reader, spec: FieldSpec, typed: Typed): Partial<FieldModel> {
  switch (spec.kind) {
    case "input":
      return { type: spec.type ?? "text", autocomplete: spec.autocomplete ?? "off", isShort: spec.width === "short" };
    case "textarea":
      return { rows: String(spec.rows ?? 5) };
    case "file":
      return { accept: spec.accept };
    case "check":
      return {};
    default:
      return { options: optionModels(reader, spec, typed) };
  }
}

const BLANK = {
  hint: null,
  error: null,
  isOptional: false,
  describedBy: "",
  value: "",
  type: "text",
  autocomplete: "off",
  isShort: false,
  rows: "5",
  accept: "",
  options: [],
} as const;

function sectionModel(reader: Reader, section: SectionSpec): FieldModel {
  return {
    ...BLANK,
    kind: "section",
    name: "",
    id: "",
    label: reader.t(section.label),
    hint: section.hint === undefined ? null : reader.t(section.hint),
  };
}

function optionModels(
  reader: Reader,
  spec: Extract<FieldSpec, { options: readonly Option[] }>,
  typed: Typed,
): readonly OptionModel[] {
  const chosen = typed === undefined ? [] : typeof typed === "string" ? [typed] : typed;
  const empty =
    spec.kind === "select" && spec.emptyLabel !== undefined ? [{ value: "", label: reader.t(spec.emptyLabel) }] : [];
  return [...empty, ...spec.options].map((option, index) => ({
    ...option,
    id: `${spec.name}-${String(index)}`,
    isChosen: chosen.includes(option.value),
  }));
}
