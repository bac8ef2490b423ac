import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createSendToPresent } from "../../shared/http/formerAddress.ts";
import type { StatePart } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { createHoursUpkeep, stateAt } from "../openingHours/index.ts";
import type { OpenData } from "../openData/index.ts";
import { readWords, type Search } from "../search/index.ts";
import { createFindContactPoint } from "./contactPoint.queries.ts";
import { createVocabulary } from "./contactPoints.choices.ts";
import { createListings, type Listings } from "./contactPoints.listing.ts";
import { createContactPointQueries, type ContactPointRow } from "./contactPoints.queries.ts";
import { presentLine } from "./contactPoints.presenter.ts";
import { contactPointRoutes } from "./contactPoints.routes.ts";
import type { AlertPart } from "./contactPoints.pages.ts";
import { alertEnd, hoursFactsOf } from "./door.presenter.ts";
import { createFindContactPoints } from "./findContactPoints.ts";
import { createKeptRows } from "./keptRows.ts";
import { createLookForWords } from "./lookForWords.ts";
import { createNamedPlaces, type NamedPlaces } from "./namedPlaces.ts";
import { createOpenTimes } from "./openTimes.ts";
import { createPlaceIndex } from "./placeIndex.ts";
import { placeMapRoutes } from "./placeMap.routes.ts";
import type { Street } from "./streets.ts";

export { FILTER_QUERY } from "./contactPoints.filter.ts";
export type { Listing } from "./contactPoints.listing.ts";
export type { ContactPointLine, ContactPointPage } from "./contactPoints.pages.ts";
export { hoursFactsOf } from "./door.presenter.ts";
export { mayBePublic } from "./mayBePublic.policy.ts";
export type { NamedPlace, NamedPlaces } from "./namedPlaces.ts";

/** A contact point on a page of another feature. */
export interface PlaceLine {
  readonly name: string;
  readonly href: string;
  readonly state: StatePart;
  /** When the door opens or closes next, as far as its hours tell for certain. */
  readonly changesAt: Date | null;
  readonly alert: AlertPart | null;
  readonly isExample: boolean;
}

/** Lines that are true until `nextChangeAt`: a page that shows them must not be kept longer. */
export interface PlaceLines {
  readonly items: readonly PlaceLine[];
  readonly nextChangeAt: Date | null;
}

export interface ContactPoints extends Feature {
  /** Streets and contact points by their name, each with a point to measure from. */
  readonly places: NamedPlaces;
  /** The streets of the quarter that have an entry, by name, each with the middle of its entries. */
  readonly listStreets: () => Promise<readonly Street[]>;
  /** The list and the pages themselves, for paper and for other people's sites. */
  readonly listings: Listings;
  /** What is open at the moment, by name; entries whose hours nobody confirmed for a year are left out. */
  readonly openNow: (reader: Reader, now: Date, limit: number) => Promise<PlaceLines>;
  /** What opens next, the first first. */
  readonly opensNext: (reader: Reader, now: Date, limit: number) => Promise<PlaceLines>;
  /** For the answer to an enquiry: the contact points that match, or the first by name for an empty query. */
  readonly listForReferral: (query: string) => Promise<readonly { readonly id: string; readonly title: string }[]>;
}

const MOST_REFERRALS = 100;

export function createContactPoints(
  { db, pool, origin, keepAnswer, mapFile }: FeatureDeps,
  { search, openData }: { readonly search: Search; readonly openData: OpenData },
): ContactPoints {
  const queries = createContactPointQueries(pool);
  const upkeep = createHoursUpkeep(pool);
  const index = createPlaceIndex(pool, keepAnswer);
  const finds = createFindContactPoints({
    index,
    queries,
    rowsById: createKeptRows(queries.byId, keepAnswer),
    timesFor: createOpenTimes({ pool, keepAnswer, upkeep }),
    lookForWords: createLookForWords(search.queries),
  });
  const shown = {
    vocabularyFor: createVocabulary(pool, keepAnswer),
    index,
    finds,
    findContactPoint: createFindContactPoint(pool),
  };
  const pages = contactPointRoutes({
    ...shown,
    origin,
    hasMap: mapFile !== null,
    readLicence: openData.readLicence,
    sendToPresent: createSendToPresent(db),
    noteMiss: search.noteMiss,
  });
  const routes = [...placeMapRoutes({ ...shown, mapFile }), ...pages];

  async function lines(
    given: { reader: Reader; now: Date },
    ask: () => Promise<readonly ContactPointRow[]>,
  ): Promise<PlaceLines> {
    const changesAt = await upkeep.refreshDue(given.now);
    const rows = await ask();
    const moments = [changesAt, ...rows.map((row) => alertEnd(row, given.now))].flatMap(
      (moment) => moment?.getTime() ?? [],
    );
    return {
      nextChangeAt: moments.length === 0 ? null : new Date(Math.min(...moments)),
      items: rows.map((row) => line(given.reader, row, given.now)),
    };
  }

  return {
    routes,
    places: createNamedPlaces(pool, index),
    listings: createListings(shown),
    listStreets: async () => (await index()).streets,
    openNow: (reader, now, limit) => lines({ reader, now }, () => queries.openNow(reader.language, now, limit)),
    opensNext: (reader, now, limit) =>
      lines({ reader, now }, async () => {
        const rows = await queries.opensNext(reader.language, now, limit);
        return rows.filter((row) => !row.alertCloses || alertEnd(row, now) === null);
      }),
    async listForReferral(query) {
      const words = readWords(query);
      if (words === null) return queries.byName(MOST_REFERRALS);
      const ids = (await search.queries.contactPoints(words)).slice(0, MOST_REFERRALS);
      return (await queries.byId(ids, "de")).map(({ id, title }) => ({ id, title }));
    },
  };
}

function line(reader: Reader, row: ContactPointRow, now: Date): PlaceLine {
  const { title, href, state, alert, isExample } = presentLine(reader, row, [], now);
  const isOverruled = alert !== null && row.alertCloses;
  const isCertain = state.kind !== "unsure" && !isOverruled && hoursFactsOf(row).service === "running";
  const changesAt = isCertain && row.hours !== null ? stateAt(row.hours, now).nextChangeAt : null;
  return { name: title.text, href, state, alert, changesAt, isExample };
}
