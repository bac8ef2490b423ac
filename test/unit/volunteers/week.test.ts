import fc from "fast-check";
import {
  choiceOf,
  gatherCells,
  isSameWeek,
  timesFrom,
  weekFrom,
} from "../../../src/features/volunteers/profile/week.ts";
import { SLOTS } from "../../../src/features/volunteers/weekGrid.ts";

const boxes = fc.subarray([...SLOTS]);
const choice = fc.tuple(boxes, boxes).map(([first, second]) => choiceOf(first, second));
const week = fc
  .tuple(choice, fc.option(choice))
  .map(([year, winter]) => ({ ...year, winter }))
  // a winter in which everything is as empty as the summer leaves nothing to tell it by
  .filter(({ first, second, winter }) => winter === null || first.length + second.length > 0 || isAny(winter));
const isAny = ({ first, second }: { first: readonly string[]; second: readonly string[] }) =>
  first.length + second.length > 0;

it("what was tapped is stored and read again: first and second choice, all year or with a winter of its own", () => {
  fc.assert(
    fc.property(week, (told) => {
      expect(weekFrom(timesFrom(told))).toEqual(told);
    }),
  );
});

it("a box suits well, would do, or is free: never two of them", () => {
  fc.assert(
    fc.property(boxes, boxes, (first, second) => {
      const chosen = choiceOf(first, second);
      expect(chosen.first.filter((slot) => chosen.second.includes(slot))).toEqual([]);
      expect(new Set([...chosen.first, ...chosen.second])).toEqual(new Set([...first, ...second]));
    }),
  );
});

it("summer is April to September, winter October to March; what holds all year stands in both grids", () => {
  const time = { weekday: 1, startMinute: 480, endMinute: 720, priority: "primary" } as const;
  expect(weekFrom([{ ...time, season: "all_year" }])).toEqual({ first: ["0-0"], second: [], winter: null });
  expect(
    weekFrom([
      { ...time, season: "all_year" },
      { ...time, weekday: 2, season: "winter" },
    ]),
  ).toEqual({ first: ["0-0"], second: [], winter: { first: ["0-0", "1-0"], second: [] } });
});

it("the buttons of the grids become lists; free boxes and foreign fields are told apart", () => {
  expect(
    gatherCells({ "zeit-0-0": "1", "zeit-0-1": "2", "zeit-0-2": "", "winter-6-2": "1", name: "Anna", "zeit-9-9": "1" }),
  ).toEqual({ name: "Anna", zeit: ["0-0"], zeit2: ["0-1"], winter: ["6-2"], "zeit-9-9": "1" });
  expect(gatherCells({ "zeit-0-0": "3" })).toEqual({ "zeit-0-0": "3" });
});

it("weeks are the same when the same boxes are tapped", () => {
  const one = { first: ["0-0"], second: ["0-1"], winter: null };
  expect(isSameWeek(one, { ...one })).toBe(true);
  expect(isSameWeek(one, { ...one, first: ["0-1"], second: ["0-0"] })).toBe(false);
  expect(isSameWeek(one, { ...one, winter: { first: [], second: [] } })).toBe(false);
});
