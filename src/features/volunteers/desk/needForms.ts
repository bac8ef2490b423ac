import { z } from "zod";
import {
  checkbox,
  freeText,
  oneOf,
  optionalDay,
  optionalId,
  optionalText,
  optionalTime,
  optionalWhole,
  requiredText,
  someIds,
  someOf,
  versionField,
} from "../../../shared/forms/fields.ts";
import type { FieldSpec, Option, SectionSpec } from "../../../shared/forms/formModel.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { dayOf, ZONE } from "../../../shared/clock.ts";
import type { Choices } from "../choices.ts";
import type { DeskNeed } from "./deskNeeds.queries.ts";

const TIME_KINDS = ["shift", "flexible", "open_ended"] as const;
const NEED_STATES = ["draft", "open", "paused", "closed"] as const;

/** What the desk writes into a need. */
export function needForm({ languages }: Choices) {
  return z
    .strictObject({
      title: requiredText(120, "needs:form.titleMissing"),
      summary: freeText(300),
      description: freeText(4000),
      organisation: optionalId(),
      mainTheme: optionalId(),
      themes: someIds(50),
      skills: someIds(100),
      timeKind: oneOf(TIME_KINDS, "needs:form.timeKindMissing"),
      timeText: optionalText(200),
      hoursMin: optionalWhole(1, 60),
      hoursMax: optionalWhole(1, 60),
      places: optionalWhole(1, 500),
      languages: someOf(languages.map((language) => language.code)),
      location: optionalText(200),
      minimumAge: optionalWhole(1, 99),
      requiresClearance: checkbox(),
      newcomersWelcome: checkbox(),
      state: oneOf(NEED_STATES, "needs:form.stateMissing"),
      version: versionField(),
    })
    .refine(({ hoursMin, hoursMax }) => hoursMin === null || hoursMax === null || hoursMin <= hoursMax, {
      path: ["hoursMax"],
      error: "needs:form.hoursOrder",
    })
    .refine(({ timeKind, places }) => timeKind === "shift" || places !== null, {
      path: ["places"],
      error: "needs:form.placesMissing",
    });
}
export type NeedValues = z.infer<ReturnType<typeof needForm>>;

/** A dated shift; its times are those of Europe/Berlin. */
export const shiftForm = z
  .strictObject({
    day: optionalDay().refine((day): boolean => day !== null, "needs:shift.dayMissing"),
    from: optionalTime().refine((time): boolean => time !== null, "needs:shift.fromMissing"),
    to: optionalTime().refine((time): boolean => time !== null, "needs:shift.toMissing"),
    minPeople: optionalWhole(0, 500),
    maxPeople: optionalWhole(1, 500).refine((people): boolean => people !== null, "needs:shift.maxMissing"),
  })
  .refine(({ from, to }) => from === null || to === null || Temporal.PlainTime.compare(from, to) < 0, {
    path: ["to"],
    error: "needs:shift.order",
  })
  .refine(({ minPeople, maxPeople }) => minPeople === null || maxPeople === null || minPeople <= maxPeople, {
    path: ["minPeople"],
    error: "needs:shift.minOrder",
  });
export type ShiftValues = z.infer<typeof shiftForm>;

type Fields = readonly (FieldSpec | SectionSpec)[];

export function needFields(reader: Reader, choices: Choices, organisations: readonly Option[]): Fields {
  return [
    ...aboutFields(choices, organisations),
    { kind: "section", label: "needs:form.when" },
    ...timeFields(reader),
    { kind: "section", label: "needs:form.who" },
    ...peopleFields(reader, choices),
  ];
}

function aboutFields(choices: Choices, organisations: readonly Option[]): Fields {
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
  const whole = { kind: "input", type: "number", width: "short" } as const;
  return [
    { kind: "radios", name: "timeKind", label: "needs:form.timeKind", options: kinds },
    {
      kind: "input",
      name: "timeText",
      label: "needs:form.timeText",
      hint: "needs:form.timeTextHint",
      isOptional: true,
    },
    { ...whole, name: "hoursMin", label: "needs:form.hoursMin", isOptional: true },
    { ...whole, name: "hoursMax", label: "needs:form.hoursMax", isOptional: true },
    { ...whole, name: "places", label: "needs:form.places", hint: "needs:form.placesHint" },
    { kind: "input", name: "location", label: "needs:form.location", isOptional: true },
  ];
}

function peopleFields({ t }: Reader, choices: Choices): Fields {
  const skills = choices.skills.map(({ id, name }) => ({ value: id, label: name }));
  const languages = choices.languages.map(({ code, name }) => ({ value: code, label: name }));
  const states = NEED_STATES.map((value) => ({ value, label: t(`needs:state.${value}`) }));
  const age = { kind: "input", name: "minimumAge", type: "number", width: "short" } as const;
  return [
    { kind: "checks", name: "skills", label: "needs:form.skills", options: skills, isOptional: true },
    { kind: "checks", name: "languages", label: "needs:form.languages", options: languages, isOptional: true },
    { ...age, label: "needs:form.minimumAge", isOptional: true },
    { kind: "check", name: "requiresClearance", label: "needs:form.requiresClearance" },
    { kind: "check", name: "newcomersWelcome", label: "needs:form.newcomersWelcome" },
    { kind: "radios", name: "state", label: "needs:form.state", options: states },
  ];
}

const NEW_NEED: FormValues = {
  timeKind: "flexible",
  places: "1",
  newcomersWelcome: "ja",
  state: "draft",
  version: "1",
};

/** A stored need as the form shows it; null for a new one. */
export function needFormValues(need: DeskNeed | null): FormValues {
  if (need === null) return NEW_NEED;
  const number = (value: number | null) => (value === null ? "" : String(value));
  return {
    title: need.title,
    summary: need.summary,
    description: need.description,
    organisation: need.organizationId ?? "",
    mainTheme: need.mainThemeId ?? "",
    themes: need.themeIds.filter((id) => id !== need.mainThemeId),
    skills: need.skillIds,
    timeKind: need.timeKind,
    timeText: need.timeText ?? "",
    hoursMin: number(need.hoursMin),
    hoursMax: number(need.hoursMax),
    places: number(need.places),
    languages: need.languages,
    location: need.locationText ?? "",
    minimumAge: number(need.minimumAge),
    requiresClearance: need.requiresClearance ? "ja" : "",
    newcomersWelcome: need.newcomersWelcome ? "ja" : "",
    state: need.state,
    version: String(need.version),
  };
}

export const shiftFields: readonly FieldSpec[] = [
  { kind: "input", name: "day", type: "date", width: "short", label: "needs:shift.day" },
  { kind: "input", name: "from", type: "time", width: "short", label: "needs:shift.from" },
  { kind: "input", name: "to", type: "time", width: "short", label: "needs:shift.to" },
  { kind: "input", name: "maxPeople", type: "number", width: "short", label: "needs:shift.max" },
  { kind: "input", name: "minPeople", type: "number", width: "short", label: "needs:shift.min", isOptional: true },
];

/** A stored shift as the form shows it; null for a new one. */
export function shiftFormValues(shift: DeskNeed["shifts"][number] | null): FormValues {
  if (shift === null) return {};
  const clock = (moment: Date) =>
    moment.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: "minute" });
  return {
    day: dayOf(shift.startsAt).toString(),
    from: clock(shift.startsAt),
    to: clock(shift.endsAt),
    maxPeople: String(shift.maxPeople),
    minPeople: String(shift.minPeople),
  };
}
