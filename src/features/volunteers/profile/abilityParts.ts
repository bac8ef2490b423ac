import { z } from "zod";
import { oneOf, someOf } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { Choices, Term } from "../choices.ts";
import type { Part } from "./part.ts";
import { SKILL_LEVELS, USUAL_LEVEL, type VolunteerValues } from "./values.ts";

type Skills = VolunteerValues["koennen"];
type Languages = VolunteerValues["sprachen"];

const LEVELS = ["0", "1", "2", "3"] as const;
const FLUENCIES = ["0", "1", "2"] as const;
export const skillName = (code: string) => `kann-${code}`;
const languageName = (code: string) => `spricht-${code}`;

function rowShape(terms: readonly Term[], nameOf: (code: string) => string, values: readonly string[]) {
  return Object.fromEntries(
    terms.map(({ code }) => [nameOf(code), oneOf(values, "frame:form.check").optional().default("0")]),
  );
}

const skillShape = ({ skills }: Choices) => ({
  ...rowShape(skills, skillName, LEVELS),
  weiter: someOf(skills.map(({ code }) => code)),
});

/** Every skill in its own row: not at all, a little, well, very well; and whether somebody likes to pass it on. */
export const skillPart: Part<Skills> = {
  names: (choices) => Object.keys(skillShape(choices)),
  schema: (choices) =>
    z.strictObject(skillShape(choices)).transform((given) => {
      const levels = given as Readonly<Record<string, unknown>>;
      return {
        skill: choices.skills.flatMap(({ code }) => {
          const level = SKILL_LEVELS.find((one) => String(one) === levels[skillName(code)]);
          return level === undefined ? [] : [{ code, level, canTeach: given.weiter.includes(code) }];
        }),
      };
    }),
  fields: ({ t }, { skills }) => [
    ...skills.map<FieldSpec>(({ code, name }) => ({
      kind: "radios",
      name: skillName(code),
      label: "profile:row",
      labelWith: { name },
      options: LEVELS.map((value) => ({ value, label: t(`profile:level.${value}`) })),
    })),
    {
      kind: "checks",
      name: "weiter",
      label: "profile:teach",
      options: skills.map(({ code, name }) => ({ value: code, label: name })),
    },
  ],
  valuesOf: ({ skills }, choices) => ({
    ...Object.fromEntries(
      choices.skills.map(({ code }) => [
        skillName(code),
        String(skills.find((skill) => skill.code === code)?.level ?? 0),
      ]),
    ),
    weiter: skills.filter(({ canTeach }) => canTeach).map(({ code }) => code),
  }),
};

/** The skills of the short form: ticked ones count as "well". */
export const shortSkillPart: Part<Skills> = {
  names: () => ["skill"],
  schema: ({ skills }) =>
    z
      .strictObject({ skill: someOf(skills.map(({ code }) => code)) })
      .transform(({ skill }) => ({ skill: skill.map((code) => ({ code, level: USUAL_LEVEL, canTeach: false })) })),
  fields: (_reader, { skills }) => [checks("skill", "volunteers:form.skills", skills)],
  valuesOf: ({ skills }) => ({ skill: skills.map(({ code }) => code) }),
};

const languageShape = ({ languages }: Choices) => rowShape(languages, languageName, FLUENCIES);

/** Every language in its own row: no, a little, well. */
export const languagePart: Part<Languages> = {
  names: (choices) => Object.keys(languageShape(choices)),
  schema: (choices) =>
    z.strictObject(languageShape(choices)).transform((given) => ({
      sprache: choices.languages.flatMap(({ code }) => {
        const fluency = given[languageName(code)];
        return fluency === "0" || fluency === undefined ? [] : [{ code, isBasic: fluency === "1" }];
      }),
    })),
  fields: ({ t }, { languages }) =>
    languages.map<FieldSpec>(({ code, name }) => ({
      kind: "radios",
      name: languageName(code),
      label: "profile:row",
      labelWith: { name },
      options: FLUENCIES.map((value) => ({ value, label: t(`profile:fluency.${value}`) })),
    })),
  valuesOf: (record, { languages }) =>
    Object.fromEntries(
      languages.map(({ code }) => {
        const fluency = record.basicLanguages.includes(code) ? "1" : "2";
        return [languageName(code), record.languages.includes(code) ? fluency : "0"];
      }),
    ),
};

/** The languages of the short form: ticked ones count as spoken well. */
export const shortLanguagePart: Part<Languages> = {
  names: () => ["sprache"],
  schema: ({ languages }) =>
    z
      .strictObject({ sprache: someOf(languages.map(({ code }) => code)) })
      .transform(({ sprache }) => ({ sprache: sprache.map((code) => ({ code, isBasic: false })) })),
  fields: (_reader, { languages }) => [checks("sprache", "volunteers:form.languages", languages)],
  valuesOf: ({ languages }) => ({ sprache: languages }),
};

function checks(name: string, label: FieldSpec["label"], terms: readonly Term[]): FieldSpec {
  const options = terms.map((term) => ({ value: term.code, label: term.name }));
  return { kind: "checks", name, label, options, isOptional: true };
}
