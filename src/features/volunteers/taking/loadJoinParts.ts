import type { Db } from "../../../shared/db/client.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { ExpireOffers } from "./expireOffers.ts";
import { presentJoinPart, type JoinPart } from "./joinPart.presenter.ts";
import { placesToCome } from "./place.repo.ts";
import { loadStanding } from "./standing.repo.ts";

interface Asked {
  readonly needId: string;
  /** The signed-in volunteer. */
  readonly personId: string | null;
  readonly now: Date;
}

/** By shift, or null for the need itself; and the moment at which signing up begins, if it is to come. */
export interface JoinParts {
  readonly joins: ReadonlyMap<string | null, JoinPart>;
  readonly opensAt: Date | null;
}

export type LoadJoinParts = (reader: Reader, asked: Asked) => Promise<JoinParts>;

/** What a reader can do about each place of a need. Offers that ran out end before anybody looks. */
export function createLoadJoinParts({ db, expireOffers }: { db: Db; expireOffers: ExpireOffers }): LoadJoinParts {
  return async (reader, { needId, personId, now }) => {
    await expireOffers(needId);
    const places = await placesToCome(db, needId, now);
    const standing = personId === null ? null : await loadStanding(db, personId, needId, now);
    const opensAt = places[0]?.opensAt ?? null;
    return {
      joins: new Map(places.map((place) => [place.shiftId, presentJoinPart(reader, { place, standing, now })])),
      opensAt: opensAt !== null && opensAt > now ? opensAt : null,
    };
  };
}
