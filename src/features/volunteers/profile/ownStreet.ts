import type { Choices } from "../choices.ts";
import type { HomeStreet } from "./homeGrid.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";

type Home = Pick<VolunteerRecord, "homeStreet" | "homeLatitude" | "homeLongitude">;

/** The choices with the street somebody chose before, in case no entry stands in it any more. */
export function withOwnStreet(choices: Choices, record: Home | null): Choices {
  const own = record === null ? null : homeOf(record);
  if (own === null || choices.streets.some(({ name }) => name === own.name)) return choices;
  return { ...choices, streets: [...choices.streets, own] };
}

function homeOf({ homeStreet, homeLatitude, homeLongitude }: Home): HomeStreet | null {
  if (homeStreet === null || homeLatitude === null || homeLongitude === null) return null;
  return { name: homeStreet, latitude: homeLatitude, longitude: homeLongitude };
}
