import { afterNight } from "../../../../src/features/volunteers/cover/nightRest.ts";

it.each([
  ["2026-11-27T13:00:00Z", "2026-11-27T13:00:00.000Z"],
  ["2026-11-27T20:00:00Z", "2026-11-28T07:00:00.000Z"],
  ["2026-11-28T05:59:00Z", "2026-11-28T07:00:00.000Z"],
  ["2026-11-28T07:00:00Z", "2026-11-28T07:00:00.000Z"],
  // both nights on which the clocks change
  ["2026-10-24T22:30:00Z", "2026-10-25T07:00:00.000Z"],
  ["2026-03-28T22:30:00Z", "2026-03-29T06:00:00.000Z"],
])("nobody is asked at night: %s becomes %s", (moment, expected) => {
  expect(afterNight(new Date(moment)).toISOString()).toBe(expected);
});
