import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { phoneText } from "../text/phoneText.ts";
import type { Reader } from "../text/reader.ts";
import { chosenLabels, chosenValues, isSecret, type ChoiceSpec, type Entry } from "./entries.ts";
import type { FieldSpec, SectionSpec } from "./fieldSpec.ts";
import { isConflict } from "./openedWith.ts";
import type { FormState } from "./parseForm.ts";

/** Two versions of one record side by side: what somebody else saved, and what was typed here. */
export interface Comparison {
  readonly title: string;
  /** Said instead of rows when both versions are the same. */
  readonly note: string;
  readonly storedLabel: string;
  readonly typedLabel: string;
  readonly rows: readonly ComparedField[];
}

export interface ComparedField {
  readonly label: string;
  readonly stored: string;
  readonly typed: string;
}

/**
 * The fields that differ, in the form's order and words. Only fields this reader has in the form are compared: what is
 * kept from them there stays kept from them here. Passwords and files are never shown.
 */
export function compareWithStored(
  reader: Reader,
  state: FormState,
  fields: readonly (FieldSpec | SectionSpec)[],
): Comparison | null {
  const { stored, values } = state;
  if (stored === undefined || !isConflict(state)) return null;
  const { t } = reader;
  const rows = fields.flatMap((spec) => {
    if (spec.kind === "section" || isSecret(spec) || !(spec.name in stored)) return [];
    const pair = { stored: stored[spec.name], typed: values[spec.name] };
    if (isSameEntry(spec, pair.stored, pair.typed)) return [];
    const [theirs, mine] = [entryText(reader, spec, pair.stored), entryText(reader, spec, pair.typed)];
    return [{ label: t(spec.label, spec.labelWith), stored: theirs, typed: mine }];
  });
  return {
    title: t("frame:form.compare"),
    note: rows.length === 0 ? t("frame:form.compareSame") : "",
    storedLabel: t("frame:form.compareStored"),
    typedLabel: t("frame:form.compareTyped"),
    rows,
  };
}

function textOf(entry: Entry): string {
  const text = typeof entry === "string" ? entry : (entry?.[0] ?? "");
  return text.normalize("NFC").replaceAll("\r\n", "\n").trim();
}

/** True when the form would store the same for both entries, however they were typed. */
export function isSameEntry(spec: FieldSpec, one: Entry, other: Entry): boolean {
  return meaningOf(spec, one) === meaningOf(spec, other);
}

/** Two entries mean the same when the form would store the same, however they were typed. */
function meaningOf(spec: FieldSpec, entry: Entry): string {
  if (spec.kind === "checks") return chosenValues(entry).toSorted().join("\n");
  const text = textOf(entry);
  if (spec.kind === "check") return text === "" ? "" : "ja";
  return spec.kind === "input" ? inputMeaning(spec.type, text) : text;
}

type InputSpec = Extract<FieldSpec, { kind: "input" }>;

const MEANINGS: Partial<Record<NonNullable<InputSpec["type"]>, (text: string) => string>> = {
  tel: (text) => parsePhoneNumberFromString(text, "DE")?.number ?? text,
  email: (text) => text.toLowerCase(),
  date: isoDay,
  url: webAddress,
  time: clockTime,
};

function inputMeaning(type: InputSpec["type"], text: string): string {
  return MEANINGS[type ?? "text"]?.(text) ?? text;
}

/** "8.30" as "08:30", "18 Uhr" as "18:00"; anything else as it is. */
function clockTime(text: string): string {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?Uhr)?$/u.exec(text) ?? [];
  return hour ? `${hour.padStart(2, "0")}:${minute}` : text;
}

function webAddress(text: string): string {
  const full = text === "" || /^https?:\/\//iu.test(text) ? text : `https://${text}`;
  return URL.canParse(full) ? new URL(full).href : full;
}

/** "27.11.2026" as "2026-11-27"; anything else as it is. */
function isoDay(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

/** An entry in the words the form has for it. */
export function entryText(reader: Reader, spec: FieldSpec, entry: Entry): string {
  const { t } = reader;
  if (spec.kind === "check") return t(textOf(entry) === "" ? "frame:form.no" : "frame:form.yes");
  const words = "options" in spec ? chosenText(reader, spec, entry) : typedText(reader, spec, textOf(entry));
  return words === "" ? t("frame:form.compareEmpty") : words;
}

function chosenText({ t }: Reader, spec: ChoiceSpec, entry: Entry): string {
  const labels = chosenLabels(spec, entry);
  if (labels.length === 0 && spec.kind === "select" && spec.emptyLabel !== undefined) return t(spec.emptyLabel);
  return labels.map((label) => label ?? t("frame:form.compareOther")).join(", ");
}

function typedText({ format }: Reader, spec: FieldSpec, text: string): string {
  if (spec.kind !== "input") return text;
  if (spec.type === "tel") return phoneText(text);
  const day = spec.type === "date" ? new Date(`${isoDay(text)}T12:00:00Z`) : null;
  return day === null || Number.isNaN(day.getTime()) ? text : format.day(day);
}
