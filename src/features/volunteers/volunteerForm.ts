import {
  errorSummary,
  fieldModel,
  type ErrorSummary,
  type FieldModel,
  type FieldSpec,
} from "../../shared/forms/formModel.ts";
import { hiddenFields } from "../../shared/forms/openedWith.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { namesOf, NO_CHOICES, type Choices } from "./choices.ts";
import { abilityFields, contactFields, wishFields } from "./volunteer.forms.ts";
import { SLOTS } from "./weekGrid.ts";

/** The week as plain checkboxes, each with a full name. */
export interface WeekModel {
  readonly columns: readonly {
    readonly id: string;
    readonly name: string;
    readonly range: string;
    readonly short: string;
  }[];
  readonly rows: readonly {
    /** How the day's name begins: all of it that a phone shows. */
    readonly short: string;
    readonly rest: string;
    readonly cells: readonly {
      readonly id: string;
      readonly value: string;
      readonly label: string;
      readonly isChosen: boolean;
    }[];
  }[];
}

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
  readonly week: WeekModel;
  readonly folds: readonly { readonly summary: string; readonly isOpen: boolean; readonly field: FieldModel }[];
  readonly wishes: readonly FieldModel[];
  readonly closing: readonly FieldModel[];
}

interface Spec {
  readonly action: string;
  readonly submit: TextKey;
  readonly choices: Choices;
  readonly hidden: Readonly<Record<string, string>>;
  readonly cancelHref?: string;
  readonly withMail: boolean;
  readonly hasBait?: boolean;
  readonly opening?: readonly FieldSpec[];
  readonly closing?: readonly FieldSpec[];
}

/** The fields of the form about somebody, as far as they can be named without the database. */
export function nameVolunteerFields(reader: Reader): readonly FieldSpec[] {
  const abilities = abilityFields(NO_CHOICES);
  return [...contactFields(reader, { withMail: true }), weekField(reader), ...abilities, ...wishFields];
}

/** Puts choices, what was typed and what is wrong together for one reader. */
export function volunteerFormModel(reader: Reader, state: FormState, spec: Spec): VolunteerFormModel {
  const opening = [...(spec.opening ?? []), ...contactFields(reader, spec)];
  const abilities = abilityFields(spec.choices);
  const closing = spec.closing ?? [];
  const model = (field: FieldSpec) => fieldModel(reader, state, field);
  return {
    action: spec.action,
    submitLabel: reader.t(spec.submit),
    cancelHref: spec.cancelHref ?? null,
    hidden: hiddenFields(state, spec),
    hasBait: spec.hasBait ?? false,
    summary: errorSummary(reader, state, [...opening, weekField(reader), ...abilities, ...wishFields, ...closing]),
    opening: opening.map(model),
    week: weekModel(reader, listOf(state, "zeit")),
    folds: abilities.map((field) => {
      const chosen = chosenNames(spec.choices, state, field.name);
      const label = reader.t(field.label);
      return {
        summary:
          chosen.length === 0
            ? label
            : reader.t("volunteers:form.chosen", { label, names: reader.format.list(chosen) }),
        isOpen: state.errors.some((error) => error.field === field.name),
        field: model(field),
      };
    }),
    wishes: wishFields.map(model),
    closing: closing.map(model),
  };
}

function chosenNames(choices: Choices, state: FormState, field: string): readonly string[] {
  const terms = field === "thema" ? choices.themes : field === "skill" ? choices.skills : choices.languages;
  return namesOf(terms, listOf(state, field));
}

function listOf({ values }: FormState, field: string): readonly string[] {
  const typed = values[field] ?? [];
  return typeof typed === "string" ? [typed] : typed;
}

/** The week grid as the summary of faults and the comparison of versions name it. */
function weekField(reader: Reader): FieldSpec {
  const options = SLOTS.map((value) => ({ value, label: slotName(reader, value) }));
  return { kind: "checks", name: "zeit", label: "volunteers:week.legend", options };
}

const COLUMNS = ["0", "1", "2"] as const;
const DAYS = ["0", "1", "2", "3", "4", "5", "6"] as const;

function weekModel(reader: Reader, chosen: readonly string[]): WeekModel {
  const { t } = reader;
  return {
    columns: COLUMNS.map((column) => ({
      id: `zeit-spalte-${column}`,
      name: t(`volunteers:week.period${column}`),
      range: t(`volunteers:week.range${column}`),
      short: t(`volunteers:week.short${column}`),
    })),
    rows: DAYS.map((day, row) => ({
      short: t(`volunteers:week.day${day}`),
      rest: t(`volunteers:week.name${day}`).slice(t(`volunteers:week.day${day}`).length),
      cells: COLUMNS.map((column, index) => ({
        id: `zeit-${String(row * COLUMNS.length + index)}`,
        value: `${day}-${column}`,
        label: slotName(reader, `${day}-${column}`),
        isChosen: chosen.includes(`${day}-${column}`),
      })),
    })),
  };
}

/** "Montag vormittags, bis 12 Uhr" */
export function slotName({ t }: Reader, slot: string): string {
  const [dayText, columnText] = slot.split("-");
  const day = DAYS.find((candidate) => candidate === dayText) ?? "0";
  const column = COLUMNS.find((candidate) => candidate === columnText) ?? "0";
  return t("volunteers:week.cell", {
    day: t(`volunteers:week.name${day}`),
    period: t(`volunteers:week.period${column}`),
    range: t(`volunteers:week.range${column}`),
  });
}
