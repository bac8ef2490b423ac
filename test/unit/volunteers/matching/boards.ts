import type { Board, BoardShift } from "../../../../src/features/volunteers/matching/flow/board.ts";
import { seededRandom } from "../../../../src/tools/matchingTown.ts";

const PLAIN: BoardShift = {
  need: 1,
  places: 1,
  kept: 0,
  startsAt: 0,
  endsAt: 2,
  day: 0,
  week: 0,
  month: 0,
  hasExperienced: true,
  hasNewcomer: false,
};

/**
 * All tables of letters below `letters`, up to the order of rows and of columns: of those that are the same but for the
 * order only the first one is given.
 */
export function allTables(rows: number, columns: number, letters: number): readonly (readonly number[])[][] {
  const width = letters ** columns;
  const digits = (row: number): readonly number[] =>
    Array.from({ length: columns }, (_, at) => Math.floor(row / letters ** at) % letters);
  const orders = permutations(columns).map((order) =>
    Int32Array.from({ length: width }, (_, row) => {
      const own = digits(row);
      return order.reduce((sum, from, at) => sum + (own[from] ?? 0) * letters ** at, 0);
    }),
  );
  return multisets(rows, width)
    .filter((table) =>
      orders.every(
        (order) =>
          !isBefore(
            table.map((row) => order[row] ?? 0).sort((a, b) => a - b),
            table,
          ),
      ),
    )
    .map((table) => table.map(digits));
}

/** One place per shift; letter 0 is not possible, the others are misfits. Shifts at one time, or each overlapping the next. */
export function boardOf(table: readonly (readonly number[])[], misfits: readonly number[], isStair: boolean): Board {
  return {
    persons: table.map(() => ({ dayLeft: () => 5, allowance: () => 5, limit: null, given: 0 })),
    shifts: (table[0] ?? []).map((_letter, at) => ({
      ...PLAIN,
      startsAt: isStair ? 2 * at : 0,
      endsAt: isStair ? 2 * at + 3 : 3,
    })),
    cells: table.flatMap((row, person) =>
      row.flatMap((letter, shift) =>
        letter === 0 ? [] : [{ person, shift, misfit: misfits[letter - 1] ?? 0, inequity: 0, isNewcomer: false }],
      ),
    ),
  };
}

/** Small boards with everything in them: nights, overlaps, newcomers, seats kept, own hours, wishes by week and month, several places. */
export function randomBoard(seed: number): Board {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const shifts = Array.from({ length: 1 + below(5) }, (): BoardShift => {
    const [day, places] = [below(3), 1 + below(2)];
    const startsAt = day * 24 + below(4) + 20 * below(2);
    return {
      need: below(places + 1),
      places,
      kept: Math.max(0, below(4) - 2),
      startsAt,
      endsAt: startsAt + 1 + below(6),
      day,
      week: day > 1 ? 1 : 0,
      // the first week lies in two months
      month: day > 0 ? 1 : 0,
      hasExperienced: random() < 0.3,
      hasNewcomer: random() < 0.1,
    };
  });
  const persons = Array.from({ length: 1 + below(5) }, () => {
    const [dayLeft, allowance, given] = [1 + below(2), below(3), below(2)];
    const per = random() < 0.5 ? ("week" as const) : ("month" as const);
    const left = [below(3), below(3)];
    const limit = random() < 0.5 ? null : { per, left: (period: number) => left[period] ?? 0 };
    return { dayLeft: () => dayLeft, allowance: () => allowance, limit, given };
  });
  const density = 0.3 + 0.4 * random();
  const cells = persons.flatMap((_person, person) =>
    shifts.flatMap((_shift, shift) =>
      random() < density
        ? [{ person, shift, misfit: 25 * below(4), inequity: below(3), isNewcomer: random() < 0.5 }]
        : [],
    ),
  );
  return { persons, shifts, cells: cells.slice(0, 13) };
}

function permutations(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, at) => [...rest.slice(0, at), count - 1, ...rest.slice(at)]),
  );
}

/** Ascending lists of numbers below a limit. */
function multisets(length: number, limit: number, from = 0): readonly number[][] {
  if (length === 0) return [[]];
  const lists: number[][] = [];
  for (let first = from; first < limit; first += 1) {
    for (const rest of multisets(length - 1, limit, first)) lists.push([first, ...rest]);
  }
  return lists;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, one] of a.entries()) if (one !== b[at]) return one < (b[at] ?? 0);
  return false;
}
