import fc from "fast-check";
import { readPlan, writePlan, type HoursPlan } from "../../../src/features/openingHours/index.ts";
import { emptyPlan, emptyWeek, RHYTHMS, WEEKDAYS, type Rhythm } from "../../../src/features/openingHours/plan/plan.ts";
import type { TimeSpan } from "../../../src/features/openingHours/plan/timeSpan.ts";
import { spansBetween } from "../../../src/features/openingHours/evaluator.ts";
import { holidaysFrom } from "../../../src/features/openingHours/holidays.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const span = (from: number, to: number): TimeSpan => ({ from: from * 60, to: to * 60 });

test.each([
  ["Mo-We,Fr 09:00-12:00,14:00-18:00; week 01-53/2 Sa 10:00-12:00; PH off"],
  [
    'Tu 09:00-12:00, Sa[1,3] 15:00-18:00 open "Elektro; Computer, Mode || mehr", Sa[2] 15:00-18:00 open "Fahrrad"; PH off',
  ],
  ["Mo-Fr 08:00-16:00; SH off; SH Mo,We 10:00-11:00; PH 11:00-12:00"],
  ["Mo-Fr 08:00-16:00; Apr 01-Sep 30 off; Apr 01-Sep 30 Mo-Su 10:00-20:00; Oct 15-Mar 31 off"],
  ['Mo 09:00-12:00; PH off; 2026 Dec 24-2027 Jan 03 off "Betriebsferien"; 2026 Dec 28 10:00-11:00 open "Notdienst"'],
  ['Mo 09:00-12:00 || "nach Vereinbarung"'],
  ['"nach Vereinbarung"'],
  ["Fr-Sa 18:00-02:00; Su[-1] 10:00-12:00"],
])("a plan says %s as it stands", (text) => {
  const plan = readPlan(text);
  expect(plan).not.toBeNull();
  expect(plan && writePlan(plan)).toBe(text);
});

test.each([
  "Mo 08:30+",
  "Mo sunrise-sunset",
  'Mo 09:00-12:00 "vielleicht"',
  "PH off; Mo 09:00-12:00",
  "Mo-Fr 09:00-12:00; week 01-53/2 Mo 14:00-15:00",
  "Apr 01-Sep 30 Mo 10:00-18:00",
  "2026 Feb 30 off",
  "24/7",
])("a plan cannot say %s: it stays text", (text) => {
  expect(readPlan(text)).toBeNull();
});

test("a week that never opens is no text, unless there are appointments", () => {
  expect(writePlan(emptyPlan)).toBeNull();
  expect(writePlan({ ...emptyPlan, byAppointment: true })).toBe('"nach Vereinbarung"');
});

const spans = fc
  .uniqueArray(fc.integer({ min: 12, max: 46 }), { minLength: 0, maxLength: 4 })
  .map((edges) => edges.toSorted((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((edge, index) => (index % 2 === 1 ? [{ from: (edges[index - 1] ?? 0) * 30, to: edge * 30 }] : [])),
  );
const rhythm = fc.constantFrom(...RHYTHMS);
const week = fc.record({ mo: spans, tu: spans, we: spans, th: spans, fr: spans, sa: spans, su: spans });
const plans: fc.Arbitrary<HoursPlan> = fc.record({
  days: week.chain((times) =>
    fc
      .array(rhythm, { minLength: 7, maxLength: 7 })
      .map(
        (rhythms) =>
          Object.fromEntries(
            WEEKDAYS.map((name, index) => [
              name,
              times[name].length === 0 ? emptyPlan.days.mo : { spans: times[name], rhythm: rhythms[index] ?? "every" },
            ]),
          ) as unknown as HoursPlan["days"],
      ),
  ),
  extras: fc.constant([]),
  seasons: fc.oneof(
    fc.constant([]),
    week.map((own) => [{ time: { from: { month: 5, day: 1 }, to: { month: 8, day: 15 } }, week: own }]),
  ),
  holidays: fc.oneof(fc.constant("closed" as const), fc.constant("open" as const)),
  exceptions: fc.oneof(
    fc.constant([]),
    spans.map((own) => [{ from: day("2027-03-01"), to: day("2027-03-04"), spans: own, reason: "Inventur" }]),
  ),
  byAppointment: fc.constant(false),
});

test("writing and reading a plan change nothing", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const text = writePlan(plan);
      if (text === null) return;
      expect(readPlan(text)).toEqual(plan);
    }),
    { numRuns: 300 },
  );
});

