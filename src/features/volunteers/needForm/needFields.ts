import type { FieldSpec, Option, SectionSpec } from "../../../shared/forms/formModel.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { askedFields, SKILL_WISHES, STATEMENT_ANSWERS } from "./asked.ts";
import type { NeedChoices } from "./needChoices.ts";
import { TIME_KINDS } from "./needForm.ts";

type Fields = readonly (FieldSpec | SectionSpec)[];
const whole = { kind: "input", type: "number", width: "short", isOptional: true } as const;

/** The form of a need in parts that fold. */
export function needFields(reader: Reader, choices: NeedChoices, organisations: readonly Option[]): Fields {
  return [
    { kind: "section", label: "needForm:part.about" },
    ...aboutFields(choices, organisations),
    { kind: "section", label: "needForm:part.when" },
    ...timeFields(reader),
    { kind: "section", label: "needForm:part.places", hint: "needs:form.placesHint" },
    ...placeFields(),
    { kind: "section", label: "needForm:part.who" },
    ...peopleFields(choices),
    { kind: "section", label: "needForm:part.skills", hint: "needForm:part.skillsHint" },
    ...skillFields(reader, choices),
    { kind: "section", label: "needForm:part.statements", hint: "needForm:part.statementsHint" },
    ...statementFields(reader, choices),
  ];
}

function aboutFields(choices: NeedChoices, organisations: readonly Option[]): Fields {
  const themes = choices.themes.map(({ id, name, house }) => ({ value: id, label: name, ...(house ? { house } : {}) }));
  const mainThemes = choices.themes.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { kind: "input", name: "title", label: "needs:form.title" },
    { kind: "textarea", name: "summary", label: "needs:form.summary", rows: 2, hint: "needs:form.summaryHint" },
    { kind: "textarea", name: "description", label: "needs:form.description", rows: 6, isOptional: true },
    {
      kind: "select",
      name: "organisation",
      label: "needs:form.organisation",
      options: organisations,
      emptyLabel: "needs:form.noOrganisation",
    },
    {
      kind: "select",
      name: "mainTheme",
      label: "needs:form.mainTheme",
      options: mainThemes,
      emptyLabel: "needs:form.noTheme",
    },
    { kind: "checks", name: "themes", label: "needs:form.themes", options: themes, isOptional: true },
  ];
}

function timeFields({ t }: Reader): Fields {
  const kinds = TIME_KINDS.map((value) => ({ value, label: t(`needs:timeKind.${value}`) }));
  return [
    { kind: "radios", name: "timeKind", label: "needs:form.timeKind", options: kinds },
    {
      kind: "input",
      name: "timeText",
      label: "needs:form.timeText",
      hint: "needs:form.timeTextHint",
      isOptional: true,
    },
    { ...whole, name: "hoursMin", label: "needs:form.hoursMin" },
    { ...whole, name: "hoursMax", label: "needs:form.hoursMax" },
    { kind: "input", name: "location", label: "needForm:location", hint: "needForm:locationHint", isOptional: true },
    { kind: "input", name: "place", label: "needForm:place", hint: "needForm:placeHint", isOptional: true },
  ];
}

function placeFields(): Fields {
  const opens = { kind: "input", width: "short", isOptional: true } as const;
  return [
    { kind: "input", type: "number", width: "short", name: "places", label: "needs:form.places" },
    { ...whole, name: "placesMin", label: "needForm:placesMin" },
    { ...whole, name: "newcomerSeats", label: "needForm:newcomerSeats", hint: "needForm:newcomerSeatsHint" },
    { ...opens, type: "date", name: "opensDay", label: "needForm:opensDay", hint: "needForm:opensHint" },
    { ...opens, type: "time", name: "opensTime", label: "needForm:opensTime" },
  ];
}

function peopleFields(choices: NeedChoices): Fields {
  const languages = choices.languages.map(({ code, name }) => ({ value: code, label: name }));
  const checks = { kind: "checks", options: languages, isOptional: true } as const;
  return [
    { ...checks, name: "requiredLanguages", label: "needForm:requiredLanguages" },
    { ...checks, name: "languages", label: "needs:form.languages" },
    { ...whole, name: "minimumAge", label: "needs:form.minimumAge" },
    { kind: "check", name: "requiresClearance", label: "needs:form.requiresClearance", hint: "needForm:clearanceHint" },
    { kind: "check", name: "newcomersWelcome", label: "needs:form.newcomersWelcome" },
  ];
}

function skillFields({ t }: Reader, choices: NeedChoices): Fields {
  const options = SKILL_WISHES.map((value) => ({ value, label: t(`needForm:wish.${value}`) }));
  return askedFields(choices).skills.map(({ field, name }) => ({
    kind: "select",
    name: field,
    label: "needForm:named",
    labelWith: { name },
    options,
    emptyLabel: "needForm:wish.none",
  }));
}

function statementFields({ t }: Reader, choices: NeedChoices): Fields {
  const options = STATEMENT_ANSWERS.map((value) => ({ value, label: t(`needForm:answer.${value}`) }));
  return askedFields(choices).statements.map(({ field, name }) => ({
    kind: "select",
    name: field,
    label: "needForm:named",
    labelWith: { name },
    options,
    emptyLabel: "needForm:answer.none",
  }));
}
