import fc from "fast-check";
import { SLOTS, freeTimesFrom, slotsFrom } from "../../../src/features/volunteers/weekGrid.ts";

it("ticked boxes become free times and tick the same boxes again", () => {
  fc.assert(
    fc.property(fc.subarray([...SLOTS]), (slots) => {
      expect(slotsFrom(freeTimesFrom(slots))).toEqual(slots);
    }),
  );
});

it("the grid is 21 boxes: Monday until noon is 8 to 12, Sunday evening 17 to 22 o'clock", () => {
  expect(SLOTS).toHaveLength(21);
  expect(freeTimesFrom(["0-0", "6-2"])).toEqual([
    { weekday: 1, startMinute: 480, endMinute: 720 },
    { weekday: 7, startMinute: 1020, endMinute: 1320 },
  ]);
});

it("times that overlap count once", () => {
  const twice = [
    { weekday: 6, startMinute: 480, endMinute: 530 },
    { weekday: 6, startMinute: 480, endMinute: 530 },
  ];
  expect(slotsFrom(twice)).toEqual([]);
});

it("finer times tick a box when at least an hour of it is free, in one piece or several", () => {
  expect(slotsFrom([{ weekday: 1, startMinute: 840, endMinute: 1080 }])).toEqual(["0-1", "0-2"]);
  expect(slotsFrom([{ weekday: 1, startMinute: 840, endMinute: 1079 }])).toEqual(["0-1"]);
  const halves = [
    { weekday: 1, startMinute: 480, endMinute: 510 },
    { weekday: 1, startMinute: 600, endMinute: 630 },
  ];
  expect(slotsFrom(halves)).toEqual(["0-0"]);
});
