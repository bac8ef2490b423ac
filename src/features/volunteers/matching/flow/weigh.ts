import { engagedIn } from "../dates.ts";
import type { ReadyVolunteer } from "../ready.ts";
import { SHIFTS_PER_DAY } from "../types.ts";
import { monthOfDay, periodOfDay } from "../weekTime.ts";
import {
  cellOf,
  periodOf,
  personOf,
  shiftOf,
  type Board,
  type BoardCell,
  type BoardPerson,
  type BoardShift,
} from "./board.ts";
import { gatherField, type Crowd, type Field } from "./gather.ts";
import type { HeldLock } from "./locks.ts";
import { solveBoard, type Solution } from "./solveBoard.ts";

/** Up to so many pairs all are weighed. */
const ALL_PAIRS = 20_000;
/** Of each shift so many people are weighed, or so many per place. */
const PEOPLE_PER_SHIFT = 40;
const PEOPLE_PER_PLACE = 6;
const WIDER = 4;
/** More pairs than this would not fit into the memory a small machine has to spare. */
const MOST_PAIRS = 1_000_000;

export interface Weighed {
  readonly board: Board;
  readonly solution: Solution;
  /** Whether a shift has people who were not weighed. */
  readonly isCut: readonly boolean[];
}

/**
 * Weighs the best people of each shift. Where a minimum stays unmet, and shifts whose people could help out were cut,
 * their fields are widened and all is weighed again: leaving people out never costs a minimum (up to MOST_PAIRS).
 */
export function weigh(crowd: Crowd): Weighed {
  const isSmall = crowd.volunteers.length * crowd.shifts.length <= ALL_PAIRS;
  const shifts = crowd.shifts.map((_shift, index) => boardShift(crowd, index));
  const most = shifts.map(({ places }) => (isSmall ? Infinity : Math.max(PEOPLE_PER_SHIFT, PEOPLE_PER_PLACE * places)));
  const fields: Field[] = shifts.map((_shift, index) => gatherOpen(crowd, shifts, index, most[index] ?? 0));
  for (;;) {
    const cells = fields.flatMap((field) => field.cells);
    const board = { shifts, cells, persons: boardPersons(crowd, shifts, cells) };
    const solution = solveBoard(board);
    const short = shiftsToWiden(board, solution, fields);
    if (short.length === 0 || cells.length > MOST_PAIRS) {
      return { board, solution, isCut: fields.map((field) => field.isCut) };
    }
    for (const shift of short) {
      most[shift] = WIDER * (most[shift] ?? PEOPLE_PER_SHIFT);
      fields[shift] = gatherOpen(crowd, shifts, shift, most[shift]);
    }
  }
}

function gatherOpen(crowd: Crowd, shifts: readonly BoardShift[], shift: number, most: number): Field {
  return (shifts[shift]?.places ?? 0) > 0 ? gatherField(crowd, shift, most) : { cells: [], isCut: false };
}

/** Cut shifts that can be reached from an unmet one: by a person who could come but is taken, to the shifts that take them. */
function shiftsToWiden(board: Board, { chosen, cost }: Solution, fields: readonly Field[]): readonly number[] {
  if (cost[0] === 0) return [];
  const filled = Map.groupBy(chosen, (cell) => cellOf(board, cell).shift);
  const taken = Map.groupBy(
    chosen.map((cell) => cellOf(board, cell)),
    (cell) => cell.person,
  );
  const isUnmet = (index: number): boolean => (filled.get(index)?.length ?? 0) < shiftOf(board, index).need;
  const reached = new Set([...board.shifts.keys()].filter(isUnmet));
  for (const shift of reached) {
    const isNear = (cell: BoardCell): boolean => isInTheWay(board, cell, shiftOf(board, shift));
    const people = (fields[shift]?.cells ?? []).map((cell) => cell.person);
    const others = people.flatMap((person) => taken.get(person) ?? []).filter(isNear);
    for (const other of others) reached.add(other.shift);
  }
  return [...reached].filter((shift) => fields[shift]?.isCut === true);
}