/** What a plan means, worked out day by day without the opening_hours language. */
function spansOnDay(plan: HoursPlan, date: Temporal.PlainDate, isHoliday: boolean): readonly TimeSpan[] {
  const exception = plan.exceptions.findLast(
    ({ from, to }) => Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0,
  );
  if (exception) return exception.spans;
  if (isHoliday && plan.holidays === "closed") return [];
  const name = WEEKDAYS[date.dayOfWeek - 1] ?? "mo";
  const season = plan.seasons.findLast(({ time }) => {
    if (time === "school") return false;
    const at = date.month * 100 + date.day;
    return time.from.month * 100 + time.from.day <= at && at <= time.to.month * 100 + time.to.day;
  });
  if (season) return season.week[name];
  const rule = plan.days[name];
  return holds(rule.rhythm, date) ? rule.spans : [];
}

function holds(rhythm: Rhythm, date: Temporal.PlainDate): boolean {
  if (rhythm === "every") return true;
  if (rhythm === "odd" || rhythm === "even") return ((date.weekOfYear ?? 0) % 2 === 1) === (rhythm === "odd");
  const nth = Math.ceil(date.day / 7);
  if (rhythm === "-1") return date.day + 7 > date.daysInMonth;
  return rhythm.split(",").map(Number).includes(nth);
}

test("the text of a plan opens exactly when the plan says, on every day of sixteen months with both clock changes", () => {
  const first = day("2026-09-01");
  const count = 480;
  const holidays = new Set(holidaysFrom(first, count).map((holiday) => holiday.day.toString()));
  const moment = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime("Europe/Berlin").epochMilliseconds);
  fc.assert(
    fc.property(plans, (plan) => {
      const text = writePlan(plan);
      if (text === null) return;
      const found = new Map<string, string[]>();
      for (const { from, to } of spansBetween(text, moment(first), moment(first.add({ days: count })))) {
        const start = from.toTemporalInstant().toZonedDateTimeISO("Europe/Berlin");
        const end = to.toTemporalInstant().toZonedDateTimeISO("Europe/Berlin");
        const key = start.toPlainDate().toString();
        found.set(key, [
          ...(found.get(key) ?? []),
          `${start.toPlainTime().toString()}-${end.toPlainTime().toString()}`,
        ]);
      }
      for (let index = 0; index < count; index += 1) {
        const date = first.add({ days: index });
        const meant = spansOnDay(plan, date, holidays.has(date.toString())).map(
          ({ from, to }) => `${clock(from)}-${clock(to)}`,
        );
        expect([date.toString(), found.get(date.toString()) ?? []]).toEqual([date.toString(), meant]);
      }
    }),
    { numRuns: 40 },
  );
});

function clock(minutes: number): string {
  return new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60).toString();
}

test("extra times stand beside those of the week", () => {
  const plan: HoursPlan = {
    ...emptyPlan,
    days: { ...emptyPlan.days, sa: { spans: [span(9, 12)], rhythm: "every" } },
    extras: [{ day: "sa", rhythm: "1", spans: [span(15, 18)], note: 'Rad "& mehr"' }],
    seasons: [{ time: "school", week: emptyWeek }],
  };
  expect(writePlan(plan)).toBe(`Sa 09:00-12:00, Sa[1] 15:00-18:00 open "Rad '& mehr'"; SH off; PH off`);
  const saturday = spansBetween(
    writePlan(plan) ?? "",
    new Date("2026-12-05T00:00+01:00"),
    new Date("2026-12-06T00:00+01:00"),
  );
  expect(saturday.map(({ from, isCertain }) => [from.getHours(), isCertain])).toEqual([
    [9, true],
    [15, true],
  ]);
});
