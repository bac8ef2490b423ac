import { z } from "zod";
import { oneOf } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { Choices } from "../choices.ts";
import type { Part } from "./part.ts";
import { ANSWERS, type VolunteerValues } from "./values.ts";

type Statements = VolunteerValues["aussagen"];

const statementName = (code: string) => `aussage-${code}`;
const SKIP = "";

const statementShape = ({ statements }: Choices) => ({
  ...Object.fromEntries(
    statements.map(({ code }) => [
      statementName(code),
      oneOf([...ANSWERS, SKIP], "frame:form.check")
        .optional()
        .default(SKIP),
    ]),
  ),
  doppelt: oneOf([SKIP, ...statements.map(({ code }) => code)], "frame:form.check")
    .optional()
    .default(SKIP),
});

/** Twelve statements: fits, partly, no, or skipped; one of the answered ones may count double. */
export const statementPart: Part<Statements> = {
  names: (choices) => Object.keys(statementShape(choices)),
  schema: (choices) =>
    z
      .strictObject(statementShape(choices))
      .refine(
        (given) => given.doppelt === SKIP || (given as Record<string, unknown>)[statementName(given.doppelt)] !== SKIP,
        { path: ["doppelt"], error: "profile:doubled.unanswered" },
      )
      .transform((given) => {
        const answers = given as Readonly<Record<string, unknown>>;
        return {
          aussagen: choices.statements.flatMap(({ code }) => {
            const answer = ANSWERS.find((one) => one === answers[statementName(code)]);
            return answer === undefined ? [] : [{ code, answer, isDoubled: given.doppelt === code }];
          }),
        };
      }),
  fields: (reader, choices) => [...answerFields(reader, choices), doubledField(choices)],
  valuesOf: ({ answers }, { statements }) => ({
    ...Object.fromEntries(
      statements.map(({ code }) => [
        statementName(code),
        answers.find((answer) => answer.code === code)?.answer ?? SKIP,
      ]),
    ),
    doppelt: answers.find(({ isDoubled }) => isDoubled)?.code ?? SKIP,
  }),
};

function answerFields({ t }: Parameters<Part<Statements>["fields"]>[0], { statements }: Choices): readonly FieldSpec[] {
  const options = [...ANSWERS, "skip" as const].map((answer) => ({
    value: answer === "skip" ? SKIP : answer,
    label: t(`profile:answer.${answer}`),
  }));
  return statements.map(({ code, name }) => ({
    kind: "radios",
    name: statementName(code),
    label: "profile:row",
    labelWith: { name },
    options,
  }));
}

function doubledField({ statements }: Choices): FieldSpec {
  return {
    kind: "select",
    name: "doppelt",
    label: "profile:doubled.label",
    emptyLabel: "profile:doubled.none",
    options: statements.map(({ code, name }) => ({ value: code, label: name })),
    isOptional: true,
  };
}
