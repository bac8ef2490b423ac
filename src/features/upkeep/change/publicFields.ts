import type { z } from "zod";
import {
  freeText,
  oneOf,
  optionalMail,
  optionalPhone,
  optionalText,
  optionalWebsite,
  requiredText,
} from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { KeptLink } from "../../proposals/index.ts";

/** A public field that anybody may propose to change; named like the field of the desk's form. */
interface PublicField {
  readonly spec: FieldSpec;
  readonly rule: z.ZodType;
}

const WHEELCHAIR = ["yes", "limited", "no", "unknown"] as const;
const postalCode = optionalText(5).refine((value) => value === null || /^\d{5}$/u.test(value), {
  error: "corrections:field.postalCodeWrong",
});

const input = (name: string, label: TextKey, rule: z.ZodType, type?: "tel" | "email" | "url"): PublicField => ({
  spec: { kind: "input", name, label, ...(type === undefined ? {} : { type }) },
  rule,
});
const area = (name: string, label: TextKey, rule: z.ZodType): PublicField => ({
  spec: { kind: "textarea", name, label, rows: 4 },
  rule,
});
const named = (name: string, label: TextKey): PublicField => ({
  spec: { kind: "input", name, label },
  rule: requiredText(160, "corrections:field.nameMissing"),
});

function contactPointFields(reader: Reader): readonly PublicField[] {
  const options = WHEELCHAIR.map((value) => ({ value, label: reader.t(`corrections:wheelchair.${value}`) }));
  return [
    named("title", "corrections:field.title"),
    area("summary", "corrections:field.summary", freeText(300)),
    area("description", "corrections:field.description", freeText(4000)),
    input("phone1", "corrections:field.phone", optionalPhone(), "tel"),
    input("mail", "corrections:field.mail", optionalMail(), "email"),
    input("street", "corrections:field.street", optionalText(160)),
    input("postalCode", "corrections:field.postalCode", postalCode),
    input("city", "corrections:field.city", optionalText(80)),
    input("fees", "corrections:field.fees", optionalText(300)),
    input("eligibility", "corrections:field.eligibility", optionalText(500)),
    input("application", "corrections:field.application", optionalText(500)),
    {
      spec: { kind: "select", name: "wheelchair", label: "corrections:field.wheelchair", options },
      rule: oneOf(WHEELCHAIR, "corrections:field.choose"),
    },
    input("hoursNote", "corrections:field.hoursNote", optionalText(300)),
  ];
}

function organisationFields(): readonly PublicField[] {
  return [
    named("name", "corrections:field.name"),
    area("description", "corrections:field.description", freeText(4000)),
    area("goal", "corrections:field.goal", freeText(600)),
    area("howToJoin", "corrections:field.howToJoin", optionalText(1000)),
    input("meetingSchedule", "corrections:field.meetingSchedule", optionalText(400)),
    input("email", "corrections:field.mail", optionalMail(), "email"),
    input("homepage", "corrections:field.website", optionalWebsite(), "url"),
  ];
}

/** The public fields of a kind of entry, in the order of its page. */
export function publicFields(reader: Reader, link: KeptLink): readonly PublicField[] {
  return link === "service_at_location" ? contactPointFields(reader) : organisationFields();
}
