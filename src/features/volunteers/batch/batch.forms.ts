import { z } from "zod";
import {
  checkbox,
  oneOf,
  optionalDay,
  optionalWhole,
  requiredText,
  someIds,
  versionField,
} from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/fieldSpec.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { MOST_NEEDS, type NeedToChoose } from "./batch.queries.ts";

/** A season is the longest time that is planned at once. */
const MOST_DAYS = 200;
/** More than these a day nobody is proposed for. */
export const MOST_A_DAY = 6;
const USUAL_A_DAY = 2;

const days = {
  von: optionalDay().refine((day) => day !== null, "batch:form.dayMissing"),
  bis: optionalDay(),
};

/** The longest title of a proposal. */
export const LONGEST_TITLE = 120;

/** What a proposal is made for. */
export const batchForm = z
  .strictObject({
    titel: requiredText(LONGEST_TITLE, "batch:form.titleMissing"),
    ...days,
    gesuche: someIds(MOST_NEEDS).refine((ids) => ids.length > 0, "batch:form.needsMissing"),
    hoechstens: optionalWhole(1, MOST_A_DAY),
  })
  .transform(({ titel, von, bis, gesuche, hoechstens }, context) => {
    const until = bis ?? von;
    const length = von.until(until, { largestUnit: "days" }).days;
    if (length < 0 || length > MOST_DAYS) {
      context.addIssue({
        code: "custom",
        path: ["bis"],
        message: length < 0 ? "batch:form.daysTurned" : "batch:form.daysMany",
      });
      return z.NEVER;
    }
    return {
      title: titel,
      from: von.toString(),
      until: until.toString(),
      needIds: gesuche,
      maxShifts: hoechstens ?? USUAL_A_DAY,
    };
  });
export type BatchValues = z.output<typeof batchForm>;

/** What the coordination does with one place. */
const CELL_STEPS = ["halten", "loesen", "sperren", "freigeben", "dazu"] as const;
export type CellStep = (typeof CELL_STEPS)[number];

export const cellForm = z.strictObject({
  version: versionField(),
  person: z.uuid("frame:form.check"),
  schicht: z.uuid("frame:form.check"),
  schritt: oneOf(CELL_STEPS, "frame:form.check"),
});

/** How places are given: an offer that keeps the place, or firmly where the desk has talked to the person. */
export const acceptForm = z.strictObject({
  version: versionField(),
  art: oneOf(["anfragen", "fest"], "frame:form.check"),
  person: z
    .union([z.literal(""), z.uuid("frame:form.check")])
    .optional()
    .default(""),
  schicht: z
    .union([z.literal(""), z.uuid("frame:form.check")])
    .optional()
    .default(""),
});

export const takeOverForm = z.strictObject({
  version: versionField(),
  hoechstens: optionalWhole(1, MOST_A_DAY),
  stand: z.string().regex(/^[0-9a-f]{32}$/u, "frame:form.check"),
});

export const dropForm = z.strictObject({ version: versionField(), wirklich: checkbox() });

/** The fields of a new proposal, with the needs that have shifts to come. */
export function batchFields({ format, t }: Reader, needs: readonly NeedToChoose[]): readonly FieldSpec[] {
  return [
    { kind: "input", name: "titel", label: "batch:form.title", hint: "batch:form.titleHint" },
    { kind: "input", name: "von", label: "batch:form.from", type: "date", width: "short" },
    {
      kind: "input",
      name: "bis",
      label: "batch:form.until",
      hint: "batch:form.untilHint",
      type: "date",
      width: "short",
      isOptional: true,
    },
    {
      kind: "checks",
      name: "gesuche",
      label: "batch:form.needs",
      hint: "batch:form.needsHint",
      options: needs.map((need) => ({
        value: need.id,
        label: need.title,
        hint: t("batch:form.needHint", {
          count: need.shifts,
          first: format.day(need.first),
          last: format.day(need.last),
          who: need.organisation ?? "",
        }),
      })),
    },
    {
      kind: "input",
      name: "hoechstens",
      label: "batch:form.max",
      hint: "batch:form.maxHint",
      type: "number",
      width: "short",
      isOptional: true,
    },
  ];
}
