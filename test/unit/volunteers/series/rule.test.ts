import fc from "fast-check";
import { daysOf, readRule, ruleText, type Rule } from "../../../../src/features/volunteers/series/rule.ts";
import { shiftTimes } from "../../../../src/features/volunteers/series/shiftTimes.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const START = day("2026-11-02");

const rules: fc.Arbitrary<Rule> = fc.record({
  rhythm: fc.oneof(
    fc.record({
      kind: fc.constant("weekly" as const),
      every: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4),
    }),
    fc.record({
      kind: fc.constant("monthly" as const),
      place: fc.constantFrom<1 | 2 | 3 | 4 | -1>(1, 2, 3, 4, -1),
    }),
  ),
  weekdays: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
    .map((days) => days.toSorted()),
  until: fc.option(fc.integer({ min: 0, max: 500 }).map((days) => START.add({ days }))),
});

/** The same days by walking the calendar one day at a time. */
function walked(rule: Rule, startsOn: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate) {
  const last = rule.until !== null && Temporal.PlainDate.compare(rule.until, to) < 0 ? rule.until : to;
  const found: string[] = [];
  for (let at = startsOn; Temporal.PlainDate.compare(at, last) <= 0; at = at.add({ days: 1 })) {
    if (Temporal.PlainDate.compare(at, from) >= 0 && isOn(rule, startsOn, at)) found.push(at.toString());
  }
  return found;
}

function isOn({ rhythm, weekdays }: Rule, startsOn: Temporal.PlainDate, at: Temporal.PlainDate): boolean {
  if (!weekdays.includes(at.dayOfWeek)) return false;
  const monday = startsOn.subtract({ days: startsOn.dayOfWeek - 1 });
  const week = Math.floor(monday.until(at, { largestUnit: "day" }).days / 7);
  if (rhythm.kind === "weekly") return week % rhythm.every === 0;
  return rhythm.place === -1 ? at.day + 7 > at.daysInMonth : Math.ceil(at.day / 7) === rhythm.place;
}

it("expands every rule of the form as walking the calendar does, across both changes of the clock", () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 400 }), (rule, shift, span) => {
      const startsOn = START.add({ days: shift });
      const from = startsOn.add({ days: Math.floor(span / 3) });
      const to = from.add({ days: span });
      const days = daysOf(ruleText(rule), startsOn, { from, to }).map(String);
      expect(days).toEqual(walked(rule, startsOn, from, to));
    }),
    { numRuns: 400 },
  );
});

it("reads every rule of the form back as it was", () => {
  fc.assert(
    fc.property(rules, (rule) => {
      const read = readRule(ruleText(rule));
      expect({ ...read, until: read?.until?.toString() ?? null }).toEqual({
        ...rule,
        until: rule.until?.toString() ?? null,
      });
    }),
  );
});

it.each(["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=9;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO,2TU", "FREQ=WEEKLY;BYDAY=XX", ""])(
  "does not pretend to understand %s",
  (text) => {
    expect(readRule(text)).toBeNull();
  },
);

it("writes what RFC 5545 expects", () => {
  const weekly: Rule = { rhythm: { kind: "weekly", every: 2 }, weekdays: [4, 1], until: day("2027-03-31") };
  expect(ruleText(weekly)).toBe("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO,TH;UNTIL=20270331");
  const monthly: Rule = { rhythm: { kind: "monthly", place: -1 }, weekdays: [5], until: null };
  expect(ruleText(monthly)).toBe("FREQ=MONTHLY;WKST=MO;BYDAY=-1FR");
});

const minutes = (from: string, to: string) => {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { startMinute: of(from), endMinute: of(to) };
};

it.each([
  ["the wall clock stays through the year", "2026-12-03", "16:00", "18:00", "15:00", "17:00"],
  ["and so it does in summer", "2027-07-01", "16:00", "18:00", "14:00", "16:00"],
  ["spring: an hour less between one and four", "2027-03-28", "01:00", "04:00", "00:00", "02:00"],
  ["spring: what begins in the hour that is skipped begins after it", "2027-03-28", "02:30", "05:00", "01:30", "03:00"],
  ["spring: wholly inside the skipped hour, the length stays", "2027-03-28", "02:15", "02:45", "01:15", "01:45"],
  ["spring: never ends before it begins", "2027-03-28", "02:30", "03:00", "01:30", "02:00"],
  ["autumn: an hour more between one and four", "2026-10-25", "01:00", "04:00", "23:00", "03:00"],
  ["autumn: the first of the two hours counts", "2026-10-25", "02:30", "03:30", "00:30", "02:30"],
])("%s", (_name, on, ...clock) => {
  const [from, to, startsAt, endsAt] = clock;
  const times = shiftTimes(day(on), minutes(from, to));
  expect([times.startsAt.toISOString().slice(11, 16), times.endsAt.toISOString().slice(11, 16)]).toEqual([
    startsAt,
    endsAt,
  ]);
});

it("a shift may go past midnight, and always lasts longer than nothing", () => {
  const night = shiftTimes(day("2026-12-31"), { startMinute: 22 * 60, endMinute: 26 * 60 });
  expect(night.endsAt.toISOString()).toBe("2027-01-01T01:00:00.000Z");
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 1440 }),
      (days, startMinute, length) => {
        const { startsAt, endsAt } = shiftTimes(START.add({ days }), { startMinute, endMinute: startMinute + length });
        const lasted = (endsAt.getTime() - startsAt.getTime()) / 60_000;
        expect(Math.abs(lasted - length)).toBeLessThanOrEqual(60);
        expect(lasted).toBeGreaterThan(0);
      },
    ),
  );
});
