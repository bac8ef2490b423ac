import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeRow } from "../themes/index.ts";
import type { Space } from "./focusSpaces.queries.ts";
import { EDITABLE_STATES, SPACE_KINDS, VACANCY_STATES } from "./focusSpaces.words.ts";

type Fields = readonly (FieldSpec | SectionSpec)[];

/** The form of a space; an archived one says how it comes back. */
export function spaceFields(reader: Reader, themes: readonly ThemeRow[], isArchived: boolean): Fields {
  return [
    ...aboutFields(reader),
    ...themeFields(themes),
    ...placeFields(),
    ...sizeFields(),
    ...stateFields(reader, isArchived),
  ];
}

function aboutFields({ t }: Reader): Fields {
  const kinds = SPACE_KINDS.map((value) => ({ value, label: t(`focusSpaces:kind.${value}`) }));
  return [
    { kind: "input", name: "title", label: "focusSpaces:form.title" },
    {
      kind: "select",
      name: "kind",
      label: "focusSpaces:fact.kind",
      emptyLabel: "focusSpaces:form.choose",
      options: kinds,
    },
    {
      kind: "textarea",
      name: "summary",
      label: "focusSpaces:form.summary",
      hint: "focusSpaces:form.summaryHint",
      rows: 3,
    },
    { kind: "textarea", name: "description", label: "focusSpaces:form.description", rows: 6, isOptional: true },
    { kind: "textarea", name: "possibleUses", label: "focusSpaces:form.possibleUses", rows: 4, isOptional: true },
  ];
}

function themeFields(themes: readonly ThemeRow[]): Fields {
  const options = themes.map((theme) => ({ value: theme.id, label: theme.name, house: theme.house }));
  return [
    {
      kind: "select",
      name: "mainThemeId",
      label: "focusSpaces:form.mainTheme",
      emptyLabel: "focusSpaces:form.choose",
      options,
    },
    { kind: "checks", name: "themeIds", label: "focusSpaces:form.themes", isOptional: true, options },
  ];
}

function placeFields(): Fields {
  return [
    { kind: "section", label: "focusSpaces:form.placeSection" },
    {
      kind: "input",
      name: "address",
      label: "focusSpaces:form.address",
      hint: "focusSpaces:form.addressHint",
      isOptional: true,
    },
    { kind: "input", name: "postalCode", label: "focusSpaces:form.postalCode", width: "short", isOptional: true },
    {
      kind: "input",
      name: "locationText",
      label: "focusSpaces:form.locationText",
      hint: "focusSpaces:form.locationTextHint",
      isOptional: true,
    },
    {
      kind: "check",
      name: "isSensitive",
      label: "focusSpaces:form.isSensitive",
      hint: "focusSpaces:form.isSensitiveHint",
    },
  ];
}

function sizeFields(): Fields {
  const whole = { kind: "input", type: "number", width: "short", isOptional: true } as const;
  return [
    { ...whole, name: "publicRadiusM", label: "focusSpaces:form.publicRadiusM" },
    { ...whole, name: "areaM2", label: "focusSpaces:form.areaM2" },
    { ...whole, name: "capacity", label: "focusSpaces:form.capacity" },
    { kind: "textarea", name: "equipment", label: "focusSpaces:form.equipment", rows: 2, isOptional: true },
    { kind: "textarea", name: "accessText", label: "focusSpaces:form.accessText", rows: 2, isOptional: true },
  ];
}

function stateFields({ t }: Reader, isArchived: boolean): Fields {
  return [
    { kind: "section", label: "focusSpaces:form.stateSection" },
    {
      kind: "select",
      name: "vacancyState",
      label: "focusSpaces:form.vacancy",
      options: VACANCY_STATES.map((value) => ({ value, label: t(`focusSpaces:vacancyName.${value}`) })),
    },
    {
      kind: "radios",
      name: "state",
      label: "focusSpaces:form.state",
      ...(isArchived ? { hint: "focusSpaces:form.stateArchivedHint" as const } : {}),
      options: EDITABLE_STATES.map((value) => ({ value, label: t(`focusSpaces:state.${value}`) })),
    },
    { kind: "input", name: "source", label: "focusSpaces:form.source", isOptional: true },
    { kind: "input", name: "seenOn", label: "focusSpaces:form.seenOn", type: "date", width: "short", isOptional: true },
  ];
}

/** What stands in the form of a space; an archived one is offered as published, for the day it comes back. */
export function spaceFormValues(space: Space): FormValues {
  return {
    title: space.title,
    kind: space.kind,
    summary: space.summary,
    description: space.description,
    possibleUses: space.possibleUses,
    mainThemeId: text(space.themes.mainThemeId),
    themeIds: space.themes.themeIds,
    address: text(space.address),
    postalCode: text(space.postalCode),
    locationText: text(space.locationText),
    areaM2: text(space.areaM2),
    capacity: text(space.capacity),
    equipment: text(space.equipment),
    accessText: text(space.accessText),
    vacancyState: space.vacancyState,
    isSensitive: space.isSensitive ? "ja" : "",
    publicRadiusM: text(space.publicRadiusM),
    state: space.state === "archived" ? "published" : space.state,
    source: text(space.source),
    seenOn: text(space.seenOn?.toISOString().slice(0, 10) ?? null),
  };
}

function text(value: number | string | null): string {
  return value === null ? "" : String(value);
}
