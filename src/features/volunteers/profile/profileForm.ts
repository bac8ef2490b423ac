import {
  errorSummary,
  fieldModel,
  type ErrorSummary,
  type FieldModel,
  type FieldSpec,
} from "../../../shared/forms/formModel.ts";
import { hiddenFields } from "../../../shared/forms/openedWith.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { PartModel } from "./partModel.ts";

/** A form about a volunteer as components/volunteer-form prints it. */
export interface VolunteerFormModel {
  readonly action: string;
  readonly submitLabel: string;
  readonly cancelHref: string | null;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  /** Public forms carry a field that only programs fill in. */
  readonly hasBait: boolean;
  readonly summary: ErrorSummary | null;
  readonly opening: readonly FieldModel[];
  readonly parts: readonly PartModel[];
  readonly closing: readonly FieldModel[];
}

interface Spec {
  readonly action: string;
  readonly submit: TextKey;
  readonly hidden: Readonly<Record<string, string>>;
  readonly cancelHref?: string;
  readonly hasBait?: boolean;
  readonly opening?: readonly FieldSpec[];
  readonly parts: readonly PartModel[];
  /** All fields of the parts, for the summary of faults. */
  readonly fields: readonly FieldSpec[];
  readonly closing?: readonly FieldSpec[];
}

/** Puts the parts, what was typed and what is wrong together for one reader. */
export function volunteerFormModel(reader: Reader, state: FormState, spec: Spec): VolunteerFormModel {
  const { opening = [], closing = [] } = spec;
  return {
    action: spec.action,
    submitLabel: reader.t(spec.submit),
    cancelHref: spec.cancelHref ?? null,
    hidden: hiddenFields(state, spec),
    hasBait: spec.hasBait ?? false,
    summary: errorSummary(reader, state, [...opening, ...spec.fields, ...closing]),
    opening: opening.map((field) => fieldModel(reader, state, field)),
    parts: spec.parts,
    closing: closing.map((field) => fieldModel(reader, state, field)),
  };
}
