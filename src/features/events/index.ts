import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { PlanDay } from "../volunteers/index.ts";
import { presentEventCards } from "./eventCards.ts";
import { eventDeskRoutes } from "./eventsDesk.routes.ts";
import type { EventCard } from "./events.pages.ts";
import { createEventQueries } from "./events.queries.ts";
import { eventRoutes } from "./events.routes.ts";
import { createArchiveEvent, createCancelEvent, createReinstateEvent, createSaveEvent } from "./saveEvent.ts";

export type { EventCard } from "./events.pages.ts";

export interface Events extends Feature {
  /** The next dates that take place, for the start page. */
  readonly next: (reader: Reader, now: Date, limit: number) => Promise<readonly EventCard[]>;
}

export function createEvents({ db, unitOfWork, now, origin }: FeatureDeps, { planDay }: { planDay: PlanDay }): Events {
  const queries = createEventQueries(db);
  const work = { unitOfWork, now };
  return {
    routes: [
      ...eventRoutes({ queries, origin }),
      ...eventDeskRoutes({
        queries,
        planDay,
        saveEvent: createSaveEvent(work),
        cancelEvent: createCancelEvent(work),
        reinstateEvent: createReinstateEvent(work),
        archiveEvent: createArchiveEvent(work),
      }),
    ],
    next: async (reader, at, limit) => presentEventCards(reader, await queries.takingPlace(at, limit)),
  };
}
