import { ZONE } from "../../shared/clock.ts";
import type { FieldSpec, Option, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeRow } from "../themes/index.ts";
import { MEASURE_STATES, MEETING_STATES } from "./conferences.forms.ts";
import type { Conference, Group, Measure } from "./conferences.queries.ts";

type Fields = readonly (FieldSpec | SectionSpec)[];

export function conferenceFields({ t }: Reader): Fields {
  const states = MEETING_STATES.map((value) => ({ value, label: t(`conferences:state.${value}`) }));
  return [
    {
      kind: "input",
      name: "number",
      label: "conferences:form.number",
      type: "number",
      width: "short",
      isOptional: true,
    },
    { kind: "input", name: "title", label: "conferences:form.title" },
    { kind: "textarea", name: "summary", label: "conferences:form.summary", rows: 3 },
    { kind: "textarea", name: "description", label: "conferences:form.description", rows: 6, isOptional: true },
    ...timeFields(),
    { kind: "input", name: "locationText", label: "conferences:fact.where", isOptional: true },
    {
      kind: "input",
      name: "participants",
      label: "conferences:fact.who",
      hint: "conferences:form.whoHint",
      isOptional: true,
    },
    { kind: "section", label: "conferences:form.stateSection" },
    {
      kind: "radios",
      name: "state",
      label: "conferences:form.state",
      hint: "conferences:form.stateHint",
      options: states,
    },
    { kind: "input", name: "source", label: "conferences:form.source", isOptional: true },
    { kind: "input", name: "seenOn", label: "conferences:form.seenOn", type: "date", width: "short", isOptional: true },
  ];
}

function timeFields(): Fields {
  const short = { kind: "input", width: "short", isOptional: true } as const;
  return [
    { kind: "section", label: "conferences:form.whenSection", hint: "conferences:form.whenHint" },
    { ...short, name: "day", label: "conferences:form.day", type: "date" },
    { ...short, name: "from", label: "conferences:form.from", type: "time" },
    { ...short, name: "to", label: "conferences:form.to", type: "time" },
    {
      kind: "input",
      name: "dateNote",
      label: "conferences:form.dateNote",
      hint: "conferences:form.dateNoteHint",
      isOptional: true,
    },
  ];
}

export function conferenceFormValues(conference: Conference): FormValues {
  const { startsAt, endsAt, timesKnown } = conference;
  return {
    number: text(conference.number),
    title: conference.title,
    summary: conference.summary,
    description: conference.description,
    day: startsAt === null ? "" : local(startsAt).toPlainDate().toString(),
    from: timesKnown ? timeOf(startsAt) : "",
    to: timesKnown ? timeOf(endsAt) : "",
    dateNote: text(conference.dateNote),
    locationText: text(conference.locationText),
    participants: text(conference.participants),
    state: conference.state,
    source: text(conference.source),
    seenOn: dayValue(conference.seenOn),
  };
}

export function groupFields(themes: readonly ThemeRow[]): Fields {
  return [
    { kind: "input", name: "title", label: "conferences:group.title" },
    { kind: "textarea", name: "summary", label: "conferences:group.summary", rows: 5, isOptional: true },
    { kind: "radios", name: "mainThemeId", label: "conferences:group.theme", options: themeOptions(themes) },
  ];
}

export function groupFormValues(group: Group): FormValues {
  return { title: group.title, summary: group.summary, mainThemeId: text(group.themes.mainThemeId) };
}

/** `meetings` are the conference and those of its groups the reader may write into. */
export function noteFields(meetings: readonly Option[], hasSource: boolean): Fields {
  return [
    { kind: "select", name: "meetingId", label: "conferences:record.meeting", options: meetings },
    { kind: "textarea", name: "text", label: "conferences:record.text", hint: "conferences:record.textHint", rows: 5 },
    ...(hasSource
      ? [{ kind: "input", name: "source", label: "conferences:form.source", isOptional: true } as const]
      : []),
  ];
}

export function measureFields(
  { t }: Reader,
  given: { meetings: readonly Option[]; themes: readonly ThemeRow[]; organisations: readonly Option[] },
): Fields {
  const states = MEASURE_STATES.map((value) => ({ value, label: t(`conferences:status.${value}`) }));
  const select = { kind: "select", isOptional: true, emptyLabel: "conferences:measure.none" } as const;
  return [
    { kind: "input", name: "title", label: "conferences:measure.title" },
    { kind: "select", name: "meetingId", label: "conferences:record.meeting", options: given.meetings },
    { ...select, name: "themeTermId", label: "conferences:group.theme", options: themeOptions(given.themes) },
    { ...select, name: "organizationId", label: "conferences:measure.who", options: given.organisations },
    {
      kind: "input",
      name: "dueOn",
      label: "conferences:measure.dueOn",
      type: "date",
      width: "short",
      isOptional: true,
    },
    { kind: "radios", name: "status", label: "conferences:measure.status", options: states },
    {
      kind: "textarea",
      name: "statusNote",
      label: "conferences:measure.reason",
      hint: "conferences:measure.reasonHint",
      rows: 3,
      isOptional: true,
    },
    {
      kind: "input",
      name: "progress",
      label: "conferences:measure.progress",
      type: "number",
      width: "short",
      isOptional: true,
    },
  ];
}

export function measureFormValues(measure: Measure, meetingId: string): FormValues {
  return {
    meetingId,
    title: measure.title,
    themeTermId: text(measure.themeTermId),
    organizationId: text(measure.organizationId),
    dueOn: dayValue(measure.dueOn),
    progress: String(measure.progress),
    status: measure.status,
    statusNote: text(measure.statusNote),
  };
}

export function documentFields(): Fields {
  return [
    { kind: "input", name: "title", label: "conferences:document.title" },
    {
      kind: "file",
      name: "datei",
      label: "conferences:document.file",
      hint: "frame:document.hint",
      accept: ".pdf,.txt,.csv",
    },
  ];
}

function themeOptions(themes: readonly ThemeRow[]): readonly Option[] {
  return themes.map((theme) => ({ value: theme.id, label: theme.name, house: theme.house }));
}

function local(moment: Date): Temporal.ZonedDateTime {
  return moment.toTemporalInstant().toZonedDateTimeISO(ZONE);
}

function timeOf(moment: Date | null): string {
  return moment === null ? "" : local(moment).toPlainTime().toString({ smallestUnit: "minute" });
}

function dayValue(day: Date | null): string {
  return day === null ? "" : day.toISOString().slice(0, 10);
}

function text(value: number | string | null): string {
  return value === null ? "" : String(value);
}
