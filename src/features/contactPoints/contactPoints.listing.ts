import { stateAt } from "../openingHours/index.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { presentContactPoint } from "./contactPoint.presenter.ts";
import type { FindContactPoint } from "./contactPoint.queries.ts";
import type { createVocabulary } from "./contactPoints.choices.ts";
import { filterPairs, filterPath, readFilter, readPage } from "./contactPoints.filter.ts";
import type { ContactPointListPage, ContactPointPage } from "./contactPoints.pages.ts";
import { presentContactPointList } from "./contactPoints.presenter.ts";
import { alertEnd } from "./door.presenter.ts";
import type { FindContactPoints, FoundRow } from "./findContactPoints.ts";
import type { PlaceIndex } from "./placeIndex.ts";

/** One page of the list as everybody gets it, for other places to show: on paper, in other people's sites. */
export interface Listing {
  readonly page: ContactPointListPage;
  readonly ids: readonly string[];
  readonly count: number;
  /** The address of the list with its filters, from its first page, without the language's prefix. */
  readonly path: string;
  /** The query of one of its pages, without "?"; "" for all of it. */
  readonly queryOf: (page: number) => string;
  readonly number: number;
  readonly hasNext: boolean;
  /** When a door or a notice of this page changes by itself. */
  readonly changesAt: Date | null;
}

export type Query = Readonly<Record<string, unknown>>;

export interface Listings {
  /** The page that the query asks for, or the given one. */
  readonly list: (reader: Reader, query: Query, at: { now: Date; page?: number }) => Promise<Listing>;
  /** The page of one contact point; null when there is none for everybody. */
  readonly show: (reader: Reader, slug: string, now: Date) => Promise<ContactPointPage | null>;
}

interface Deps {
  readonly vocabularyFor: ReturnType<typeof createVocabulary>;
  readonly index: () => Promise<PlaceIndex>;
  readonly finds: FindContactPoints;
  readonly findContactPoint: FindContactPoint;
}

export function createListings({ vocabularyFor, index, finds, findContactPoint }: Deps): Listings {
  return {
    async list(reader, query, { now, page = readPage(query) }) {
      const [vocabulary, { streets }] = await Promise.all([vocabularyFor(reader.language), index()]);
      const filter = readFilter(query, { ...vocabulary, streets });
      const found = await finds.find(filter, { page, language: reader.language, now });
      return {
        page: presentContactPointList(reader, { filter, page, found, vocabulary, streets, now }),
        ids: found.rows.map(({ id }) => id),
        count: found.count,
        path: filterPath(filter),
        queryOf: (number) => new URLSearchParams(filterPairs(filter, number)).toString(),
        number: page,
        hasNext: found.hasNext,
        changesAt: earliest([found.changesAt, ...found.rows.flatMap((row) => changesOf(row, now))]),
      };
    },
    async show(reader, slug, now) {
      const point = await findContactPoint(slug, reader.language);
      return point && presentContactPoint(reader, point, now);
    },
  };
}

function changesOf(row: FoundRow, now: Date): readonly (Date | null)[] {
  return [row.hours === null ? null : stateAt(row.hours, now).nextChangeAt, alertEnd(row, now)];
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const times = moments.flatMap((moment) => moment?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}
