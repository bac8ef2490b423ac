import { z } from "zod";
import {
  checkbox,
  oneOf,
  optionalDay,
  optionalMail,
  optionalPhone,
  optionalText,
} from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Part } from "../profile/part.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import { ADULT, YOUNGEST, yearsOn } from "./age.ts";
import type { GuardianRecord } from "./guardianRecord.repo.ts";

export interface GuardianValues {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Of age or not; only minors tell when they were born and who has custody. */
export interface AgeValues {
  readonly isAdult: boolean;
  readonly bornOn: Temporal.PlainDate | null;
  readonly guardian: GuardianValues | null;
  /** The guardian has signed on paper. */
  readonly isSigned: boolean;
}

const guardianShape = { sorgeName: optionalText(120), sorgeMail: optionalMail(), sorgePhone: optionalPhone() };
const ageShape = {
  alter: oneOf(["erwachsen", "jung"], "guardian:age.missing"),
  geboren: optionalDay(),
  ...guardianShape,
  sorgePapier: checkbox(),
};
type Typed = z.infer<z.ZodObject<typeof ageShape>>;

interface Asked {
  readonly today: Temporal.PlainDate;
  /** On the web a guardian has to be reachable; on paper the signature counts. */
  readonly isAtDesk: boolean;
}

type Rule = readonly [field: keyof Typed, message: TextKey, holds: (typed: Typed) => boolean];

function rulesFor({ today, isAtDesk }: Asked): readonly Rule[] {
  const age = ({ geboren }: Typed) => (geboren ? yearsOn(geboren, today) : YOUNGEST);
  return [
    ["geboren", "guardian:born.missing", ({ geboren }) => geboren !== null],
    ["geboren", "guardian:born.young", (typed) => age(typed) >= YOUNGEST],
    ["geboren", "guardian:born.grown", (typed) => age(typed) < ADULT],
    ["sorgeName", "guardian:name.missing", ({ sorgeName }) => sorgeName !== null],
    [
      "sorgeMail",
      "guardian:reach.missing",
      ({ sorgeMail, sorgePhone }) => isAtDesk || sorgeMail !== null || sorgePhone !== null,
    ],
  ];
}

/** Asks whether somebody is of age, and minors for their birth date and guardian. */
export function agePart(asked: Asked): Part<AgeValues> {
  const names = Object.keys(ageShape).filter((name) => asked.isAtDesk || name !== "sorgePapier");
  return {
    names: () => names,
    schema: () => ruled(z.strictObject(ageShape), rulesFor(asked)).transform(valuesFrom),
    fields: (reader) => ageFields(reader, asked),
    valuesOf: ({ isAdult, bornOn, guardian }) => ({
      alter: isAdult === null ? "" : isAdult ? "erwachsen" : "jung",
      geboren: bornOn === null ? "" : bornOn.toISOString().slice(0, 10),
      ...guardianTexts(guardian),
      sorgePapier: "",
    }),
  };
}

/** What is known of a guardian, as forms show it. */
export function guardianTexts(guardian: GuardianRecord | null): Readonly<Record<string, string>> {
  if (guardian === null) return { sorgeName: "", sorgeMail: "", sorgePhone: "" };
  const { guardianName, guardianEmail, guardianPhone } = guardian;
  return { sorgeName: guardianName, sorgeMail: guardianEmail ?? "", sorgePhone: phoneText(guardianPhone ?? "") };
}

/** All faults of a minor's fields are told at once; whoever is of age is asked nothing more. */
function ruled(schema: z.ZodType<Typed>, rules: readonly Rule[]): z.ZodType<Typed> {
  return rules.reduce(
    (checked, [field, message, holds]) =>
      checked.refine((typed) => (typed as Partial<Typed> | undefined)?.alter !== "jung" || holds(typed), {
        path: [field],
        error: message,
        when: ({ issues }) => issues.every((issue) => issue.path?.[0] !== field && issue.path?.[0] !== "alter"),
      }),
    schema,
  );
}

function valuesFrom({ alter, geboren, sorgeName, sorgeMail, sorgePhone, sorgePapier }: Typed): AgeValues {
  if (alter === "erwachsen") return { isAdult: true, bornOn: null, guardian: null, isSigned: false };
  const guardian = { name: sorgeName ?? "", email: sorgeMail, phone: sorgePhone };
  return { isAdult: false, bornOn: geboren, guardian, isSigned: sorgePapier };
}

/** Of age or not first, then what only minors fill in. */
export function ageFields({ t }: Reader, asked: Pick<Asked, "isAtDesk">): readonly FieldSpec[] {
  return [
    {
      kind: "radios",
      name: "alter",
      label: "guardian:age.label",
      options: (["erwachsen", "jung"] as const).map((value) => ({ value, label: t(`guardian:age.${value}`) })),
    },
    ...minorFields(asked),
  ];
}

function minorFields({ isAtDesk }: Pick<Asked, "isAtDesk">): readonly FieldSpec[] {
  return [
    { kind: "input", name: "geboren", type: "date", label: "guardian:born.label", hint: "guardian:born.hint" },
    ...guardianFields,
    ...(isAtDesk ? [{ kind: "check", name: "sorgePapier", label: "guardian:paper.label" } as const] : []),
  ];
}

/** Who has custody. */
export const guardianFields: readonly FieldSpec[] = [
  { kind: "input", name: "sorgeName", label: "guardian:name.label", hint: "guardian:name.hint" },
  { kind: "input", name: "sorgeMail", type: "email", label: "guardian:mail.label", hint: "guardian:mail.hint" },
  { kind: "input", name: "sorgePhone", type: "tel", label: "guardian:phone.label" },
];
