import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import type { TextKey } from "../text/keys.ts";

// Zod schemas for single fields: strings as typed in, domain values out, text keys as messages.
// Everything is trimmed and brought to Unicode NFC; an empty optional field is null.

const clean = (value: unknown) =>
  typeof value === "string" ? value.normalize("NFC").replaceAll("\r\n", "\n").trim() : value;
const single = z.preprocess(clean, z.string({ error: "frame:form.check" }).optional().default(""));

/** A text that must be given; `missing` says what to write. */
export function requiredText(max: number, missing: TextKey) {
  return single.pipe(z.string().min(1, missing).max(max, "frame:form.tooLong"));
}

/** A text that may be left empty: null then. */
export function optionalText(max: number) {
  return single.pipe(z.string().max(max, "frame:form.tooLong")).transform((value) => (value === "" ? null : value));
}

/** A text that may be left empty: "" then. */
export function freeText(max: number) {
  return single.pipe(z.string().max(max, "frame:form.tooLong"));
}

// One address, nothing that a mail server could read as a second one (RFC 5321 limits; no control characters, no lists).
const MAIL = /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,24}$/iu;

/** One mail address in lower case, or null. */
export function optionalMail() {
  return single
    .pipe(
      z
        .string()
        .max(254, "frame:form.mail")
        .refine((value) => value === "" || MAIL.test(value), "frame:form.mail"),
    )
    .transform((value) => (value === "" ? null : value.toLowerCase()));
}

export function requiredMail(missing: TextKey) {
  return single
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(254, "frame:form.mail")
        .refine((value) => MAIL.test(value), "frame:form.mail"),
    )
    .transform((value) => value.toLowerCase());
}

/** A telephone number in E.164; German numbers may be typed without +49. */
export function optionalPhone() {
  return single.pipe(z.string().max(40, "frame:form.phone")).transform((value, context) => {
    if (value === "") return null;
    const parsed = parsePhoneNumberFromString(value, "DE");
    if (parsed?.isPossible()) return parsed.number;
    context.addIssue({ code: "custom", message: "frame:form.phone" });
    return z.NEVER;
  });
}

/** A web address with http or https, or null. */
export function optionalWebsite() {
  return single.pipe(z.string().max(300, "frame:form.tooLong")).transform((value, context) => {
    if (value === "") return null;
    const full = /^https?:\/\//iu.test(value) ? value : `https://${value}`;
    if (URL.canParse(full) && new URL(full).hostname.includes(".")) return new URL(full).href;
    context.addIssue({ code: "custom", message: "frame:form.website" });
    return z.NEVER;
  });
}

/** A ticked box: true when its value came. */
export function checkbox() {
  return z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== "");
}

/** One of a fixed list; `missing` when nothing or something else was chosen. */
export function oneOf<const Choice extends string>(choices: readonly Choice[], missing: TextKey) {
  return z.enum(choices as readonly [Choice, ...Choice[]], { error: missing });
}

/** Any number of ticked values of a fixed list. Unknown ones are a fault. */
export function someOf<const Choice extends string>(choices: readonly Choice[]) {
  return z.preprocess(
    asList,
    z.array(z.enum(choices as readonly [Choice, ...Choice[]], { error: "frame:form.check" })).max(choices.length + 1),
  );
}

/** Any number of ticked identifiers (UUID); whether they exist is the use case's question. */
export function someIds(max = 200) {
  return z.preprocess(asList, z.array(z.uuid("frame:form.check")).max(max, "frame:form.check"));
}

export function optionalId() {
  return single
    .pipe(z.union([z.literal(""), z.uuid("frame:form.check")]))
    .transform((value) => (value === "" ? null : value));
}

export function requiredId(missing: TextKey) {
  return single.pipe(z.uuid(missing));
}

/** A whole number between bounds, or null. */
export function optionalWhole(min: number, max: number) {
  return single.pipe(z.string().max(12, "frame:form.number")).transform((value, context) => {
    if (value === "") return null;
    const number = /^\d{1,9}$/u.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    context.addIssue({ code: "custom", message: "frame:form.number" });
    return z.NEVER;
  });
}

/** A calendar day (2026-11-27, or 27.11.2026 as typed without a date picker) from 1900 to 2100, or null. */
export function optionalDay() {
  return single.pipe(z.string().max(20, "frame:form.day")).transform((value, context) => {
    if (value === "") return null;
    const day = readDay(value);
    if (day && day.year >= 1900 && day.year <= 2100) return day;
    context.addIssue({ code: "custom", message: "frame:form.day" });
    return z.NEVER;
  });
}

/** A time of day (18:30, 18.30 or 18), or null. */
export function optionalTime() {
  return single.pipe(z.string().max(8, "frame:form.time")).transform((value, context) => {
    if (value === "") return null;
    const match = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?: ?Uhr)?$/u.exec(value);
    if (match) return new Temporal.PlainTime(Number(match[1]), Number(match[2] ?? "0"));
    context.addIssue({ code: "custom", message: "frame:form.time" });
    return z.NEVER;
  });
}

/** The version a form was opened with, so that nobody overwrites what somebody else saved meanwhile. */
export function versionField() {
  return single.pipe(z.string().regex(/^\d{1,9}$/u, "frame:form.check")).transform(Number);
}

function asList(value: unknown): unknown {
  return value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value];
}

function readDay(value: string): Temporal.PlainDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value);
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u.exec(value);
  const parts = iso ? [iso[1], iso[2], iso[3]] : german ? [german[3], german[2], german[1]] : null;
  if (!parts) return null;
  const [year, month, day] = parts.map(Number);
  try {
    return Temporal.PlainDate.from({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }, { overflow: "reject" });
  } catch {
    return null;
  }
}