/** Whether a shift somebody has can keep them from another one: on a day close by, or in the period of their wish. */
function isInTheWay(board: Board, { person, shift }: BoardCell, wanted: BoardShift): boolean {
  const taken = shiftOf(board, shift);
  if (Math.abs(taken.day - wanted.day) <= 1) return true;
  const facts = personOf(board, person);
  return facts.limit !== null && periodOf(facts, taken) === periodOf(facts, wanted);
}

function boardShift(crowd: Crowd, index: number): BoardShift {
  const opportunity = crowd.shifts[index];
  const date = opportunity?.spans[0];
  if (opportunity === undefined || date === undefined) throw new RangeError("a shift without a date");
  const { facts } = opportunity;
  const locks = [...crowd.locks.values()].flat().filter((lock) => lock.opportunity === opportunity);
  const taken = facts.placesTaken + locks.length;
  const newcomers = facts.newcomersTaken + locks.filter((lock) => lock.isNewcomer).length;
  const places = Math.max(0, facts.maxPeople - taken);
  return {
    need: Math.min(places, Math.max(0, facts.minPeople - taken)),
    places,
    kept: Math.min(places, Math.max(0, facts.newcomerSeats - newcomers)),
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    day: date.day,
    week: date.week,
    month: monthOfDay(date.day),
    hasExperienced: taken > newcomers,
    hasNewcomer: newcomers > 0,
  };
}

function boardPersons(
  crowd: Crowd,
  shifts: readonly BoardShift[],
  cells: readonly BoardCell[],
): readonly BoardPerson[] {
  const byPerson = Map.groupBy(cells, (cell) => cell.person);
  return crowd.volunteers.map((volunteer, index) => {
    const locks = crowd.locks.get(volunteer) ?? [];
    const own = (byPerson.get(index) ?? []).flatMap((cell) => shifts[cell.shift] ?? []);
    const perDay = volunteer.facts.maxShiftsPerDay ?? SHIFTS_PER_DAY;
    const takenOn = (day: number): number =>
      volunteer.commitments.filter((one) => one.day === day).length +
      locks.filter((lock) => lock.date.day === day).length;
    return {
      given: locks.length,
      limit: limitOf(volunteer, locks),
      dayLeft: (day) => Math.max(0, perDay - takenOn(day)),
      allowance: (week) => {
        if (volunteer.facts.maxHoursPerWeek === null) return Infinity;
        const minutes = (volunteer.minutesByWeek.get(week) ?? 0) + lockedMinutes(locks, week);
        return shiftsWithin(
          volunteer.facts.maxHoursPerWeek * 60 - minutes,
          own.filter((shift) => shift.week === week),
        );
      },
    };
  });
}

/** What is left of a wish beside what is promised, asked for and locked. */
function limitOf(volunteer: ReadyVolunteer, locks: readonly HeldLock[]): BoardPerson["limit"] {
  const wish = volunteer.facts.maxTimes;
  if (wish === null) return null;
  const { count, per } = wish;
  const lockedIn = (period: number): number =>
    locks.filter((lock) => periodOfDay(per, lock.date.day) === period).length;
  return { per, left: (period) => Math.max(0, count - engagedIn(volunteer, per, period).length - lockedIn(period)) };
}

function lockedMinutes(locks: readonly HeldLock[], week: number): number {
  return locks.reduce((sum, { date }) => sum + (date.week === week ? date.minutes : 0), 0);
}

/** How many shifts of usual length fit into the minutes left; exact where all shifts of a week last equally long. */
function shiftsWithin(minutes: number, shifts: readonly BoardShift[]): number {
  const total = shifts.reduce((sum, { startsAt, endsAt }) => sum + (endsAt - startsAt) / 60_000, 0);
  return total === 0 ? 0 : Math.max(0, Math.floor((minutes * shifts.length) / total));
}
