import { eligibilityOf, isNewcomer } from "../eligibility.ts";
import { fitOf } from "../fit.ts";
import { engagedIn } from "../dates.ts";
import { byText } from "../rank.ts";
import { periodOfDay } from "../weekTime.ts";
import type { BatchCell, BatchProposal, BatchQuestion, Pair } from "./batch.ts";
import { cellOf, isAlone, shiftOf, type BoardCell } from "./board.ts";
import { proposable, type Crowd } from "./gather.ts";
import { holdLocks } from "./locks.ts";
import { weigh, type Weighed } from "./weigh.ts";
import { createReasonAgainst, type Place } from "./whyNot.ts";

/**
 * Proposes people for many shifts at once: minima first, no newcomers alone, nobody above their own hours, then the best
 * fit, then fairness (board.ts). Nobody is proposed more often in a week or month than they
 * wish. Locks are held, what was taken out stays out, nobody is in two places at once. The same
 * people and shifts in another order give the same answer. Throws a RangeError for a shift without exactly one date.
 */
export function proposeBatch(question: BatchQuestion): BatchProposal {
  const isTakenOut = takenOut(question.rejected);
  const locks = holdLocks(question, isTakenOut);
  const crowd: Crowd = {
    volunteers: question.volunteers.toSorted((a, b) => byText(a.facts.id, b.facts.id)),
    shifts: question.shifts.toSorted((a, b) => byText(a.facts.id, b.facts.id)),
    now: question.now,
    locks: Map.groupBy(locks.held, (lock) => lock.volunteer),
    mayPropose: proposable(question, (volunteer, opportunity) =>
      isTakenOut({ volunteerId: volunteer.facts.id, opportunityId: opportunity.facts.id }),
    ),
  };
  if (crowd.shifts.some((shift) => shift.spans.length !== 1)) throw new RangeError("each shift has one date");
  const weighed = weigh(crowd);
  const places = placesOf(crowd, weighed);
  const [unmet, alone, overload, misfit, inequity] = weighed.solution.cost;
  return {
    cells: places.map((place) => batchCell(question, place, places)),
    refusedLocks: locks.refused,
    ...shortcomings(crowd, weighed),
    loads: loadsOf(places),
    cost: { unmet, alone, overload, misfit, inequity },
    isBest: weighed.solution.isBest,
    isComplete: !weighed.isCut.includes(true),
    reasonAgainst: createReasonAgainst({ question, crowd, weighed, places, isTakenOut }),
  };
}

function takenOut(rejected: readonly Pair[]): (pair: Pair) => boolean {
  const byShift = new Map<string, Set<string>>();
  for (const { volunteerId, opportunityId } of rejected) {
    const own = byShift.get(opportunityId) ?? new Set();
    byShift.set(opportunityId, own.add(volunteerId));
  }
  return ({ volunteerId, opportunityId }) => byShift.get(opportunityId)?.has(volunteerId) ?? false;
}

/** Locks and chosen cells together, by shift and volunteer. */
function placesOf(crowd: Crowd, { board, solution }: Weighed): readonly Place[] {
  const locked = [...crowd.locks.values()].flat().map((lock) => ({ ...lock, isLocked: true }));
  const proposed = solution.chosen.flatMap((index): Place[] => {
    const cell = cellOf(board, index);
    const volunteer = crowd.volunteers[cell.person];
    const opportunity = crowd.shifts[cell.shift];
    const date = opportunity?.spans[0];
    if (volunteer === undefined || opportunity === undefined || date === undefined) return [];
    return [{ volunteer, opportunity, date, isLocked: false }];
  });
  return [...locked, ...proposed].toSorted(
    (a, b) =>
      byText(a.opportunity.facts.id, b.opportunity.facts.id) || byText(a.volunteer.facts.id, b.volunteer.facts.id),
  );
}

function batchCell({ now, history }: BatchQuestion, place: Place, places: readonly Place[]): BatchCell {
  const { volunteer, opportunity, isLocked } = place;
  return {
    volunteerId: volunteer.facts.id,
    opportunityId: opportunity.facts.id,
    isLocked,
    isNewcomer: isNewcomer(volunteer, opportunity.facts.initiativeId),
    isOverHours: isOverHours(place, places),
    isOverTimes: isOverTimes(place, places),
    fit: fitOf(volunteer, opportunity),
    eligibility: eligibilityOf(volunteer, opportunity, now, history),
  };
}

function isOverHours({ volunteer, date }: Place, places: readonly Place[]): boolean {
  const { maxHoursPerWeek } = volunteer.facts;
  if (maxHoursPerWeek === null) return false;
  const proposed = places
    .filter((other) => other.volunteer === volunteer && other.date.week === date.week)
    .reduce((sum, other) => sum + other.date.minutes, 0);
  return proposed + (volunteer.minutesByWeek.get(date.week) ?? 0) > maxHoursPerWeek * 60;
}

function isOverTimes({ volunteer, date }: Place, places: readonly Place[]): boolean {
  const wish = volunteer.facts.maxTimes;
  if (wish === null) return false;
  const period = periodOfDay(wish.per, date.day);
  const own = places.filter(
    (other) => other.volunteer === volunteer && periodOfDay(wish.per, other.date.day) === period,
  );
  return own.length + engagedIn(volunteer, wish.per, period).length > wish.count;
}

function shortcomings(crowd: Crowd, { board, solution }: Weighed): Pick<BatchProposal, "unmet" | "newcomersAlone"> {
  const byShift = Map.groupBy(
    solution.chosen.map((index) => cellOf(board, index)),
    (cell) => cell.shift,
  );
  const own = (index: number): readonly BoardCell[] => byShift.get(index) ?? [];
  return {
    unmet: crowd.shifts.flatMap(({ facts }, index) => {
      const locked = [...crowd.locks.values()].flat().filter((lock) => lock.opportunity.facts === facts).length;
      const missing = facts.minPeople - facts.placesTaken - locked - own(index).length;
      return missing > 0 ? [{ opportunityId: facts.id, missing }] : [];
    }),
    newcomersAlone: crowd.shifts.flatMap(({ facts }, index) =>
      isAlone(shiftOf(board, index), own(index)) ? [facts.id] : [],
    ),
  };
}

function loadsOf(places: readonly Place[]): BatchProposal["loads"] {
  const byVolunteer = Map.groupBy(places, (place) => place.volunteer);
  return [...byVolunteer]
    .map(([volunteer, own]) => ({
      volunteerId: volunteer.facts.id,
      shifts: own.length,
      hours: own.reduce((sum, { date }) => sum + date.minutes, 0) / 60,
    }))
    .toSorted((a, b) => byText(a.volunteerId, b.volunteerId));
}
