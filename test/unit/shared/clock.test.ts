import { dayOf, momentAt } from "../../../src/shared/clock.ts";

it.each([
  ["2026-11-26T22:59:59Z", "2026-11-26"],
  ["2026-11-26T23:00:00Z", "2026-11-27"],
  ["2026-06-30T21:59:59Z", "2026-06-30"],
  ["2026-06-30T22:00:00Z", "2026-07-01"],
  ["2026-03-29T00:59:59Z", "2026-03-29"],
  ["2026-10-24T22:00:00Z", "2026-10-25"],
  ["2026-10-25T23:00:00Z", "2026-10-26"],
])("the moment %s lies on %s in Berlin, asked once or again", (moment, day) => {
  expect(dayOf(new Date(moment)).toString()).toBe(day);
  expect(dayOf(new Date(moment)).toString()).toBe(day);
});

it("a time that the clock change skips moves forward", () => {
  const skipped = momentAt(Temporal.PlainDate.from("2026-03-29"), Temporal.PlainTime.from("02:30"));
  expect(skipped.toISOString()).toBe("2026-03-29T01:30:00.000Z");
});
