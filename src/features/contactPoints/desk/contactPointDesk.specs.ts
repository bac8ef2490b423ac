import type { FieldSpec, Option, SectionSpec } from "../../../shared/forms/formModel.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { phoneSpecs } from "../../organisations/index.ts";
import { FREE, WHEELCHAIR } from "./contactPointDesk.forms.ts";

/** What can be chosen in the form, in the reader's language. */
export interface FormChoices {
  readonly organisations: readonly Option[];
  /** A new one first. */
  readonly services: readonly Option[];
  readonly concerns: readonly Option[];
  readonly targets: readonly Option[];
  readonly themes: readonly Option[];
  readonly languages: readonly Option[];
  readonly questions: readonly { readonly code: string; readonly name: string }[];
}

type Spec = FieldSpec | SectionSpec;

const text = (name: string, label: TextKey, hint?: TextKey): FieldSpec => ({
  kind: "input",
  name,
  label,
  ...(hint === undefined ? {} : { hint }),
});
const optional = (name: string, label: TextKey, hint?: TextKey): FieldSpec => ({
  ...text(name, label, hint),
  isOptional: true,
});

/** What it is, whose it is, what it belongs to, and where. */
export function specsBeforeQuestions(reader: Reader, choices: FormChoices): readonly Spec[] {
  return [...whatSpecs(choices), ...serviceSpecs(reader, choices), ...wordSpecs(choices), ...placeSpecs(reader)];
}

function whatSpecs({ organisations }: FormChoices): readonly Spec[] {
  return [
    { kind: "section", label: "organisations:points.what" },
    {
      kind: "select",
      name: "organisationId",
      label: "organisations:points.organisation",
      hint: "organisations:points.organisation.hint",
      options: organisations,
      emptyLabel: "organisations:points.organisation.choose",
    },
    text("title", "organisations:points.titleField", "organisations:points.titleField.hint"),
    optional("summary", "organisations:points.summary", "organisations:points.summary.hint"),
    { kind: "textarea", name: "description", label: "organisations:points.description", isOptional: true },
  ];
}

/** What is offered, apart from the place. */
function serviceSpecs(reader: Reader, { services }: FormChoices): readonly Spec[] {
  return [
    { kind: "section", label: "organisations:points.service.section", hint: "organisations:points.service.shared" },
    {
      kind: "select",
      name: "serviceId",
      label: "organisations:points.service.which",
      hint: "organisations:points.service.which.hint",
      options: services.map(({ value, label, hint }) => ({
        value,
        label: hint === undefined ? label : `${label} (${hint})`,
      })),
    },
    text("serviceName", "organisations:points.service", "organisations:points.service.hint"),
    {
      kind: "radios",
      name: "isFree",
      label: "organisations:points.free",
      options: FREE.map((value) => ({ value, label: reader.t(`organisations:points.free.${value}`) })),
    },
    optional("fees", "organisations:points.fees", "organisations:points.fees.hint"),
    optional("eligibility", "organisations:points.eligibility"),
    optional("application", "organisations:points.application", "organisations:points.application.hint"),
    {
      kind: "textarea",
      name: "documents",
      label: "organisations:points.documents",
      hint: "organisations:points.documents.hint",
      rows: 3,
      isOptional: true,
    },
    optional("waitTime", "organisations:points.waitTime", "organisations:points.waitTime.hint"),
    optional("interpretation", "organisations:points.interpretation", "organisations:points.interpretation.hint"),
  ];
}

/** By which words it is found. */
function wordSpecs({ themes, concerns, targets }: FormChoices): readonly Spec[] {
  const checks = (name: string, label: TextKey, options: readonly Option[]): FieldSpec => ({
    kind: "checks",
    name,
    label,
    options,
    isOptional: true,
  });
  return [
    { kind: "section", label: "organisations:points.words" },
    {
      kind: "select",
      name: "mainTheme",
      label: "organisations:points.mainTheme",
      options: themes,
      emptyLabel: "organisations:points.mainTheme.none",
      isOptional: true,
    },
    checks("themes", "organisations:points.furtherThemes", themes),
    checks("concerns", "organisations:points.concerns", concerns),
    checks("targets", "organisations:points.targets", targets),
  ];
}

function placeSpecs(reader: Reader): readonly Spec[] {
  return [
    { kind: "section", label: "organisations:points.place" },
    optional("placeName", "organisations:points.placeName", "organisations:points.placeName.hint"),
    optional("street", "organisations:points.street"),
    { ...optional("postalCode", "organisations:points.postalCode"), kind: "input", width: "short" },
    optional("city", "organisations:points.city"),
    optional("mapPoint", "organisations:points.point", "organisations:points.point.hint"),
    optional("transportation", "organisations:points.transportation"),
    { kind: "section", label: "organisations:points.access", hint: "organisations:points.access.hint" },
    {
      kind: "radios",
      name: "wheelchair",
      label: "organisations:points.wheelchair",
      options: WHEELCHAIR.map((value) => ({ value, label: reader.t(`organisations:points.wheelchair.${value}`) })),
    },
  ];
}

/** How to reach it, and in which languages. */
export function specsBeforeHours(reader: Reader, { languages }: FormChoices): readonly Spec[] {
  return [
    { kind: "section", label: "organisations:points.reach", hint: "organisations:points.reach.hint" },
    ...phoneSpecs(reader),
    {
      kind: "input",
      type: "email",
      name: "mail",
      label: "organisations:points.mail",
      isOptional: true,
    },
    optional("department", "organisations:points.department"),
    {
      kind: "checks",
      name: "languages",
      label: "organisations:points.languages",
      options: languages,
      isOptional: true,
    },
    {
      kind: "checks",
      name: "interpretedLanguages",
      label: "organisations:points.interpretedLanguages",
      options: languages,
      isOptional: true,
    },
    { kind: "section", label: "organisations:points.hours" },
  ];
}

/** What stands below the hours. */
export function specsAfterHours(): readonly Spec[] {
  return [optional("hoursNote", "organisations:points.hours.note", "organisations:points.hours.note.hint")];
}
