import { system } from "../../../shared/access/actor.ts";
import { dateColumn, dayOf } from "../../../shared/clock.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { createRenderLetter } from "../letters.ts";
import type { Telling } from "../taking/offers.ts";
import { placeAdopters } from "../taking/placeAdopters.ts";
import { createTell } from "../telling/tell.ts";
import { daysOf } from "./rule.ts";
import { findSeries, type SeriesRow } from "./series.repo.ts";
import { shiftTimes } from "./shiftTimes.ts";

/** How far ahead shifts are laid. */
const WEEKS_AHEAD = 12;

/** The days of a series that are to take place from today until the end of what is laid. */
export function daysAhead(
  series: Pick<SeriesRow, "rrule" | "startsOn" | "leftOut">,
  now: Date,
): readonly Temporal.PlainDate[] {
  const today = dayOf(now);
  const leftOut = new Set(series.leftOut.map(({ day }) => day.toString()));
  return daysOf(series.rrule, series.startsOn, { from: today, to: today.add({ weeks: WEEKS_AHEAD }) }).filter(
    (day) => !leftOut.has(day.toString()),
  );
}

/**
 * Lays the shifts of a series that are missing; each day has one at most, however often this runs. Whoever has taken the
 * series on is put on them and told. Returns how many were laid.
 */
export async function layShifts(telling: Telling, series: SeriesRow): Promise<number> {
  const { work, now } = telling;
  const { id: seriesId, needId, minPeople, maxPeople, newcomerSeats } = series;
  const shifts = daysAhead(series, now)
    .map((day) => ({ seriesOn: dateColumn(day), ...shiftTimes(day, series) }))
    .filter(({ startsAt }) => startsAt > now)
    .map((times) => ({ needId, seriesId, minPeople, maxPeople, newcomerSeats, ...times }));
  const laid = await work.tx.shift.createManyAndReturn({ data: shifts, skipDuplicates: true, select: { id: true } });
  await work.tx.needSeries.update({
    where: { id: seriesId },
    data: { laidUntil: dateColumn(dayOf(now).add({ weeks: WEEKS_AHEAD })) },
  });
  if (laid.length > 0) {
    await placeAdopters(
      telling,
      laid.map(({ id }) => id),
    );
  }
  return laid.length;
}

/** Every night: the running series of needs that are not over get the shifts of one more day. */
export function createLayAhead(deps: Pick<FeatureDeps, "db" | "unitOfWork" | "now" | "texts" | "origin">) {
  const { db, unitOfWork, now } = deps;
  const tell = createTell({ renderLetter: createRenderLetter(deps), now });
  return async (): Promise<void> => {
    const due = await db.needSeries.findMany({
      where: {
        endedAt: null,
        OR: [{ laidUntil: null }, { laidUntil: { lt: dateColumn(dayOf(now()).add({ weeks: WEEKS_AHEAD })) } }],
        need: { archivedAt: null, state: { in: ["draft", "open", "paused", "filled"] } },
      },
      select: { id: true, needId: true },
    });
    for (const { id, needId } of due) {
      await unitOfWork({ actor: system, requestId: null }, async (work) => {
        const { tx, audit, unchanged } = work;
        await tx.$queryRaw`SELECT 1 AS held FROM "Need" WHERE "id" = ${needId}::uuid FOR NO KEY UPDATE`;
        const series = await findSeries(tx, needId, id);
        const laid = series === null ? 0 : await layShifts({ work, tell, now: now() }, series);
        if (laid === 0) unchanged();
        else audit({ action: "series.laid", resourceType: "need", resourceId: needId });
      });
    }
  };
}
