import type { Db } from "../../../shared/db/client.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { ExpireOffers } from "./expireOffers.ts";
import { presentSeries } from "./series.presenter.ts";
import { applicationsBut, ownAdoptions, runningSeries } from "./series.repo.ts";
import type { SeriesModel } from "./taking.pages.ts";
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
  readonly series: readonly SeriesModel[];
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
      series: await seriesOf(db, reader, { needId, personId, now }),
    };
  };
}

/** For guests everybody who applied counts: whoever they are, they will be one more. */
async function seriesOf(db: Db, reader: Reader, { needId, personId, now }: Asked): Promise<readonly SeriesModel[]> {
  const running = await runningSeries(db, { needId, now });
  if (running.length === 0) return [];
  const need = await db.need.findUniqueOrThrow({ where: { id: needId }, select: { slug: true, state: true } });
  if (need.state !== "open") return [];
  const own = personId === null ? [] : await ownAdoptions(db, { personId, needId, now });
  const appliedAt = await applicationsBut(db, needId, personId);
  return running.map((series) =>
    presentSeries(reader, {
      slug: need.slug,
      series,
      own: own.find((one) => one.seriesId === series.id) ?? null,
      appliedAt,
      now,
    }),
  );
}
