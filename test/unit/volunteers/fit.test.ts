import { fitOf, reasonCount, weekTimeOf, type Offer, type Wish } from "../../../src/features/volunteers/desk/fit.ts";
import { slipsFor } from "../../../src/features/volunteers/needs/slips.ts";

const nobody: Offer = { themeIds: [], skillIds: [], languages: [], times: [] };
const anything: Wish = { themeIds: [], skillIds: [], languages: [], shifts: [] };
/** Saturday, 28 November 2026, 10 to 12 in Wehringhausen. */
const saturday = { startsAt: new Date("2026-11-28T09:00:00Z"), endsAt: new Date("2026-11-28T11:00:00Z") };

it("only what both sides named is a reason", () => {
  const fit = fitOf(
    { ...nobody, themeIds: ["a", "b"], skillIds: ["s"], languages: ["tr", "de"] },
    { ...anything, themeIds: ["b", "c"], skillIds: ["t"], languages: ["tr"] },
  );
  expect(fit).toEqual({ themeIds: ["b"], skillIds: [], languages: ["tr"], time: "unknown" });
});

it("the time is unknown when none was told or asked for, else what the best shift says", () => {
  const times = [{ weekday: 6, startMinute: 600, endMinute: 720 }];
  const monday = { startsAt: new Date("2026-11-30T09:00:00Z"), endsAt: new Date("2026-11-30T11:00:00Z") };
  expect(fitOf(nobody, { ...anything, shifts: [saturday] }).time).toBe("unknown");
  expect(fitOf({ ...nobody, times }, anything).time).toBe("unknown");
  expect(fitOf({ ...nobody, times }, { ...anything, shifts: [monday, saturday] }).time).toBe("all");
  expect(fitOf({ ...nobody, times }, { ...anything, shifts: [monday] }).time).toBe("none");
});

it("shifts stand on the clock of Berlin, in summer as in winter, and end at midnight at the latest", () => {
  expect(weekTimeOf(saturday)).toEqual({ weekday: 6, startMinute: 600, endMinute: 720 });
  const summer = { startsAt: new Date("2026-07-04T08:00:00Z"), endsAt: new Date("2026-07-04T10:00:00Z") };
  expect(weekTimeOf(summer)).toEqual({ weekday: 6, startMinute: 600, endMinute: 720 });
  const night = { startsAt: new Date("2026-11-28T21:00:00Z"), endsAt: new Date("2026-11-29T01:00:00Z") };
  expect(weekTimeOf(night)).toEqual({ weekday: 6, startMinute: 1320, endMinute: 1440 });
});

it("more reasons come first, a time that fits in part counts half", () => {
  const some = { themeIds: ["a"], skillIds: [], languages: [], time: "some" } as const;
  expect(reasonCount(some)).toBe(1.5);
  expect(reasonCount({ ...some, time: "all" })).toBe(2);
});

it("every free place is a slip, up to twelve; a notice always looks the same", () => {
  const slips = slipsFor(8, 3);
  expect([slips.length, slips.filter(Boolean).length]).toEqual([8, 5]);
  expect(slipsFor(8, 3)).toEqual(slips);
  expect(slipsFor(36, 30)).toEqual(Array.from({ length: 6 }, () => true));
  expect(slipsFor(36, 2)).toHaveLength(12);
});
