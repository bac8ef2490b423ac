import type { NamedPlace } from "../../contactPoints/index.ts";
import type { NeedValues } from "./needForm.ts";

/** The columns of a need. A need with dates has its places there; those of its own stay as they were. */
export function needColumns(values: NeedValues, place: NamedPlace | null, placesBefore: number) {
  return {
    title: values.title,
    summary: values.summary,
    description: values.description,
    organizationId: values.organisation,
    timeKind: values.timeKind,
    timeText: values.timeText,
    hoursMin: values.hoursMin,
    hoursMax: values.hoursMax,
    opensAt: values.opensAt,
    ...placeCounts(values, placesBefore),
    requiredLanguages: [...values.requiredLanguages],
    languages: values.languages.filter((code) => !values.requiredLanguages.includes(code)),
    locationText: values.location,
    placeCode: place?.code ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    minimumAge: values.minimumAge,
    requiresClearance: values.requiresClearance,
    newcomersWelcome: values.newcomersWelcome,
  };
}

function placeCounts({ places, placesMin, newcomerSeats }: NeedValues, placesBefore: number) {
  const all = places ?? placesBefore;
  return {
    places: all,
    placesMin: Math.min(placesMin ?? 1, all),
    newcomerSeats: Math.min(newcomerSeats ?? 0, all),
  };
}
