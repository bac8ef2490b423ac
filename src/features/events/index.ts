import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { presentEventCards } from "./eventCards.ts";
import type { EventCard } from "./events.pages.ts";
import { createEventQueries } from "./events.queries.ts";

export type { EventCard } from "./events.pages.ts";

export interface Events extends Feature {
  /** The next dates that take place, for the start page. */
  readonly next: (reader: Reader, now: Date, limit: number) => Promise<readonly EventCard[]>;
}

export function createEvents({ db }: FeatureDeps): Events {
  const queries = createEventQueries(db);
  return {
    routes: [],
    next: async (reader, now, limit) => presentEventCards(reader, await queries.takingPlace(now, limit)),
  };
}
