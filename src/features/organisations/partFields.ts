import { z } from "zod";
import { checkbox, optionalMail, optionalPhone, optionalText } from "../../shared/forms/fields.ts";
import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { phoneText } from "../../shared/text/phoneText.ts";

// Parts of a directory form that come several times: telephone numbers and contacts, each in a numbered place.

/** Kinds of telephone, by their names in HSDS (phone.type). */
const PHONE_TYPES = ["voice", "cell", "fax", "text", "textphone", "video"] as const;
export type PhoneType = (typeof PHONE_TYPES)[number];

export interface PhoneValues {
  /** E.164 */
  readonly number: string;
  readonly type: string;
  readonly description: string | null;
}

export interface ContactValues {
  readonly name: string | null;
  readonly department: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly isPublic: boolean;
}

const PLACES = ["1", "2", "3"] as const;
type Place = (typeof PLACES)[number];

const phoneType = z.enum(PHONE_TYPES, { error: "frame:form.check" }).default("voice");

/** Three telephone numbers, for a strict schema. */
export const phoneShape = {
  phone1: optionalPhone(),
  phoneType1: phoneType,
  phoneNote1: optionalText(80),
  phone2: optionalPhone(),
  phoneType2: phoneType,
  phoneNote2: optionalText(80),
  phone3: optionalPhone(),
  phoneType3: phoneType,
  phoneNote3: optionalText(80),
};

type PhoneInput = Readonly<
  Record<`phone${Place}` | `phoneNote${Place}`, string | null> & Record<`phoneType${Place}`, PhoneType>
>;

/** The kind of a stored number; an unknown one is a telephone. */
function phoneTypeOf(stored: string): PhoneType {
  return PHONE_TYPES.find((known) => known === stored) ?? "voice";
}

/** The numbers by place; null where the place is empty. */
export function phonesFrom(input: PhoneInput): readonly (PhoneValues | null)[] {
  return PLACES.map((place) => {
    const number = input[`phone${place}`];
    return number === null
      ? null
      : { number, type: input[`phoneType${place}`], description: input[`phoneNote${place}`] };
  });
}

export function phoneSpecs(reader: Reader): readonly FieldSpec[] {
  const options = PHONE_TYPES.map((value) => ({ value, label: reader.t(`organisations:phone.${value}`) }));
  return PLACES.flatMap((place): readonly FieldSpec[] => [
    {
      kind: "input",
      type: "tel",
      name: `phone${place}`,
      label: `organisations:form.phone${place}`,
      isOptional: true,
    },
    { kind: "select", name: `phoneType${place}`, label: `organisations:form.phoneType${place}`, options },
    {
      kind: "input",
      name: `phoneNote${place}`,
      label: `organisations:form.phoneNote${place}`,
      isOptional: true,
    },
  ]);
}

export function phoneFormValues(phones: readonly PhoneValues[]): FormValues {
  return Object.fromEntries(
    PLACES.flatMap((place, index) => [
      [`phone${place}`, phoneText(phones[index]?.number ?? "")],
      [`phoneType${place}`, phoneTypeOf(phones[index]?.type ?? "voice")],
      [`phoneNote${place}`, phones[index]?.description ?? ""],
    ]),
  );
}

/** Three contacts, for a strict schema. */
export const contactShape = {
  contactName1: optionalText(120),
  contactDepartment1: optionalText(120),
  contactMail1: optionalMail(),
  contactPhone1: optionalPhone(),
  contactPublic1: checkbox(),
  contactName2: optionalText(120),
  contactDepartment2: optionalText(120),
  contactMail2: optionalMail(),
  contactPhone2: optionalPhone(),
  contactPublic2: checkbox(),
  contactName3: optionalText(120),
  contactDepartment3: optionalText(120),
  contactMail3: optionalMail(),
  contactPhone3: optionalPhone(),
  contactPublic3: checkbox(),
};

type ContactInput = Readonly<
  Record<`contact${"Name" | "Department" | "Mail" | "Phone"}${Place}`, string | null> &
    Record<`contactPublic${Place}`, boolean>
>;

/** The contacts by place; null where nothing but the tick was given. */
export function contactsFrom(input: ContactInput): readonly (ContactValues | null)[] {
  return PLACES.map((place) => {
    const contact = {
      name: input[`contactName${place}`],
      department: input[`contactDepartment${place}`],
      email: input[`contactMail${place}`],
      phone: input[`contactPhone${place}`],
      isPublic: input[`contactPublic${place}`],
    };
    const { isPublic: _tick, ...words } = contact;
    return Object.values(words).every((word) => word === null) ? null : contact;
  });
}

export function contactSpecs(): readonly (FieldSpec | SectionSpec)[] {
  return PLACES.flatMap((place): readonly (FieldSpec | SectionSpec)[] => [
    {
      kind: "section",
      label: `organisations:form.contact${place}`,
      ...(place === "1" ? { hint: "organisations:form.contactsHint" } : {}),
    },
    { kind: "input", name: `contactName${place}`, label: "organisations:form.contactName", isOptional: true },
    {
      kind: "input",
      name: `contactDepartment${place}`,
      label: "organisations:form.contactDepartment",
      isOptional: true,
    },
    {
      kind: "input",
      type: "email",
      name: `contactMail${place}`,
      label: "organisations:form.contactMail",
      isOptional: true,
    },
    {
      kind: "input",
      type: "tel",
      name: `contactPhone${place}`,
      label: "organisations:form.contactPhone",
      isOptional: true,
    },
    { kind: "check", name: `contactPublic${place}`, label: "organisations:form.contactPublic" },
  ]);
}

export function contactFormValues(contacts: readonly ContactValues[]): FormValues {
  return Object.assign({}, ...PLACES.map((place, index) => onePlace(place, contacts[index] ?? NOBODY))) as FormValues;
}

const NOBODY: ContactValues = { name: null, department: null, email: null, phone: null, isPublic: false };

function onePlace(place: Place, { name, department, email, phone, isPublic }: ContactValues): FormValues {
  return {
    [`contactName${place}`]: name ?? "",
    [`contactDepartment${place}`]: department ?? "",
    [`contactMail${place}`]: email ?? "",
    [`contactPhone${place}`]: phoneText(phone ?? ""),
    [`contactPublic${place}`]: isPublic ? "ja" : "",
  };
}
