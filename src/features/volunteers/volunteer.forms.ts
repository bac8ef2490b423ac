import { z } from "zod";
import {
  checkbox,
  oneOf,
  optionalMail,
  optionalPhone,
  optionalText,
  optionalWhole,
  requiredText,
  someOf,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Choices } from "./choices.ts";
import { CHANNELS, type Channel } from "./channels.ts";
import type { VolunteerRecord } from "./volunteer.queries.ts";
import { SLOTS, slotsFrom } from "./weekGrid.ts";

/** The fields every form about a volunteer has: on the web, in the account and at the desk. */
function commonFields({ themes, skills, languages }: Choices) {
  return {
    name: requiredText(120, "volunteers:form.nameMissing"),
    channel: oneOf(CHANNELS, "volunteers:form.channelMissing"),
    email: optionalMail(),
    phone: optionalPhone(),
    address: optionalText(300),
    zeit: someOf(SLOTS),
    thema: someOf(themes.map((theme) => theme.code)),
    skill: someOf(skills.map((skill) => skill.code)),
    sprache: someOf(languages.map((language) => language.code)),
    wishes: optionalText(1000),
    hours: optionalWhole(1, 40),
  };
}

interface Reach {
  readonly channel: Channel;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
}

const REACH = [
  ["email", "email", "volunteers:form.emailMissing"],
  ["phone", "phone", "volunteers:form.phoneMissing"],
  ["post", "address", "volunteers:form.addressMissing"],
] as const satisfies readonly (readonly [Channel, string, TextKey])[];

/** The chosen way to be reached needs its address; said together with all other faults, not after them. */
function reachable<Schema extends z.ZodType<Reach>>(schema: Schema): Schema {
  return REACH.reduce<Schema>(
    (checked, [channel, field, message]) =>
      checked.refine(
        (value: unknown) => {
          const given = (value ?? {}) as Partial<Reach>;
          return (
            given.channel !== channel || (given[field] !== null && given[field] !== undefined && given[field] !== "")
          );
        },
        { path: [field], error: message, when: ({ issues }) => issues.every((issue) => issue.path?.[0] !== field) },
      ),
    schema,
  );
}

/** Somebody registers on the web: with age and consent, and the need they came from. */
export function registrationForm(choices: Choices) {
  return reachable(
    z.strictObject({
      ...commonFields(choices),
      age: checkbox().refine((ticked) => ticked, "volunteers:form.ageMissing"),
      consent: checkbox().refine((ticked) => ticked, "volunteers:form.consentMissing"),
      gesuch: optionalText(100),
    }),
  );
}

/** The desk registers somebody from paper or phone. */
export function deskRegistrationForm(choices: Choices) {
  return reachable(
    z.strictObject({
      ...commonFields(choices),
      source: oneOf(["paper", "desk"], "needs:volunteer.sourceMissing"),
      age: checkbox().refine((ticked) => ticked, "needs:volunteer.ageMissing"),
      consent: checkbox().refine((ticked) => ticked, "needs:volunteer.consentMissing"),
    }),
  );
}

/** Stored data are changed; at the desk with the mail address. */
export function changeForm(choices: Choices) {
  return reachable(z.strictObject({ ...commonFields(choices), version: versionField() }));
}

/** What a volunteer tells about themselves, checked. */
export type VolunteerValues = Omit<z.infer<ReturnType<typeof changeForm>>, "version">;

/** The fields before the week grid. In the account the mail address is left out: it is the key to the account. */
export function contactFields(reader: Reader, { withMail }: { withMail: boolean }): readonly FieldSpec[] {
  const channels = CHANNELS.map((code) => ({ value: code, label: reader.t(`volunteers:channel.${code}`) }));
  const mail: FieldSpec = {
    kind: "input",
    name: "email",
    type: "email",
    autocomplete: "email",
    label: "volunteers:form.email",
  };
  return [
    {
      kind: "input",
      name: "name",
      autocomplete: "name",
      label: "volunteers:form.name",
      hint: "volunteers:form.nameHint",
    },
    {
      kind: "radios",
      name: "channel",
      label: "volunteers:form.channel",
      hint: "volunteers:form.channelHint",
      options: channels,
    },
    ...(withMail ? [mail] : []),
    { kind: "input", name: "phone", type: "tel", autocomplete: "tel", label: "volunteers:form.phone" },
    { kind: "textarea", name: "address", rows: 2, label: "volunteers:form.address" },
  ];
}

/** The fields that fold away on small screens: themes and skills, then languages. */
export function abilityFields(choices: Choices): readonly FieldSpec[] {
  const options = (terms: readonly { code: string; name: string; house?: string }[]) =>
    terms.map(({ code, name, house }) => ({ value: code, label: name, ...(house ? { house } : {}) }));
  return [
    {
      kind: "checks",
      name: "thema",
      label: "volunteers:form.themes",
      options: options(choices.themes),
      isOptional: true,
    },
    {
      kind: "checks",
      name: "skill",
      label: "volunteers:form.skills",
      options: options(choices.skills),
      isOptional: true,
    },
    {
      kind: "checks",
      name: "sprache",
      label: "volunteers:form.languages",
      options: options(choices.languages),
      isOptional: true,
    },
  ];
}

export const wishFields: readonly FieldSpec[] = [
  { kind: "textarea", name: "wishes", rows: 3, label: "volunteers:form.wishes", isOptional: true },
  { kind: "input", name: "hours", type: "number", width: "short", label: "volunteers:form.hours", isOptional: true },
];

/** What is stored, as the form shows it. */
export function volunteerFormValues(record: VolunteerRecord): FormValues {
  return {
    name: record.displayName,
    channel: record.preferredChannel,
    email: record.email ?? "",
    phone: phoneText(record.phone ?? ""),
    address: record.postalAddress ?? "",
    zeit: slotsFrom(record.availabilities),
    thema: record.themeCodes,
    skill: record.skillCodes,
    sprache: record.languages,
    wishes: record.wishes ?? "",
    hours: record.maxHoursPerWeek === null ? "" : String(record.maxHoursPerWeek),
    version: String(record.version),
  };
}
