import { z } from "zod";
import { checkbox, oneOf } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { Choices } from "../choices.ts";
import type { Part } from "./part.ts";
import { MOBILITIES, type ReminderValues, type WayValues } from "./values.ts";

/** How far it may be, in metres. */
export const DISTANCES = ["500", "1000", "2000", "5000"] as const;
/** How many hours before a shift the second reminder comes. */
const HOURS_BEFORE = ["1", "2", "3", "6"] as const;
const UNTOLD = "";

const choice = (values: readonly string[]) =>
  oneOf([UNTOLD, ...values], "frame:form.check")
    .optional()
    .transform((value) => (value === undefined || value === UNTOLD ? null : value));
const number = (values: readonly string[]) =>
  choice(values).transform((value) => (value === null ? null : Number(value)));

const wayShape = ({ streets }: Choices) => ({
  street: choice(streets.map(({ name }) => name)),
  maxDistanceM: number(DISTANCES),
  mobility: choice(MOBILITIES).transform((value) => MOBILITIES.find((one) => one === value) ?? null),
});

/** Where somebody begins, how far they go, and how. */
export const wayPart: Part<WayValues> = {
  names: (choices) => Object.keys(wayShape(choices)),
  schema: (choices) => z.strictObject(wayShape(choices)),
  fields: ({ t }, { streets }) => [
    ...(streets.length > 0 ? [streetField(streets)] : []),
    {
      kind: "select",
      name: "maxDistanceM",
      label: "profile:way.distance",
      emptyLabel: "profile:way.anyDistance",
      options: DISTANCES.map((value) => ({ value, label: t(`profile:way.metres.${value}`) })),
      isOptional: true,
    },
    {
      kind: "radios",
      name: "mobility",
      label: "profile:way.mobility",
      options: [
        ...MOBILITIES.map((value) => ({ value, label: t(`profile:mobility.${value}`) })),
        { value: UNTOLD, label: t("profile:way.untold") },
      ],
    },
  ],
  valuesOf: ({ homeStreet, maxDistanceM, mobility }) => ({
    street: homeStreet ?? UNTOLD,
    maxDistanceM: maxDistanceM === null ? UNTOLD : String(maxDistanceM),
    mobility: mobility ?? UNTOLD,
  }),
};

/** Left out where the directory knows no street of the quarter yet. */
function streetField(streets: Choices["streets"]): FieldSpec {
  return {
    kind: "select",
    name: "street",
    label: "profile:way.street",
    hint: "profile:way.streetHint",
    emptyLabel: "profile:way.untold",
    options: streets.map(({ name }) => ({ value: name, label: name })),
    isOptional: true,
  };
}

const reminderShape = { remindDayBefore: checkbox(), remindHoursBefore: number(HOURS_BEFORE) };

/** Whether, and how often, somebody wants to be reminded of a shift. */
export const reminderPart: Part<ReminderValues> = {
  names: () => Object.keys(reminderShape),
  schema: () => z.strictObject(reminderShape),
  fields: ({ t }) => [
    { kind: "check", name: "remindDayBefore", label: "profile:remind.dayBefore" },
    {
      kind: "select",
      name: "remindHoursBefore",
      label: "profile:remind.hoursBefore",
      emptyLabel: "profile:remind.never",
      options: HOURS_BEFORE.map((value) => ({ value, label: t("profile:remind.hours", { count: Number(value) }) })),
      isOptional: true,
    },
  ],
  valuesOf: ({ remindDayBefore, remindHoursBefore }) => ({
    remindDayBefore: remindDayBefore ? "ja" : "",
    remindHoursBefore: remindHoursBefore === null ? UNTOLD : String(remindHoursBefore),
  }),
};
