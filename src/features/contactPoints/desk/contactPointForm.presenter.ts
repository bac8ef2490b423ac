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
import { checkOpeningHours } from "../../openingHours/index.ts";
import { decisionSpecs, phoneFormValues } from "../../organisations/index.ts";
import { hoursFormValues } from "./checkedHours.ts";
import { ANSWERS, questionField, questionNoteField } from "./contactPointDesk.forms.ts";
import type { ContactPointFormPart, QuestionsPart, WeekHoursPart } from "./contactPointDesk.pages.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { specsAfterWeek, specsBeforeQuestions, specsBeforeWeek, type FormChoices } from "./contactPointDesk.specs.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";
import { WEEKDAYS, type Weekday } from "./weekHours.ts";

/** All fields of the form in their order, as far as they can be named without the database. */
export function contactPointSpecs(
  reader: Reader,
  choices: FormChoices = NO_CHOICES,
  mayDecide = true,
): readonly Spec[] {
  return [
    ...specsBeforeQuestions(reader, choices),
    ...choices.questions.flatMap((question) => questionSpecs(reader, question)),
    ...specsBeforeWeek(choices),
    ...WEEKDAYS.flatMap((day) => spanSpecs(reader, day)),
    ...specsAfterWeek(reader),
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
  const middle = specsBeforeWeek(choices);
  const after = specsAfterWeek(reader);
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
    beforeWeek: fieldsOf(middle),
    week: presentWeek(reader, state),
    afterWeek: fieldsOf(after),
    hoursNotes: hoursNotes(state),
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

/** The two spans of time of a weekday; each label names the day. */
function spanSpecs(reader: Reader, day: Weekday): readonly FieldSpec[] {
  const labelWith = { day: weekdayName(reader, day) };
  return [
    { kind: "input", name: `${day}1`, label: "organisations:points.hours.first", labelWith },
    { kind: "input", name: `${day}2`, label: "organisations:points.hours.second", labelWith },
  ];
}

/** Monday, 5 January 2026, and the days after it: for the names of the weekdays. */
const MONDAY = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 86_400_000;

function weekdayName(reader: Reader, day: Weekday): string {
  return reader.format.weekday(new Date(MONDAY + WEEKDAYS.indexOf(day) * DAY_MS));
}

function presentWeek(reader: Reader, state: FormState): WeekHoursPart {
  return {
    legend: reader.t("organisations:points.hours.week"),
    hint: reader.t("organisations:points.hours.hint"),
    days: WEEKDAYS.map((day) => ({
      name: weekdayName(reader, day),
      spans: spanSpecs(reader, day).map((spec) => fieldModel(reader, state, spec)),
    })),
  };
}

/** Faults and doubts about the expert's text as it stands in the form. */
function hoursNotes(state: FormState): readonly string[] {
  const typed = state.values["hoursText"];
  if (typeof typed !== "string" || typed.trim() === "") return [];
  const { faults, warnings } = checkOpeningHours(typed.trim());
  return [...faults, ...warnings];
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
