import { z } from "zod";
import {
  freeText,
  oneOf,
  optionalId,
  optionalMail,
  optionalText,
  requiredId,
  requiredText,
  someIds,
  someOf,
  versionField,
} from "../../../shared/forms/fields.ts";
import { decisionShape, phoneShape, phonesFrom, type EntryDecision } from "../../organisations/index.ts";
import { checkHours, planShape } from "../../openingHours/index.ts";

export const WHEELCHAIR = ["yes", "limited", "no", "unknown"] as const;
export const ANSWERS = ["yes", "partly", "no", "unknown"] as const;
export type Answer = (typeof ANSWERS)[number];

/** What is known about one barrier question. */
export interface AccessAnswer {
  readonly feature: string;
  readonly answer: Answer;
  readonly details: string | null;
}

/** The vocabularies that a form is checked against: codes of barrier questions and languages. */
export interface FormCodes {
  readonly questions: readonly string[];
  readonly languages: readonly string[];
}

/** Names of the two fields of a barrier question; a term's code is [A-Za-z0-9_-] (checked by the database). */
export const questionField = (code: string) => `frage_${code}`;
export const questionNoteField = (code: string) => `anmerkung_${code}`;

const postalCode = optionalText(5).refine((value) => value === null || /^\d{5}$/u.test(value), {
  error: "organisations:points.postalCode.wrong",
});

const contentShape = {
  organisationId: requiredId("organisations:points.organisation.missing"),
  title: requiredText(160, "organisations:points.deny.title"),
  serviceName: requiredText(160, "organisations:points.service.missing"),
  summary: freeText(300),
  description: freeText(4000),
  fees: optionalText(300),
  eligibility: optionalText(500),
  application: optionalText(500),
  mainTheme: optionalId(),
  themes: someIds(50),
  placeName: optionalText(200),
  street: optionalText(160),
  postalCode,
  city: optionalText(80),
  transportation: optionalText(300),
  wheelchair: oneOf(WHEELCHAIR, "organisations:points.wheelchair.missing"),
  ...phoneShape,
  mail: optionalMail(),
  department: optionalText(120),
  interpretation: optionalText(300),
  hoursNote: optionalText(300),
  ...planShape,
  version: versionField(),
};

/** The strict schema of the form; without `mayDecide`, a posted state or source is an unknown field, and a fault. */
export function contactPointForm(codes: FormCodes, mayDecide: boolean) {
  const questions = Object.fromEntries(
    codes.questions.flatMap((code): [string, z.ZodType<string | null>][] => [
      [questionField(code), oneOf(ANSWERS, "organisations:points.answer.missing")],
      [questionNoteField(code), optionalText(200)],
    ]),
  );
  const shape = { ...contentShape, ...questions, languages: someOf(codes.languages) };
  return mayDecide
    ? z.strictObject({ ...shape, ...decisionShape }).transform((input, context) => {
        const { state, verified, source } = input;
        return valuesFrom({ input, codes, decision: { state, verified, source } }, context);
      })
    : z.strictObject(shape).transform((input, context) => valuesFrom({ input, codes, decision: null }, context));
}

type Content = z.output<z.ZodObject<typeof contentShape>> & { readonly languages: readonly string[] };
interface Given {
  readonly input: Content;
  readonly codes: FormCodes;
  readonly decision: EntryDecision | null;
}
export type ContactPointValues = ReturnType<typeof valuesFrom>;

function valuesFrom({ input, codes, decision }: Given, context: z.RefinementCtx) {
  const hours = checkHours(input);
  if (!hours.ok) {
    context.addIssue({ code: "custom", path: [hours.field], message: hours.message });
    return z.NEVER;
  }
  return {
    organisationId: input.organisationId,
    point: {
      title: input.title,
      summary: input.summary,
      description: input.description,
      languages: [...input.languages],
      openingHoursNote: input.hoursNote,
    },
    service: {
      name: input.serviceName,
      feesDescription: input.fees,
      eligibility: input.eligibility,
      applicationProcess: input.application,
      interpretationServices: input.interpretation,
    },
    mainThemeId: input.mainTheme,
    themeIds: [...new Set([...(input.mainTheme === null ? [] : [input.mainTheme]), ...input.themes])],
    place: { name: input.placeName, transportation: input.transportation, wheelchair: input.wheelchair },
    address: addressFrom(input),
    answers: answersFrom(input, codes.questions),
    phones: phonesFrom(input),
    contact: { email: input.mail, department: input.department },
    hoursText: hours.text,
    hasHoursWarnings: hours.hasWarnings,
    decision,
    version: input.version,
  };
}

/** An address is whole or it is none: street without town helps nobody to find the place. */
function addressFrom({ street, postalCode: code, city }: Content) {
  return street === null || code === null || city === null ? null : { address1: street, postalCode: code, city };
}

function answersFrom(input: Readonly<Record<string, unknown>>, codes: readonly string[]): readonly AccessAnswer[] {
  return codes.map((feature) => {
    const note = input[questionNoteField(feature)];
    return {
      feature,
      answer: ANSWERS.find((answer) => answer === input[questionField(feature)]) ?? "unknown",
      details: typeof note === "string" ? note : null,
    };
  });
}
