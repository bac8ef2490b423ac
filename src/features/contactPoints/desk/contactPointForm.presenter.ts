import {
  errorSummary,
  fieldModel,
  formModel,
  type FieldSpec,
  type SectionSpec,
} from "../../../shared/forms/formModel.ts";
import { formParts, type FormPart } from "../../../shared/forms/formParts.ts";
import { hiddenFields } from "../../../shared/forms/openedWith.ts";
import type { FormState, FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { hoursFormValues, hoursSpecs, presentHoursForm } from "../../openingHours/index.ts";
import { anywayField, type Lookalike } from "../../duplicates/index.ts";
import { decisionSpecs, phoneFormValues } from "../../organisations/index.ts";
import { alertSpecs } from "./alert.forms.ts";
import { ANSWERS, NEW_SERVICE, questionField, questionNoteField } from "./contactPointDesk.forms.ts";
import type { ContactPointFormPart, ContactPointPart, QuestionsPart } from "./contactPointDesk.pages.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { specsAfterHours, specsBeforeQuestions, specsBeforeHours, type FormChoices } from "./contactPointDesk.specs.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";
import { mapPointText } from "./mapPoint.ts";

/** All fields of the form in their order, as far as they can be named without the database. */
export function contactPointSpecs(
  reader: Reader,
  choices: FormChoices = NO_CHOICES,
  mayDecide = true,
): readonly Spec[] {
  return [
    ...specsBeforeQuestions(reader, choices),
    ...choices.questions.flatMap((question) => questionSpecs(reader, question)),
    ...specsBeforeHours(reader, choices),
    ...hoursSpecs(reader),
    ...specsAfterHours(),
    ...(mayDecide ? decisionSpecs(reader) : []),
  ];
}

const NO_CHOICES: FormChoices = {
  organisations: [],
  services: [],
  themes: [],
  concerns: [],
  targets: [],
  languages: [],
  questions: [],
};
type Spec = FieldSpec | SectionSpec;

interface Given {
  readonly point: ContactPointRow | null;
  readonly choices: FormChoices;
  readonly mayDecide: boolean;
  readonly lookalikes: readonly Lookalike[];
}

/** The form in parts that fold, with one summary of faults over all of them. */
export function presentContactPointFormPart(
  reader: Reader,
  state: FormState,
  { point, choices, mayDecide, lookalikes }: Given,
): ContactPointFormPart {
  const partsOf = (fields: readonly Spec[]) =>
    formParts(formModel(reader, state, { action: "", submit: "frame:form.save", fields }).fields);
  const isWrong = (specs: readonly Spec[]) =>
    specs.some((spec) => spec.kind !== "section" && state.errors.some(({ field }) => field === spec.name));
  const action = reader.href(point ? contactPointDeskPaths.edit(point.id) : contactPointDeskPaths.new());
  const questions = presentQuestions(reader, state, choices);
  const questionFields = choices.questions.flatMap((question) => questionSpecs(reader, question));
  const first = partsOf(specsBeforeQuestions(reader, choices)).map(plainPart);
  const middle = partsOf(specsBeforeHours(reader, choices)).map((part) => ({
    ...plainPart(part),
    isOpen: hasFault(part),
  }));
  const after = formModel(reader, state, { action: "", submit: "frame:form.save", fields: specsAfterHours() }).fields;
  const decisions = mayDecide ? partsOf(decisionSpecs(reader)) : [];
  return {
    action,
    hidden: hiddenFields(state, {
      action,
      hidden: { version: String(point?.version ?? 1), ...anywayField(lookalikes) },
    }),
    summary: errorSummary(reader, state, [...contactPointSpecs(reader, choices, mayDecide), METHOD, ...alertSpecs]),
    parts: [
      ...withLast(first, (part) => ({ ...part, questions, isOpen: part.isOpen || isWrong(questionFields) })),
      ...withLast(middle, (part) => ({
        ...part,
        hours: presentHoursForm(reader, state),
        after,
        isOpen: part.isOpen || isWrong([...hoursSpecs(reader), ...specsAfterHours()]),
      })),
      ...decisions.map((part) => ({ ...plainPart(part), isOpen: hasFault(part) })),
    ],
    cancelHref: reader.href(contactPointDeskPaths.list()),
  };
}

function plainPart(part: FormPart): ContactPointPart {
  return { ...part, questions: null, hours: null, after: [] };
}

function hasFault({ fields }: FormPart): boolean {
  return fields.some(({ error }) => error !== null);
}

function withLast(
  parts: readonly ContactPointPart[],
  change: (part: ContactPointPart) => ContactPointPart,
): readonly ContactPointPart[] {
  return parts.map((part, index) => (index === parts.length - 1 ? change(part) : part));
}

/** The choice beside the form, like the notice: its faults stand in the same summary. */
const METHOD: FieldSpec = {
  kind: "radios",
  name: "method",
  label: "organisations:points.assure.method",
  options: [],
};

/** The answer to a question about the place, and the note to it; each label names the question. */
function questionSpecs(
  reader: Reader,
  { code, name }: FormChoices["questions"][number],
): readonly [FieldSpec, FieldSpec] {
  const options = ANSWERS.toReversed().map((value) => ({
    value,
    label: reader.t(`organisations:points.answer.${value}`),
  }));
  const labelWith = { question: name };
  return [
    { kind: "select", name: questionField(code), label: "organisations:points.question.answer", labelWith, options },
    { kind: "input", name: questionNoteField(code), label: "organisations:points.question.note", labelWith },
  ];
}

function presentQuestions(reader: Reader, state: FormState, { questions }: FormChoices): QuestionsPart {
  return {
    legend: reader.t("organisations:points.questions"),
    noteLabel: reader.t("organisations:points.question.noteLabel"),
    questions: questions.map((question) => {
      const [answer, note] = questionSpecs(reader, question);
      return {
        name: question.name,
        answer: fieldModel(reader, state, answer),
        note: fieldModel(reader, state, note),
      };
    }),
  };
}

/** What an empty form starts with: a place in Hagen, nothing known about barriers, closed on public holidays. */
export const newPointValues: FormValues = {
  city: "Hagen",
  serviceId: NEW_SERVICE,
  isFree: "unknown",
  wheelchair: "unknown",
  holidays: "closed",
  state: "published",
  verified: "no",
};

/** A stored contact point as the form shows it. */
export function contactPointFormValues(point: ContactPointRow): FormValues {
  const { service, location } = point;
  return {
    ...textValues(point),
    organisationId: point.organisationId,
    serviceId: service.id,
    isFree: service.isFree === null ? "unknown" : service.isFree ? "yes" : "no",
    documents: service.requiredDocuments.map(({ document }) => document).join("\n"),
    concerns: point.concernIds,
    targets: point.targetIds,
    mainTheme: point.mainThemeId ?? "",
    themes: point.themeIds.filter((id) => id !== point.mainThemeId),
    mapPoint: mapPointText(location),
    wheelchair: location.wheelchair,
    ...Object.fromEntries(
      location.accessibilities.flatMap(({ feature, answer, details }) => [
        [questionField(feature), answer],
        [questionNoteField(feature), details ?? ""],
      ]),
    ),
    ...phoneFormValues(point.phones),
    languages: point.languages,
    interpretedLanguages: point.interpretedLanguages,
    ...hoursFormValues(point.openingHours?.text ?? null),
    state: point.state === "archived" ? "published" : point.state,
    verified: point.verified,
    version: String(point.version),
  };
}

function textValues({ service, location, contacts, ...point }: ContactPointRow) {
  const texts = {
    title: point.title,
    summary: point.summary,
    description: point.description,
    hoursNote: point.openingHoursNote,
    source: point.source,
    mail: contacts[0]?.email,
    department: contacts[0]?.department,
    serviceName: service.name,
    fees: service.feesDescription,
    waitTime: service.waitTime,
    eligibility: service.eligibility,
    application: service.applicationProcess,
    interpretation: service.interpretationServices,
    placeName: location.name,
    street: location.address?.address1,
    postalCode: location.address?.postalCode,
    city: location.address?.city,
    transportation: location.transportation,
  };
  return Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text ?? ""]));
}
