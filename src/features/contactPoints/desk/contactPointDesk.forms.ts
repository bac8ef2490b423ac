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
import { mapPointField } from "./mapPoint.ts";
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
  /** Ids of the services that can be chosen, and NEW_SERVICE. */
  readonly services: readonly string[];
  /** The service that the contact point has so far. */
  readonly ownService: string | null;
}

/** Chosen instead of a service that is there. */
export const NEW_SERVICE = "neu";
/** Whether something costs money, as far as anybody said. */
export const FREE = ["yes", "no", "unknown"] as const;
const FREE_COLUMN = { yes: true, no: false, unknown: null } as const;
const MOST_DOCUMENTS = 20;

/** Names of the two fields of a barrier question; a term's code is [A-Za-z0-9_-] (checked by the database). */
export const questionField = (code: string) => `frage_${code}`;
export const questionNoteField = (code: string) => `anmerkung_${code}`;

const postalCode = optionalText(5).refine((value) => value === null || /^\d{5}$/u.test(value), {
  error: "organisations:points.postalCode.wrong",
});

const contentShape = {
  organisationId: requiredId("organisations:points.organisation.missing"),
  title: requiredText(160, "organisations:points.deny.title"),
  serviceName: optionalText(160),
  summary: freeText(300),
  description: freeText(4000),
  isFree: z.enum(FREE, { error: "frame:form.check" }).default("unknown"),
  fees: optionalText(300),
  eligibility: optionalText(500),
  application: optionalText(500),
  documents: lines(MOST_DOCUMENTS, 200),
  waitTime: optionalText(200),
  concerns: someIds(50),
  targets: someIds(50),
  mainTheme: optionalId(),
  themes: someIds(50),
  placeName: optionalText(200),
  street: optionalText(160),
  postalCode,
  city: optionalText(80),
  mapPoint: mapPointField(),
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
  const shape = {
    ...contentShape,
    ...questions,
    serviceId: z.enum(["", ...codes.services], { error: "organisations:points.service.foreign" }).default(""),
    languages: someOf(codes.languages),
    interpretedLanguages: someOf(codes.languages),
  };
  return mayDecide
    ? z.strictObject({ ...shape, ...decisionShape }).transform((input, context) => {
        const { state, verified, source } = input;
        return valuesFrom({ input, codes, decision: { state, verified, source } }, context);
      })
    : z.strictObject(shape).transform((input, context) => valuesFrom({ input, codes, decision: null }, context));
}

type Content = z.output<z.ZodObject<typeof contentShape>> & {
  readonly serviceId: string;
  readonly languages: readonly string[];
  readonly interpretedLanguages: readonly string[];
};
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
  const service = serviceFrom(input, codes);
  if (service === null) {
    context.addIssue({ code: "custom", path: ["serviceName"], message: "organisations:points.service.missing" });
    return z.NEVER;
  }
  return {
    organisationId: input.organisationId,
    service,
    point: {
      title: input.title,
      summary: input.summary,
      description: input.description,
      languages: [...input.languages],
      interpretedLanguages: [...input.interpretedLanguages],
      openingHoursNote: input.hoursNote,
    },
    mainThemeId: input.mainTheme,
    themeIds: [...new Set([...(input.mainTheme === null ? [] : [input.mainTheme]), ...input.themes])],
    concernIds: [...input.concerns],
    targetIds: [...input.targets],
    place: { name: input.placeName, transportation: input.transportation, wheelchair: input.wheelchair },
    address: addressFrom(input),
    mapPoint: input.mapPoint,
    answers: answersFrom(input, codes.questions),
    phones: phonesFrom(input),
    contact: { email: input.mail, department: input.department },
    hoursText: hours.text,
    hasHoursWarnings: hours.hasWarnings,
    decision,
    version: input.version,
  };
}

/** What the form says of the service: another one that is there, or what its own (or a new one) is to hold. */
export type ServiceValues =
  | { readonly kind: "other"; readonly id: string }
  | { readonly kind: "own" | "new"; readonly content: ServiceContent; readonly documents: readonly string[] };
export type ServiceContent = ReturnType<typeof contentOf>;

/** Null when a service of its own has no name. What stands in the fields does not count for another service. */
function serviceFrom(input: Content, { ownService }: FormCodes): ServiceValues | null {
  const { serviceId, serviceName, documents } = input;
  const isOwn = ownService !== null && (serviceId === "" || serviceId === ownService);
  if (!isOwn && serviceId !== "" && serviceId !== NEW_SERVICE) return { kind: "other", id: serviceId };
  return serviceName === null
    ? null
    : { kind: isOwn ? "own" : "new", content: contentOf(input, serviceName), documents };
}

function contentOf(input: Content, name: string) {
  return {
    name,
    isFree: FREE_COLUMN[input.isFree],
    feesDescription: input.fees,
    eligibility: input.eligibility,
    applicationProcess: input.application,
    waitTime: input.waitTime,
    interpretationServices: input.interpretation,
  };
}

/** Several short texts, one in each line. */
function lines(most: number, longest: number) {
  return freeText(most * (longest + 1)).transform((text, context): readonly string[] => {
    const all = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (all.length <= most && all.every((line) => line.length <= longest)) return all;
    context.addIssue({ code: "custom", message: "frame:form.tooLong" });
    return z.NEVER;
  });
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
