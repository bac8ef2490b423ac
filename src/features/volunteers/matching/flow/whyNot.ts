import { eligibilityOf } from "../eligibility.ts";
import type { ReadyOpportunity, ReadySpan, ReadyVolunteer } from "../ready.ts";
import { SHIFTS_PER_DAY } from "../types.ts";
import type { Against, BatchProposal, BatchQuestion, Pair } from "./batch.ts";
import { cellOf, isAlone, overlap, periodOf, personOf, shiftOf, type BoardCell } from "./board.ts";
import type { Crowd } from "./gather.ts";
import { isCommitted } from "./locks.ts";
import type { Weighed } from "./weigh.ts";

/** A volunteer on a shift in the outcome, locked or proposed. */
export interface Place {
  readonly volunteer: ReadyVolunteer;
  readonly opportunity: ReadyOpportunity;
  readonly date: ReadySpan;
  readonly isLocked: boolean;
}

interface Outcome {
  readonly question: BatchQuestion;
  readonly crowd: Crowd;
  readonly weighed: Weighed;
  readonly places: readonly Place[];
  readonly isTakenOut: (pair: Pair) => boolean;
}

/** A pair that could have been proposed. */
interface Left {
  readonly person: number;
  readonly shift: number;
  readonly volunteer: ReadyVolunteer;
  readonly opportunity: ReadyOpportunity;
  readonly date: ReadySpan;
}

/** Says for any pair why it is not proposed: the first rule that keeps it out as things stand. */
export function createReasonAgainst(outcome: Outcome): BatchProposal["reasonAgainst"] {
  const persons = new Map(outcome.crowd.volunteers.map((one, index) => [one.facts.id, index]));
  const shifts = new Map(outcome.crowd.shifts.map((one, index) => [one.facts.id, index]));
  return (pair) => {
    const person = persons.get(pair.volunteerId) ?? -1;
    const shift = shifts.get(pair.opportunityId) ?? -1;
    const volunteer = outcome.crowd.volunteers[person];
    const opportunity = outcome.crowd.shifts[shift];
    const date = opportunity?.spans[0];
    if (volunteer === undefined || opportunity === undefined || date === undefined) {
      throw new RangeError("a pair that was not asked about");
    }
    return reasonAgainst(outcome, pair, { person, shift, volunteer, opportunity, date });
  };
}

function reasonAgainst(outcome: Outcome, pair: Pair, left: Left): Against | null {
  const { volunteer, opportunity } = left;
  const own = outcome.places.filter((place) => place.volunteer === volunteer);
  if (own.some((place) => place.opportunity === opportunity)) return null;
  if (outcome.isTakenOut(pair)) return { code: "TAKEN_OUT" };
  return (
    ruledOut(outcome, left) ??
    elsewhere(left, own) ??
    dayFull(outcome, left) ??
    timesFull(outcome, left) ??
    noPlace(outcome, left)
  );
}

/** Hours are no rule of a proposal, and an overlap that only warns elsewhere keeps a pair out here. */
function ruledOut({ question: { now, history } }: Outcome, { volunteer, opportunity, date }: Left): Against | null {
  const { blocks, warnings } = eligibilityOf(volunteer, opportunity, now, history);
  const hard = blocks.filter((block) => block.code !== "HOURS_CAP");
  if (hard.length > 0) return { code: "BLOCKED", blocks: hard };
  if (!isCommitted(volunteer, date)) return null;
  const close = warnings.find((warning) => warning.code === "CLOSE_TOGETHER" && warning.minutesBetween < 0);
  return close?.code === "CLOSE_TOGETHER" ? { code: "ELSEWHERE", opportunityId: close.opportunityId } : null;
}

function elsewhere({ date }: Left, own: readonly Place[]): Against | null {
  const hit = own.find((place) => overlap(place.date, date));
  return hit === undefined ? null : { code: "ELSEWHERE", opportunityId: hit.opportunity.facts.id };
}

function dayFull({ weighed: { board, solution } }: Outcome, { person, volunteer, date }: Left): Against | null {
  const proposed = solution.chosen.filter((index) => {
    const cell = cellOf(board, index);
    return cell.person === person && shiftOf(board, cell.shift).day === date.day;
  }).length;
  if (proposed < personOf(board, person).dayLeft(date.day)) return null;
  // what is held or promised already counts as well: the limit is told, not what was left of it
  return { code: "DAY_CAP", maxShifts: volunteer.facts.maxShiftsPerDay ?? SHIFTS_PER_DAY };
}

/** As often as wanted that week or month; the wish is told, not what was left of it. */
function timesFull({ weighed: { board, solution } }: Outcome, { person, shift, volunteer }: Left): Against | null {
  const facts = personOf(board, person);
  const wish = volunteer.facts.maxTimes;
  if (facts.limit === null || wish === null) return null;
  const period = periodOf(facts, shiftOf(board, shift));
  const proposed = solution.chosen.filter((index) => {
    const cell = cellOf(board, index);
    return cell.person === person && periodOf(facts, shiftOf(board, cell.shift)) === period;
  }).length;
  return proposed < facts.limit.left(period) ? null : { code: "TIMES_CAP", wish };
}

function noPlace({ weighed: { board, solution, isCut } }: Outcome, { person, shift, date }: Left): Against {
  const own = solution.chosen.map((index) => cellOf(board, index)).filter((cell) => cell.shift === shift);
  const { places, kept } = shiftOf(board, shift);
  if (own.length >= places) return { code: "PLACES_GIVEN" };
  const cell = board.cells.find((one) => one.person === person && one.shift === shift);
  if (cell === undefined) return { code: isCut[shift] === true ? "NOT_WEIGHED" : "NO_GAIN" };
  const experienced = own.filter((one) => !one.isNewcomer).length;
  if (!cell.isNewcomer && experienced >= places - kept) return { code: "SEATS_FOR_NEWCOMERS" };
  if (wouldBeAlone(board, cell, own)) return { code: "NEWCOMERS_ALONE" };
  const inWeek = solution.chosen.filter((index) => {
    const other = cellOf(board, index);
    return other.person === person && shiftOf(board, other.shift).week === date.week;
  }).length;
  return { code: inWeek >= personOf(board, person).allowance(date.week) ? "HOURS_CAP" : "NO_GAIN" };
}

function wouldBeAlone(board: Weighed["board"], cell: BoardCell, own: readonly BoardCell[]): boolean {
  return isAlone(shiftOf(board, cell.shift), [...own, cell]);
}
