import { dayOf, ZONE } from "../../../shared/clock.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { DeskNeed } from "../desk/deskNeeds.queries.ts";
import { askedFields, wishOf } from "./asked.ts";
import type { NeedChoices } from "./needChoices.ts";

const NEW_NEED: FormValues = { timeKind: "flexible", places: "1", newcomersWelcome: "ja", version: "1" };

/** A need with the name of its place, as the form needs it. */
export type FilledNeed = DeskNeed & { readonly placeName: string };

/** A stored need as the form shows it; null for a new one. */
export function needFormValues(need: FilledNeed | null, choices: NeedChoices): FormValues {
  if (need === null) return NEW_NEED;
  return {
    title: need.title,
    summary: need.summary,
    description: need.description,
    organisation: need.organizationId ?? "",
    mainTheme: need.mainThemeId ?? "",
    themes: need.themeIds.filter((id) => id !== need.mainThemeId),
    timeKind: need.timeKind,
    timeText: need.timeText ?? "",
    hoursMin: number(need.hoursMin),
    hoursMax: number(need.hoursMax),
    ...opening(need.opensAt),
    location: need.locationText ?? "",
    place: need.placeName,
    ...peopleValues(need),
    ...askedValues(need, choices),
    version: String(need.version),
  };
}

function peopleValues(need: FilledNeed): FormValues {
  return {
    places: number(need.places),
    placesMin: number(need.placesMin),
    newcomerSeats: need.newcomerSeats === 0 ? "" : number(need.newcomerSeats),
    requiredLanguages: need.requiredLanguages,
    languages: need.languages,
    minimumAge: number(need.minimumAge),
    requiresClearance: need.requiresClearance ? "ja" : "",
    newcomersWelcome: need.newcomersWelcome ? "ja" : "",
  };
}

function askedValues({ skills, answers }: FilledNeed, choices: NeedChoices): FormValues {
  const asked = askedFields(choices);
  return Object.fromEntries([
    ...asked.skills.map(({ id, field }) => {
      const skill = skills.find((one) => one.termId === id);
      return [field, skill ? wishOf(skill) : ""];
    }),
    ...asked.statements.map(({ id, field }) => [field, answers.find((one) => one.termId === id)?.answer ?? ""]),
  ]) as FormValues;
}

function opening(opensAt: Date | null): FormValues {
  if (opensAt === null) return { opensDay: "", opensTime: "" };
  const time = opensAt.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime();
  return { opensDay: dayOf(opensAt).toString(), opensTime: time.toString({ smallestUnit: "minute" }) };
}

function number(value: number | null): string {
  return value === null ? "" : String(value);
}
