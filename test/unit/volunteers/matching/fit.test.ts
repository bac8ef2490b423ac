import fc from "fast-check";
import { fitOf, fitValue } from "../../../../src/features/volunteers/matching/fit.ts";
import type { FitReason } from "../../../../src/features/volunteers/matching/reasons.ts";
import type {
  Availability,
  OpportunityFacts,
  VolunteerFacts,
} from "../../../../src/features/volunteers/matching/types.ts";
import { weekPieces } from "../../../../src/features/volunteers/matching/weekTime.ts";
import { free, opportunity, SATURDAY, span, volunteer } from "./facts.ts";

function reason<Key extends FitReason["key"]>(
  key: Key,
  person: Partial<VolunteerFacts>,
  need: Partial<OpportunityFacts> = {},
): Extract<FitReason, { key: Key }> | undefined {
  const { reasons } = fitOf(volunteer(person), opportunity(need));
  return reasons.find((one): one is Extract<FitReason, { key: Key }> => one.key === key);
}

function timeShare(times: readonly Availability[], need: Partial<OpportunityFacts> = {}): number | undefined {
  const found = reason("time", { times }, need);
  return found?.status === "known" ? found.value : undefined;
}

describe("time", () => {
  it("first choice counts whole, second choice half, both together as the better one", () => {
    expect(timeShare([free(6, 8, 12)])).toBe(1);
    expect(timeShare([free(6, 8, 12, { priority: "secondary" })])).toBe(0.5);
    expect(timeShare([free(6, 8, 12, { priority: "secondary" }), free(6, 11, 14)])).toBe(0.75);
    expect(timeShare([free(6, 11, 14)])).toBe(0.5);
    expect(timeShare([free(5, 8, 22)])).toBe(0);
  });

  it("a season counts on its first and last day and not beside them", () => {
    expect(timeShare([free(6, 8, 12, { validFrom: "2026-11-28", validTo: "2026-11-28" })])).toBe(1);
    expect(timeShare([free(6, 8, 12, { validFrom: "2026-11-29" })])).toBe(0);
    expect(timeShare([free(6, 8, 12, { validTo: "2026-11-27" })])).toBe(0);
  });

  it("a shift past midnight counts on both days, Sunday night on Monday", () => {
    const night = { spans: [span("2026-11-29T21:00Z", "2026-11-30T01:00Z")] };
    expect(timeShare([free(7, 20, 24)], night)).toBe(0.5);
    expect(timeShare([free(7, 20, 24), free(1, 0, 6)], night)).toBe(1);
    expect(reason("time", { times: [free(1, 0, 6)] }, night)).toMatchObject({
      facts: { times: [{ weekday: 7, startMinute: 22 * 60, endMinute: 26 * 60, share: 0.5 }] },
    });
  });

  it.each([
    ["2026-10-25", "2026-10-24T22:00Z"],
    ["2027-10-31", "2027-10-30T22:00Z"],
  ])("in the night of %s the hour from 2 to 3 counts twice", (_night, midnight) => {
    const start = new Date(midnight);
    const fiveHours = { startsAt: start, endsAt: new Date(start.getTime() + 5 * 3_600_000) };
    expect(weekPieces(fiveHours).map((one) => [one.weekday, one.startMinute / 60, one.endMinute / 60])).toEqual([
      [7, 0, 3],
      [7, 2, 4],
    ]);
    expect(timeShare([free(7, 2, 3)], { spans: [fiveHours] })).toBeCloseTo(2 / 5);
    expect(timeShare([free(7, 0, 4)], { spans: [fiveHours] })).toBe(1);
    const fromHalfPastTwoToHalfPastTwo = {
      startsAt: new Date(start.getTime() + 2.5 * 3_600_000),
      endsAt: new Date(start.getTime() + 3.5 * 3_600_000),
    };
    expect(timeShare([free(7, 2, 3)], { spans: [fromHalfPastTwoToHalfPastTwo] })).toBe(1);
  });

  it.each([
    ["2026-03-29", "2026-03-28T23:00Z"],
    ["2027-03-28", "2027-03-27T23:00Z"],
  ])("in the night of %s the hour from 2 to 3 does not count", (_night, midnight) => {
    const start = new Date(midnight);
    const threeHours = { startsAt: start, endsAt: new Date(start.getTime() + 3 * 3_600_000) };
    expect(weekPieces(threeHours).map((one) => [one.weekday, one.startMinute / 60, one.endMinute / 60])).toEqual([
      [7, 0, 2],
      [7, 3, 4],
    ]);
    expect(timeShare([free(7, 2, 3)], { spans: [threeHours] })).toBe(0);
    expect(timeShare([free(7, 0, 2)], { spans: [threeHours] })).toBeCloseTo(2 / 3);
  });

  it("dates lost to something accepted count nothing; the weekly time says how much is left", () => {
    const spans = [SATURDAY, span("2026-12-05T09:00Z", "2026-12-05T11:00Z")];
    const commitments = [{ opportunityId: "other", ...SATURDAY }];
    expect(reason("time", { times: [free(6, 8, 12)], commitments }, { spans })).toMatchObject({
      value: 0.5,
      facts: { dates: 2, busyDates: 1, times: [{ weekday: 6, startMinute: 600, endMinute: 720, share: 0.5 }] },
    });
  });

  it("a need without dates asks for hours, or for nothing", () => {
    expect(reason("time", { times: [free(1, 10, 12)] }, { spans: [], hoursPerWeek: 4 })).toMatchObject({
      value: 0.5,
      facts: { hours: { wanted: 4, free: 2 } },
    });
    expect(
      reason("time", { times: [free(1, 10, 20)], maxHoursPerWeek: 3 }, { spans: [], hoursPerWeek: 4 }),
    ).toMatchObject({
      value: 0.75,
    });
    expect(reason("time", { times: [free(1, 10, 12)] }, { spans: [] })).toBeUndefined();
    expect(reason("time", {})).toEqual({ key: "time", status: "ask", weight: 0.25 });
  });
});

