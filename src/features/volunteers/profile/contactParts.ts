import { z } from "zod";
import {
  oneOf,
  optionalMail,
  optionalPhone,
  optionalText,
  requiredText,
  someOf,
} from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import { CHANNELS, type Channel } from "../channels.ts";
import type { Choices } from "../choices.ts";
import type { Part } from "./part.ts";
import type { ContactValues, InterestValues } from "./values.ts";

const contactShape = {
  name: requiredText(120, "volunteers:form.nameMissing"),
  channel: oneOf(CHANNELS, "volunteers:form.channelMissing"),
  email: optionalMail(),
  phone: optionalPhone(),
  address: optionalText(300),
};

const REACH = [
  ["email", "email", "volunteers:form.emailMissing"],
  ["phone", "phone", "volunteers:form.phoneMissing"],
  ["post", "address", "volunteers:form.addressMissing"],
] as const satisfies readonly (readonly [Channel, keyof ContactValues, TextKey])[];

/** The chosen way to be reached needs its address; said together with all other faults, not after them. */
function reachable(schema: z.ZodType<ContactValues>): z.ZodType<ContactValues> {
  return REACH.reduce(
    (checked, [channel, field, message]) =>
      checked.refine(
        (value: unknown) => {
          const given = (value ?? {}) as Partial<ContactValues>;
          return given.channel !== channel || (given[field] ?? "") !== "";
        },
        { path: [field], error: message, when: ({ issues }) => issues.every((issue) => issue.path?.[0] !== field) },
      ),
    schema,
  );
}

/** Name and the way to be reached; in the account the mail address is left out: it is the key to the account. */
export function contactPart({ withMail }: { readonly withMail: boolean }): Part<ContactValues> {
  return {
    names: () => Object.keys(contactShape),
    schema: () => reachable(z.strictObject(contactShape)),
    fields: (reader) => [
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
        options: CHANNELS.map((code) => ({ value: code, label: reader.t(`volunteers:channel.${code}`) })),
      },
      ...(withMail ? [MAIL] : []),
      { kind: "input", name: "phone", type: "tel", autocomplete: "tel", label: "volunteers:form.phone" },
      { kind: "textarea", name: "address", rows: 2, label: "volunteers:form.address" },
    ],
    valuesOf: (record) => ({
      name: record.displayName,
      channel: record.preferredChannel,
      email: record.email ?? "",
      phone: phoneText(record.phone ?? ""),
      address: record.postalAddress ?? "",
    }),
  };
}

const MAIL: FieldSpec = {
  kind: "input",
  name: "email",
  type: "email",
  autocomplete: "email",
  label: "volunteers:form.email",
};

const interestShape = (choices: Choices) => ({
  thema: someOf(choices.themes.map((theme) => theme.code)),
  wishes: optionalText(1000),
});

/** Themes somebody likes, and what they want to add. */
export const interestPart: Part<InterestValues> = {
  names: (choices) => Object.keys(interestShape(choices)),
  schema: (choices) => z.strictObject(interestShape(choices)),
  fields: (_reader, { themes }) => [
    {
      kind: "checks",
      name: "thema",
      label: "volunteers:form.themes",
      options: themes.map(({ code, name, house }) => ({ value: code, label: name, ...(house ? { house } : {}) })),
      isOptional: true,
    },
    { kind: "textarea", name: "wishes", rows: 3, label: "volunteers:form.wishes", isOptional: true },
  ],
  valuesOf: (record) => ({ thema: record.themeCodes, wishes: record.wishes ?? "" }),
};
