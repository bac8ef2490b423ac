import { z } from "zod";
import {
  checkbox,
  freeText,
  oneOf,
  optionalDay,
  optionalId,
  optionalText,
  optionalTime,
  optionalWhole,
  requiredText,
  someIds,
  someOf,
  versionField,
} from "../../../shared/forms/fields.ts";
import { momentAt } from "../../../shared/clock.ts";
import { askedFields, readAsked, SKILL_WISHES, STATEMENT_ANSWERS } from "./asked.ts";
import type { NeedChoices } from "./needChoices.ts";

export const TIME_KINDS = ["shift", "flexible", "open_ended"] as const;
/** People can put themselves down from this hour on when only a day was given. */
const OPENING_HOUR = new Temporal.PlainTime(8);

/** What the desk writes into a need. Its state is not among it: that changes by steps which tell people. */
export function needForm(choices: NeedChoices) {
  const languages = choices.languages.map((language) => language.code);
  return z
    .strictObject({ ...fixedFields(languages), ...askedShape(choices) })
    .refine(({ hoursMin, hoursMax }) => isAscending(hoursMin, hoursMax), fault("hoursMax", "needs:form.hoursOrder"))
    .refine(
      ({ timeKind, places }) => timeKind === "shift" || places !== null,
      fault("places", "needs:form.placesMissing"),
    )
    .refine(({ placesMin, places }) => isAscending(placesMin, places), fault("placesMin", "needForm:placesMinOrder"))
    .refine(
      ({ newcomerSeats, places }) => isAscending(newcomerSeats, places),
      fault("newcomerSeats", "needForm:newcomerOrder"),
    )
    .refine(
      ({ opensDay, opensTime }) => opensTime === null || opensDay !== null,
      fault("opensDay", "needForm:opensDayMissing"),
    )
    .transform(({ opensDay, opensTime, ...value }) => ({
      ...value,
      ...readAsked(choices, value),
      opensAt: opensDay === null ? null : momentAt(opensDay, opensTime ?? OPENING_HOUR),
    }));
}
export type NeedValues = z.output<ReturnType<typeof needForm>>;

function fixedFields(languages: readonly string[]) {
  return {
    title: requiredText(120, "needs:form.titleMissing"),
    summary: freeText(300),
    description: freeText(4000),
    organisation: optionalId(),
    mainTheme: optionalId(),
    themes: someIds(50),
    timeKind: oneOf(TIME_KINDS, "needs:form.timeKindMissing"),
    timeText: optionalText(200),
    hoursMin: optionalWhole(1, 60),
    hoursMax: optionalWhole(1, 60),
    opensDay: optionalDay(),
    opensTime: optionalTime(),
    places: optionalWhole(1, 500),
    placesMin: optionalWhole(0, 500),
    newcomerSeats: optionalWhole(0, 500),
    location: optionalText(200),
    place: optionalText(200),
    requiredLanguages: someOf(languages),
    languages: someOf(languages),
    minimumAge: optionalWhole(1, 99),
    requiresClearance: checkbox(),
    newcomersWelcome: checkbox(),
    version: versionField(),
  };
}

function askedShape(choices: NeedChoices) {
  const { skills, statements } = askedFields(choices);
  const optional = (values: readonly string[]) => z.enum(["", ...values], { error: "frame:form.check" }).optional();
  // Their names are known only at run time; what they say is read by readAsked.
  return Object.fromEntries([
    ...skills.map(({ field }) => [field, optional(SKILL_WISHES)] as const),
    ...statements.map(({ field }) => [field, optional(STATEMENT_ANSWERS)] as const),
  ]) as object;
}

function isAscending(low: number | null, high: number | null): boolean {
  return low === null || high === null || low <= high;
}

function fault(field: string, error: string) {
  return { path: [field], error };
}