it("welcome skills count by level, required ones where no others are welcome", () => {
  const skills = new Map([
    ["saw", 3],
    ["cook", 1],
  ]);
  expect(reason("skills", { skills }, { welcomeSkillIds: ["saw", "drive"] })).toMatchObject({
    value: 0.5,
    facts: { matched: [{ termId: "saw", level: 3 }], missing: ["drive"] },
  });
  const required = { requiredSkills: [{ termId: "cook", minLevel: 1 }] };
  expect(reason("skills", { skills }, required)).toMatchObject({ value: 1 / 3 });
  expect(reason("skills", { skills }, { ...required, welcomeSkillIds: ["saw"] })).toMatchObject({ value: 1 });
});

it("all themes shared count whole, some half", () => {
  const value = (themeIds: readonly string[]) => reason("theme", { themeIds }, { themeIds: ["a", "b"] });
  expect(value(["b", "a", "c"])).toMatchObject({ value: 1, facts: { shared: ["a", "b"], other: [] } });
  expect(value(["b"])).toMatchObject({ value: 0.5, facts: { shared: ["b"], other: ["a"] } });
  expect(value(["c"])).toMatchObject({ value: 0 });
  expect(value([])).toMatchObject({ status: "ask" });
});

it("the best of the common languages counts; a bare code is native", () => {
  const need = { requiredLanguages: ["tr"], welcomeLanguages: ["ar", "tr"] };
  const value = (languages: VolunteerFacts["languages"]) => reason("language", { languages }, need);
  expect(value([{ code: "ar", level: "basic" }, { code: "tr" }])).toMatchObject({
    value: 1,
    facts: { best: { code: "tr", level: "native" }, wanted: ["tr", "ar"] },
  });
  expect(value([{ code: "ar", level: "basic" }])).toMatchObject({ value: 0.6 });
  expect(value([{ code: "ar", level: "good" }])).toMatchObject({ value: 0.8 });
  expect(value([{ code: "de" }])).toMatchObject({ value: 0, facts: { best: null } });
});

it("the compass compares what both answered; a doubled statement counts twice", () => {
  const answers = new Map([["a", "fits"] as const, ["b", "no"] as const, ["c", "partly"] as const]);
  const need = { answers: new Map([["a", "fits"] as const, ["b", "fits"] as const, ["d", "no"] as const]) };
  expect(reason("compass", { answers }, need)).toMatchObject({
    value: 0.5,
    facts: { agreed: ["a"], partly: [], opposed: ["b"], doubledStatementId: null },
  });
  expect(reason("compass", { answers, doubledStatementId: "a" }, need)).toMatchObject({
    value: 2 / 3,
    facts: { doubledStatementId: "a" },
  });
  expect(reason("compass", { answers: new Map([["c", "no"]]) }, need)).toMatchObject({ status: "ask" });
});

