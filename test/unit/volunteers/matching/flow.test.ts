import type { Board } from "../../../../src/features/volunteers/matching/flow/board.ts";
import { solveBoard } from "../../../../src/features/volunteers/matching/flow/solveBoard.ts";
import { allTables, boardOf, randomBoard } from "./boards.ts";
import { cheapestByBruteForce, isPossible } from "./bruteForce.ts";

/** What the solver gives and what it should; equal for a right answer. */
function compare(board: Board) {
  const { chosen, cost, isBest } = solveBoard(board);
  return {
    found: { cost, isBest, isPossible: isPossible(board, chosen) },
    wanted: { cost: cheapestByBruteForce(board), isBest: true, isPossible: true },
  };
}

/** Thousands of boards take their time on a busy machine. */
const PATIENCE_MS = 120_000;

const sizes = [1, 2, 3, 4, 5].flatMap((rows) => [1, 2, 3, 4, 5].map((columns) => [rows, columns] as const));

it("there are 5,624 tables of five by five, up to order", () => {
  expect(allTables(5, 5, 2)).toHaveLength(5624);
  expect(allTables(3, 3, 3)).toHaveLength(738);
});

it.each(sizes)(
  "shifts at one time: on all boards of %i people and %i shifts the flow is as good as any choice",
  (...size) => {
    for (const table of allTables(...size, 2)) {
      const { found, wanted } = compare(boardOf(table, [30], false));
      expect(found).toEqual(wanted);
    }
  },
);

const small = sizes.filter(([rows, columns]) => rows <= 4 && columns <= 4);

it.each(small)(
  "shifts that overlap in part: the same on all boards of %i by %i",
  (...size) => {
    for (const table of allTables(...size, 2)) {
      const { found, wanted } = compare(boardOf(table, [30], true));
      expect(found).toEqual(wanted);
    }
  },
  PATIENCE_MS,
);

it.each(small.filter(([rows, columns]) => rows + columns <= 6))(
  "two grades of fit: the same on all boards of %i by %i",
  (...size) => {
    for (const table of allTables(...size, 3)) {
      for (const isStair of [false, true]) {
        const { found, wanted } = compare(boardOf(table, [0, 50], isStair));
        expect(found).toEqual(wanted);
      }
    }
  },
);

it(
  "2,000 boards with nights, newcomers, kept seats and own hours: no choice is cheaper",
  () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const { found, wanted } = compare(randomBoard(seed));
      expect({ seed, ...found }).toEqual({ seed, ...wanted });
    }
  },
  PATIENCE_MS,
);

it("shifts at one time are a flow: the first answer is the best one, without any search", () => {
  for (const table of allTables(4, 4, 2)) expect(solveBoard(boardOf(table, [30], false), 0).isBest).toBe(true);
});

it("cut short, the answer can still be carried out and says that it may not be the best", () => {
  const answers = Array.from({ length: 300 }, (_, seed) => {
    const board = randomBoard(seed);
    const { chosen, isBest } = solveBoard(board, 0);
    expect(isPossible(board, chosen)).toBe(true);
    return isBest;
  });
  expect(answers).toContain(false);
  expect(answers).toContain(true);
});
