import { z } from "zod";
import { dayOf, ZONE } from "../../shared/clock.ts";
import {
  checkbox,
  freeText,
  oneOf,
  optionalDay,
  optionalId,
  optionalText,
  optionalTime,
  requiredText,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec, Option } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { EventFormRow } from "./events.queries.ts";

const EVENT_STATES = ["draft", "published"] as const;

/** What the desk may write into a date. Times are wall-clock times in Europe/Berlin. */
export const eventForm = z.strictObject({
  title: requiredText(120, "events:form.titleMissing"),
  description: freeText(4000),
  organizationId: optionalId(),
  startsOn: optionalDay().pipe(z.custom<Temporal.PlainDate>((day) => day !== null, "events:form.startsOnMissing")),
  startsAt: optionalTime().pipe(z.custom<Temporal.PlainTime>((time) => time !== null, "events:form.startsAtMissing")),
  endsOn: optionalDay(),
  endsAt: optionalTime(),
  locationText: optionalText(200),
  isFree: checkbox(),
  cost: optionalText(120),
  accessText: optionalText(300),
  source: optionalText(300),
  state: oneOf(EVENT_STATES, "events:form.stateMissing"),
  version: versionField(),
});
export type EventValues = z.infer<typeof eventForm>;

export const cancelForm = z.strictObject({ version: versionField() });

export function eventFields(reader: Reader, organizers: readonly Option[], mayBeNone: boolean): readonly FieldSpec[] {
  const states = EVENT_STATES.map((state) => ({ value: state, label: reader.t(`events:state.${state}`) }));
  const organizer = mayBeNone ? ({ emptyLabel: "events:form.noOrganisation", isOptional: true } as const) : {};
  return [
    { kind: "input", name: "title", label: "events:form.title" },
    { kind: "textarea", name: "description", label: "events:form.description", rows: 6, isOptional: true },
    { kind: "select", name: "organizationId", label: "events:form.organisation", options: organizers, ...organizer },
    { kind: "input", name: "startsOn", label: "events:form.startsOn", type: "date" },
    { kind: "input", name: "startsAt", label: "events:form.startsAt", type: "time", width: "short" },
    { kind: "input", name: "endsAt", label: "events:form.endsAt", type: "time", width: "short", isOptional: true },
    {
      kind: "input",
      name: "endsOn",
      label: "events:form.endsOn",
      hint: "events:form.endsOnHint",
      type: "date",
      isOptional: true,
    },
    { kind: "input", name: "locationText", label: "events:form.location", isOptional: true },
    {
      kind: "input",
      name: "accessText",
      label: "events:form.access",
      hint: "events:form.accessHint",
      isOptional: true,
    },
    { kind: "check", name: "isFree", label: "events:form.isFree" },
    { kind: "input", name: "cost", label: "events:form.cost", hint: "events:form.costHint", isOptional: true },
    { kind: "input", name: "source", label: "events:form.source", isOptional: true },
    { kind: "radios", name: "state", label: "events:form.state", options: states },
  ];
}

export function newEventValues(organizationId: string): FormValues {
  return { state: "draft", isFree: "ja", organizationId, version: "1" };
}

export function eventFormValues(event: EventFormRow): FormValues {
  return {
    title: event.title,
    description: event.description,
    organizationId: event.organizationId ?? "",
    ...times(event),
    locationText: event.locationText ?? "",
    accessText: event.accessText ?? "",
    isFree: event.isFree ? "ja" : "",
    cost: event.cost ?? "",
    source: event.source ?? "",
    state: event.state === "published" ? "published" : "draft",
    version: String(event.version),
  };
}

function times({ startsAt, endsAt }: EventFormRow): FormValues {
  const firstDay = dayOf(startsAt);
  const lastDay = endsAt === null ? firstDay : dayOf(endsAt);
  return {
    startsOn: firstDay.toString(),
    startsAt: wallClock(startsAt),
    endsOn: lastDay.equals(firstDay) ? "" : lastDay.toString(),
    endsAt: endsAt === null ? "" : wallClock(endsAt),
  };
}

function wallClock(moment: Date): string {
  return moment.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: "minute" });
}