it("distance falls to a third at 800 m on foot, further out with wheels", () => {
  const home = { lat: 51.35, lon: 7.45 };
  const need = { point: { lat: 51.35 + 800 / 111_195, lon: 7.45 } };
  expect(reason("distance", { home }, need)).toMatchObject({
    value: expect.closeTo(Math.exp(-1)) as number,
    facts: { metres: expect.closeTo(800) as number },
  });
  expect(reason("distance", { home, mobility: "bike" }, need)).toMatchObject({
    value: expect.closeTo(Math.exp(-0.4)) as number,
  });
});

const anyTime: fc.Arbitrary<Availability> = fc
  .record({
    weekday: fc.integer({ min: 5, max: 7 }),
    startMinute: fc.integer({ min: 0, max: 1400 }),
    length: fc.integer({ min: 1, max: 600 }),
    priority: fc.constantFrom("primary", "secondary"),
    validTo: fc.constantFrom(null, "2026-11-28", "2026-11-20"),
  })
  .map(({ length, ...time }) => ({
    ...time,
    endMinute: Math.min(1440, time.startMinute + length),
    validFrom: null,
  }));
const anyAnswers = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("fits", "partly", "no")))
  .map((pairs) => new Map(pairs));
const anyTerms = fc.uniqueArray(fc.constantFrom("x", "y", "z"));
const anyVolunteer: fc.Arbitrary<Partial<VolunteerFacts>> = fc.record({
  times: fc.array(anyTime, { maxLength: 6 }),
  skills: fc.array(fc.tuple(fc.constantFrom("x", "y"), fc.integer({ min: 1, max: 3 }))).map((pairs) => new Map(pairs)),
  themeIds: anyTerms,
  languages: anyTerms.map((codes) => codes.map((code) => ({ code, level: "good" as const }))),
  answers: anyAnswers,
  doubledStatementId: fc.constantFrom(null, "a"),
  home: fc.constantFrom(null, { lat: 51.35, lon: 7.46 }),
});
const anyOpportunity: fc.Arbitrary<Partial<OpportunityFacts>> = fc.record({
  spans: fc.constantFrom([], [SATURDAY], [SATURDAY, span("2026-11-28T22:00Z", "2026-11-29T03:00Z")]),
  hoursPerWeek: fc.constantFrom(null, 3),
  welcomeSkillIds: anyTerms,
  themeIds: anyTerms,
  welcomeLanguages: anyTerms,
  answers: anyAnswers,
  point: fc.constantFrom(null, { lat: 51.351, lon: 7.45 }),
});

it("the fit is the weighted mean of the reasons it names, and lies between 0 and 1", () => {
  fc.assert(
    fc.property(anyVolunteer, anyOpportunity, (person, need) => {
      const [one, other] = [volunteer(person), opportunity(need)];
      const { value, reasons } = fitOf(one, other);
      const known = reasons.filter((reason) => reason.status === "known");
      const weights = known.reduce((sum, { weight }) => sum + weight, 0);
      const mean = known.reduce((sum, reason) => sum + reason.weight * reason.value, 0) / weights;
      expect(value).toBeCloseTo(known.length === 0 ? 0.5 : mean, 12);
      expect(known.every((reason) => reason.value >= 0 && reason.value <= 1)).toBe(true);
      expect(fitValue(one, other)).toBe(value);
    }),
  );
});

it("the share of time is the mean of the weekly times it names, by their length", () => {
  fc.assert(
    fc.property(anyVolunteer, anyOpportunity, (person, need) => {
      const time = reason("time", person, need);
      if (time?.status !== "known" || time.facts.dates === 0) return;
      const minutes = time.facts.times.reduce((sum, one) => sum + one.endMinute - one.startMinute, 0);
      const free = time.facts.times.reduce((sum, one) => sum + one.share * (one.endMinute - one.startMinute), 0);
      expect(time.value).toBeCloseTo(free / minutes, 12);
    }),
  );
});

it("more free time never lowers a fit", () => {
  fc.assert(
    fc.property(anyVolunteer, anyOpportunity, anyTime, (person, need, more) => {
      const times = person.times ?? [];
      fc.pre(times.length > 0);
      const before = fitValue(volunteer(person), opportunity(need));
      const after = fitValue(volunteer({ ...person, times: [...times, more] }), opportunity(need));
      expect(after).toBeGreaterThanOrEqual(before - 1e-12);
    }),
    { numRuns: 500 },
  );
});
