import { z } from "zod";
import {
  checkbox,
  freeText,
  oneOf,
  optionalMail,
  optionalPhone,
  optionalText,
  optionalWebsite,
  requiredText,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { EditableInitiative } from "./initiativeRecord.ts";

/** The states the form offers; archiving is a button of its own. */
const FORM_STATES = ["draft", "published", "needs_check"] as const;

/** What the desk and the organisation itself may write into an initiative. */
export const initiativeForm = z.strictObject({
  name: requiredText(160, "initiatives:form.nameMissing"),
  description: freeText(4000),
  goal: freeText(600),
  since: optionalText(40),
  howToJoin: optionalText(1000),
  meetingSchedule: optionalText(400),
  email: optionalMail(),
  website: optionalWebsite(),
  contactName: optionalText(120),
  contactEmail: optionalMail(),
  contactPhone: optionalPhone(),
  contactIsPublic: checkbox(),
  state: oneOf(FORM_STATES, "initiatives:form.stateMissing").optional(),
  version: versionField(),
});
export type InitiativeValues = z.infer<typeof initiativeForm>;

/** What the button below the form wants; said in words, so that a second click asks for the same. */
export const archiveForm = z.strictObject({ state: oneOf(["archived", "published"], "frame:form.check") });
export type ArchiveState = z.infer<typeof archiveForm>["state"];

const CONTACT_FIELDS: readonly (FieldSpec | SectionSpec)[] = [
  { kind: "section", label: "initiatives:form.contact", hint: "initiatives:form.contactHint" },
  { kind: "input", name: "contactName", label: "initiatives:form.contactName", isOptional: true },
  { kind: "input", name: "contactEmail", label: "initiatives:form.email", type: "email", isOptional: true },
  { kind: "input", name: "contactPhone", label: "initiatives:form.phone", type: "tel", isOptional: true },
  { kind: "check", name: "contactIsPublic", label: "initiatives:form.contactIsPublic" },
];

/** `offersState` is false for editors and for archived initiatives, `seesContact` where a private contact stands. */
export function initiativeFields(
  reader: Reader,
  { offersState, seesContact }: { readonly offersState: boolean; readonly seesContact: boolean },
): readonly (FieldSpec | SectionSpec)[] {
  const states = FORM_STATES.map((value) => ({
    value,
    label: reader.t(`initiatives:state.${value}`),
    hint: reader.t(`initiatives:state.${value}Hint`),
  }));
  return [
    { kind: "input", name: "name", label: "initiatives:form.name" },
    { kind: "textarea", name: "description", label: "initiatives:form.description", rows: 6, isOptional: true },
    { kind: "textarea", name: "goal", label: "initiatives:form.goal", rows: 3, isOptional: true },
    {
      kind: "input",
      name: "since",
      label: "initiatives:form.since",
      hint: "initiatives:form.sinceHint",
      isOptional: true,
    },
    { kind: "textarea", name: "howToJoin", label: "initiatives:form.howToJoin", rows: 3, isOptional: true },
    {
      kind: "input",
      name: "meetingSchedule",
      label: "initiatives:form.meetingSchedule",
      hint: "initiatives:form.meetingScheduleHint",
      isOptional: true,
    },
    { kind: "section", label: "initiatives:form.reach", hint: "initiatives:form.reachHint" },
    { kind: "input", name: "email", label: "initiatives:form.email", type: "email", isOptional: true },
    { kind: "input", name: "website", label: "initiatives:form.website", isOptional: true },
    ...(seesContact ? CONTACT_FIELDS : []),
    ...(offersState
      ? [{ kind: "radios", name: "state", label: "initiatives:form.state", options: states } as const]
      : []),
  ];
}

/** A new initiative is public at once unless the desk says otherwise. */
export const newInitiativeValues: FormValues = { state: "published" };

export function initiativeFormValues(initiative: EditableInitiative): FormValues {
  const { initiativeProfile: profile } = initiative;
  const contact = initiative.contacts[0];
  return {
    name: initiative.name,
    description: initiative.description,
    goal: typed(profile?.goal),
    since: typed(profile?.since),
    howToJoin: typed(profile?.howToJoin),
    meetingSchedule: typed(profile?.meetingSchedule),
    email: typed(initiative.email),
    website: typed(initiative.website),
    ...contactValues(contact),
    state: initiative.state,
  };
}

function contactValues(contact: EditableInitiative["contacts"][number] | undefined): FormValues {
  return {
    contactName: typed(contact?.name),
    contactEmail: typed(contact?.email),
    contactPhone: phoneText(contact?.phone ?? ""),
    contactIsPublic: contact?.isPublic === true ? "ja" : "",
  };
}

function typed(value: string | null | undefined): string {
  return value ?? "";
}
