import {
  errorSummary,
  fieldModel,
  formModel,
  type FieldSpec,
  type SectionSpec,
} from "../../../shared/forms/formModel.ts";
import { hiddenFields } from "../../../shared/forms/openedWith.ts";
import type { FormState, FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { hoursFormValues, hoursSpecs, presentHoursForm } from "../../openingHours/index.ts";
import { decisionSpecs, phoneFormValues } from "../../organisations/index.ts";
import { ANSWERS, questionField, questionNoteField } from "./contactPointDesk.forms.ts";
import type { ContactPointFormPart, QuestionsPart } from "./contactPointDesk.pages.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { specsAfterHours, specsBeforeQuestions, specsBeforeHours, type FormChoices } from "./contactPointDesk.specs.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";

/** All fields of the form in their order, as far as they can be named without the database. */
export function contactPointSpecs(
  reader: Reader,
  choices: FormChoices = NO_CHOICES,
  mayDecide = true,
): readonly Spec[] {
  return [
    ...specsBeforeQuestions(reader, choices),
    ...choices.questions.flatMap((question) => questionSpecs(reader, question)),
    ...specsBeforeHours(choices),
    ...hoursSpecs(reader),
    ...specsAfterHours(),
    ...(mayDecide ? decisionSpecs(reader) : []),
  ];
}

const NO_CHOICES: FormChoices = { organisations: [], themes: [], languages: [], questions: [] };
type Spec = FieldSpec | SectionSpec;

interface Given {
  readonly point: ContactPointRow | null;
  readonly choices: FormChoices;
  readonly mayDecide: boolean;
}

/** The form's blocks in their order, with one summary of faults over all of them. */
export function presentContactPointFormPart(
  reader: Reader,
  state: FormState,
  { point, choices, mayDecide }: Given,
): ContactPointFormPart {
  const before = specsBeforeQuestions(reader, choices);
  const middle = specsBeforeHours(choices);
  const after = specsAfterHours();
  const decisions = mayDecide ? decisionSpecs(reader) : [];
  const fieldsOf = (fields: readonly Spec[]) =>
    formModel(reader, state, { action: "", submit: "frame:form.save", fields }).fields;
  const action = reader.href(point ? contactPointDeskPaths.edit(point.id) : contactPointDeskPaths.new());
  return {
    action,
    hidden: hiddenFields(state, { action, hidden: { version: String(point?.version ?? 1) } }),
    summary: errorSummary(reader, state, [...contactPointSpecs(reader, choices, mayDecide), METHOD]),
    beforeQuestions: fieldsOf(before),
    questions: presentQuestions(reader, state, choices),
    beforeHours: fieldsOf(middle),
    hours: presentHoursForm(reader, state),
    afterHours: fieldsOf(after),
    decisions: fieldsOf(decisions),
    cancelHref: reader.href(contactPointDeskPaths.list()),
  };
}

/** The choice beside the form: its faults stand in the same summary. */
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
    serviceName: service.name,
    mainTheme: point.mainThemeId ?? "",
    themes: point.themeIds.filter((id) => id !== point.mainThemeId),
    wheelchair: location.wheelchair,
    ...Object.fromEntries(
      location.accessibilities.flatMap(({ feature, answer, details }) => [
        [questionField(feature), answer],
        [questionNoteField(feature), details ?? ""],
      ]),
    ),
    ...phoneFormValues(point.phones),
    languages: point.languages,
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
    fees: service.feesDescription,
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
