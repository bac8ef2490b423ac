import { dateColumn, dayOf } from "../../../shared/clock.ts";
import { TOLD_PERSON } from "../telling/tell.ts";
import type { Telling } from "./offers.ts";
import type { Place } from "./place.ts";
import { lockPlace } from "./place.repo.ts";
import { isElsewhere } from "./series.repo.ts";
import { factsOn } from "./standing.ts";
import { loadStanding } from "./standing.repo.ts";
import { judgeSignUp } from "./taking.policy.ts";
import { datesLetter, type PlacedDates } from "./takingLetters.ts";

/**
 * Puts everybody who has taken on a series on its newly laid dates, those who came first first, and tells each of them
 * once. Called by whoever lays dates, in the same piece of work.
 */
export async function placeAdopters(telling: Telling, shiftIds: readonly string[]): Promise<void> {
  const { work, tell } = telling;
  const adoptions = await work.tx.seriesAdoption.findMany({
    where: { endedAt: null, series: { shifts: { some: { id: { in: [...shiftIds] } } } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { seriesId: true, series: { select: { needId: true } }, person: { select: TOLD_PERSON } },
  });
  for (const { seriesId, series, person } of adoptions) {
    const shifts = await work.tx.shift.findMany({
      where: { id: { in: [...shiftIds] }, seriesId },
      orderBy: { startsAt: "asc" },
      select: { id: true },
    });
    const dates = await placeOne(telling, series.needId, person.id, shifts);
    if (dates.placed.length + dates.leftOut.length === 0) continue;
    await tell(work, person, datesLetter(dates), { needId: series.needId, dueAt: dates.placed[0] ?? null });
  }
}

/** Puts one person on dates of a need, as far as they can take them; nobody is told here. */
export async function placeOne(
  telling: Telling,
  needId: string,
  personId: string,
  shifts: readonly { readonly id: string }[],
): Promise<PlacedDates> {
  const [placed, leftOut]: [Date[], Date[]] = [[], []];
  let title = "";
  for (const { id } of shifts) {
    const place = await lockPlace(telling.work.tx, { id: needId }, id);
    title = place.title;
    const isPlaced = await takeDate(telling, place, personId);
    if (isPlaced !== null && place.startsAt !== null) (isPlaced ? placed : leftOut).push(place.startsAt);
  }
  return { title, placed, leftOut };
}

/** Null when the person has something on this date already: then there is nothing to tell. */
async function takeDate({ work, now }: Telling, place: Place, personId: string): Promise<boolean | null> {
  const { needId, shiftId, startsAt, endsAt } = place;
  if (startsAt === null || endsAt === null) return null;
  const standing = await loadStanding(work.tx, personId, needId, now);
  // A need that rests or is full takes nobody new; those who have taken it on go on.
  const facts = factsOn(standing, { ...place, needState: "open", opensAt: null }, now);
  if (facts.own !== null) return null;
  const judged = judgeSignUp(facts);
  const { pausedUntil } = standing.volunteer.facts;
  const pauses = pausedUntil !== null && dateColumn(dayOf(startsAt)).toISOString().slice(0, 10) <= pausedUntil;
  if (judged.kind !== "seat" || pauses || (await isElsewhere(work.tx, personId, { startsAt, endsAt }))) return false;
  const { id } = await work.tx.assignment.create({
    data: {
      personId,
      needId,
      shiftId,
      origin: "adoption",
      state: "accepted",
      isNewcomer: judged.isNewcomer,
      decidedAt: now,
    },
    select: { id: true },
  });
  work.audit({
    action: "assignment.joined",
    resourceType: "assignment",
    resourceId: id,
    changes: [
      { field: "needId", new: needId },
      { field: "state", new: "accepted" },
    ],
  });
  return true;
}
