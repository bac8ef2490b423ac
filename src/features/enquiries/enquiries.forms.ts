import { z } from "zod";
import {
  freeText,
  oneOf,
  optionalId,
  optionalMail,
  optionalPhone,
  optionalText,
  requiredText,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec, Option } from "../../shared/forms/formModel.ts";
import { textKey } from "../../shared/text/keys.ts";
import { WRITTEN_LANGUAGES } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";

export const KINDS = ["question", "barrier", "correction"] as const;
const DESK_CHANNELS = ["walk_in", "phone", "letter", "mail"] as const;
export const NEXT_STEPS = ["wait", "followUp", "close"] as const;

/** "W7K-4QX" as newReference makes it. */
export const REFERENCE = /^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/u;
const OWN_PATH = /^\/[a-z0-9][a-z0-9/-]{0,199}$/u;

/** A reference as people type it: small letters and a missing hyphen are fine; null when it cannot be one. */
export function readReference(typed: unknown): string | null {
  if (typeof typed !== "string" || typed.length > 20) return null;
  const letters = typed.toUpperCase().replace(/[\s-]/gu, "");
  const reference = `${letters.slice(0, 3)}-${letters.slice(3)}`;
  return REFERENCE.test(reference) ? reference : null;
}

/** One of our own addresses, or null: never a foreign host, never a script. */
export function readOwnPath(typed: unknown): string | null {
  return typeof typed === "string" && OWN_PATH.test(typed) && !typed.includes("//") ? typed : null;
}

const contact = {
  // A name is one line: whatever came between its words becomes a space.
  contactName: optionalText(120).transform((name) => name?.replace(/\s+/gu, " ") ?? null),
  contactEmail: optionalMail(),
  contactPhone: optionalPhone(),
  language: oneOf(WRITTEN_LANGUAGES, "enquiries:form.languageMissing"),
};

/** What anybody may send from /kontakt. */
export const askForm = z.strictObject({
  text: requiredText(4000, "enquiries:form.textMissing"),
  ...contact,
  seite: freeText(300).transform(readOwnPath),
});
/** What anybody may send from /barrierefreiheit/melden: where the barrier is, in their own words. */
export const barrierForm = z.strictObject({
  text: requiredText(4000, "enquiries:form.barrierMissing"),
  ...contact,
  seite: optionalText(300),
});
/** What the desk takes down at the counter or on the phone. */
export const takeForm = z.strictObject({
  kind: oneOf(KINDS, "enquiries:form.kindMissing"),
  channel: oneOf(DESK_CHANNELS, "enquiries:form.channelMissing"),
  text: requiredText(4000, "enquiries:form.textMissing"),
  ...contact,
});
export type TakeValues = z.infer<typeof takeForm>;

/** An answer: searching and previewing keep everything, only "senden" needs words. */
export const answerForm = z
  .strictObject({
    step: oneOf(["search", "preview", "send"], "frame:form.check"),
    search: freeText(80),
    contactPointId: optionalId(),
    answer: freeText(4000),
    next: oneOf(NEXT_STEPS, "frame:form.check"),
    version: versionField(),
  })
  .refine(({ step, answer }) => step !== "send" || answer !== "", {
    path: ["answer"],
    message: textKey("enquiries:answer.missing"),
  });
export type AnswerValues = z.infer<typeof answerForm>;

export const closeForm = z.strictObject({
  result: oneOf(["solved", "unsolved"], "frame:form.check"),
  version: versionField(),
});
export const reopenForm = z.strictObject({ version: versionField() });

/** Filters of the list at the desk; what makes no sense is ignored. */
export const listQuery = z.object({
  stand: z.enum(["offen", "neu", "wartet", "geschlossen", "alle"]).catch("offen"),
  art: z.enum(["", ...KINDS]).catch(""),
  nr: z.string().max(20).catch(""),
  seite: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ListQuery = z.infer<typeof listQuery>;

const wayBack: readonly FieldSpec[] = [
  { kind: "input", name: "contactName", label: "enquiries:form.name", isOptional: true, autocomplete: "name" },
  {
    kind: "input",
    name: "contactEmail",
    label: "enquiries:form.mail",
    type: "email",
    isOptional: true,
    autocomplete: "email",
  },
  {
    kind: "input",
    name: "contactPhone",
    label: "enquiries:form.phone",
    type: "tel",
    isOptional: true,
    autocomplete: "tel",
  },
];

/** The fields of a public form; the languages are named as their speakers name them. */
export function publicFields(isBarrier: boolean): readonly FieldSpec[] {
  const where: FieldSpec = {
    kind: "input",
    name: "seite",
    label: "enquiries:form.where",
    hint: "enquiries:form.whereHint",
    isOptional: true,
  };
  return [
    { kind: "textarea", name: "text", label: isBarrier ? "enquiries:form.barrier" : "enquiries:form.text", rows: 6 },
    ...(isBarrier ? [where] : []),
    { kind: "select", name: "language", label: "enquiries:form.language", options: languageOptions() },
    ...wayBack,
  ];
}

export function takeFields(reader: Reader): readonly FieldSpec[] {
  const options = (prefix: "kind" | "channel", values: readonly (TakeValues["kind"] | TakeValues["channel"])[]) =>
    values.map((value) => ({ value, label: reader.t(`enquiries:${prefix}.${value}` as "enquiries:kind.question") }));
  return [
    { kind: "radios", name: "channel", label: "enquiries:form.channel", options: options("channel", DESK_CHANNELS) },
    { kind: "textarea", name: "text", label: "enquiries:form.takenText", rows: 6 },
    { kind: "radios", name: "kind", label: "enquiries:form.kind", options: options("kind", KINDS) },
    { kind: "select", name: "language", label: "enquiries:form.takenLanguage", options: languageOptions() },
    ...wayBack,
  ];
}

function languageOptions(): readonly Option[] {
  return WRITTEN_LANGUAGES.map((code) => ({
    value: code,
    label: new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code,
  }));
}
