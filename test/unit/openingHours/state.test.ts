import {
  checkOpeningHours,
  holidaysFrom,
  isWeekly,
  nextOpenDays,
  stateAt,
  weekOf,
} from "../../../src/features/openingHours/index.ts";

/** Wall-clock time in Wehringhausen with its offset, so that both passes of a repeated hour can be told. */
type Line = readonly [hours: string, moment: string, kind: string, nextChange: string | null];

const SUMMER_ENDS: readonly Line[] = [
  ["Fr-Sa 18:00-02:30", "2026-10-24T22:00+02:00", "open", "2026-10-25T02:30+02:00"],
  ["Fr-Sa 18:00-02:30", "2026-10-25T02:15+02:00", "open", "2026-10-25T02:30+02:00"],
  ["Fr-Sa 18:00-02:30", "2026-10-25T02:45+02:00", "shut", "2026-10-30T18:00+01:00"],
  ["Fr-Sa 18:00-02:30", "2026-10-25T02:15+01:00", "shut", "2026-10-30T18:00+01:00"],
  ["Sa 22:00-04:00", "2026-10-25T02:30+02:00", "open", "2026-10-25T04:00+01:00"],
  ["Sa 22:00-04:00", "2026-10-25T02:30+01:00", "open", "2026-10-25T04:00+01:00"],
  ["Sa 22:00-04:00", "2027-10-31T02:30+01:00", "open", "2027-10-31T04:00+01:00"],
  ["Sa 22:00-04:00", "2028-10-29T02:30+01:00", "open", "2028-10-29T04:00+01:00"],
  ["Su 09:00-12:00", "2026-10-25T08:59+01:00", "shut", "2026-10-25T09:00+01:00"],
];
const SUMMER_BEGINS: readonly Line[] = [
  ["Sa 22:00-04:00", "2026-03-29T01:59+01:00", "open", "2026-03-29T04:00+02:00"],
  ["Sa 22:00-04:00", "2027-03-28T03:01+02:00", "open", "2027-03-28T04:00+02:00"],
  ["Sa 22:00-04:00", "2028-03-26T04:00+02:00", "shut", "2028-04-01T22:00+02:00"],
  ["Fr-Sa 18:00-02:30", "2027-03-28T01:59+01:00", "open", "2027-03-28T03:30+02:00"],
  ["Su 09:00-12:00", "2027-03-28T09:00+02:00", "open", "2027-03-28T12:00+02:00"],
];
const ORDINARY: readonly Line[] = [
  ["Mo-Fr 08:00-17:00", "2026-11-27T16:59+01:00", "open", "2026-11-27T17:00+01:00"],
  ["Mo-Fr 08:00-17:00", "2026-11-27T17:00+01:00", "shut", "2026-11-30T08:00+01:00"],
  ["Fr-Sa 18:00-02:00", "2026-11-28T01:59+01:00", "open", "2026-11-28T02:00+01:00"],
  ["Fr-Sa 18:00-24:00", "2026-11-27T23:59+01:00", "open", "2026-11-28T00:00+01:00"],
  ["24/7", "2026-11-27T14:10+01:00", "open", null],
  ["off", "2026-11-27T14:10+01:00", "shut", null],
  ["Mo-Fr 08:30+", "2026-11-27T14:10+01:00", "unknown", "2026-11-28T00:00+01:00"],
  ['"nach Vereinbarung"', "2026-11-27T14:10+01:00", "unknown", null],
  ["kein Text dieser Art", "2026-11-27T14:10+01:00", "unknown", null],
  ["Mo-Fr 09:00-17:00; SH off", "2026-10-24T12:00+02:00", "shut", "2026-11-02T09:00+01:00"],
  ["Mo-Fr 09:00-17:00; PH off", "2026-12-25T10:00+01:00", "shut", "2026-12-28T09:00+01:00"],
  ["Sa[1],Sa[3] 15:00-18:00", "2026-11-27T14:10+01:00", "shut", "2026-12-05T15:00+01:00"],
];

it.each([...SUMMER_ENDS, ...SUMMER_BEGINS, ...ORDINARY])(
  "%s at %s is %s until %s",
  (hours, moment, kind, nextChange) => {
    const state = stateAt(hours, new Date(moment));
    expect(state.kind).toBe(kind);
    expect(state.nextChangeAt?.getTime() ?? null).toBe(nextChange === null ? null : new Date(nextChange).getTime());
  },
);

it("a clock that goes back is told the state of its own moment, not the kept one", () => {
  expect(stateAt("Mo 10:00-12:00", new Date("2026-11-30T11:00+01:00")).kind).toBe("open");
  expect(stateAt("Mo 10:00-12:00", new Date("2026-11-30T09:00+01:00")).kind).toBe("shut");
});

// The days of the Feiertagsgesetz NW; the movable ones from the Easter Sundays 5 April 2026, 28 March 2027, 16 April 2028.
it.each([
  [2026, "01-01 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26"],
  [2027, "01-01 03-26 03-29 05-01 05-06 05-17 05-27 10-03 11-01 12-25 12-26"],
  [2028, "01-01 04-14 04-17 05-01 05-25 06-05 06-15 10-03 11-01 12-25 12-26"],
])("the public holidays of NRW in %i, each of them shut where PH is off", (year, days) => {
  const first = new Temporal.PlainDate(year, 1, 1);
  const found = holidaysFrom(first, first.daysInYear).map(({ day }) => day.toString().slice(5));
  expect(found.join(" ")).toBe(days);
  for (const day of found) {
    expect(stateAt("00:00-24:00; PH off", new Date(`${String(year)}-${day}T12:00:00Z`)).kind).toBe("shut");
  }
});

it("the week stands from Monday to Sunday, each day as it will be next; a night belongs to its evening", () => {
  const week = weekOf("Fr-Sa 18:00-23:00; PH off", new Date("2026-12-23T12:00+01:00"));
  expect(week.map(({ day }) => day.toString())).toEqual([
    "2026-12-28",
    "2026-12-29",
    "2026-12-23",
    "2026-12-24",
    "2026-12-25",
    "2026-12-26",
    "2026-12-27",
  ]);
  expect(week.map(({ isToday }) => isToday)).toEqual([false, false, true, false, false, false, false]);
  expect(week.every(({ spans }) => spans.length === 0)).toBe(true);
  expect(week[4]?.holiday?.name).toBe("1. Weihnachtstag");
  const ordinary = weekOf("Fr-Sa 18:00-02:00", new Date("2026-11-27T12:00+01:00"));
  expect(ordinary.map(({ spans }) => spans.length)).toEqual([0, 0, 0, 0, 1, 1, 0]);
});

it("hours that differ from week to week are told by date", () => {
  expect(isWeekly("Mo 10:00-12:00; PH off")).toBe(true);
  expect(isWeekly('Mo 10:00-12:00 "im Mai [2]"')).toBe(true);
  expect(isWeekly("Sa[1] 15:00-18:00")).toBe(false);
  expect(isWeekly("week 1-53/2 Mo 10:00-12:00")).toBe(false);
  expect(
    nextOpenDays("Sa[1] 15:00-18:00", new Date("2026-11-27T12:00+01:00")).map(({ day }) => day.toString()),
  ).toEqual(["2026-12-05", "2027-01-02", "2027-02-06"]);
});

it("a text is checked in German: faults, doubts, and nothing about mending the library", () => {
  expect(checkOpeningHours("Mo 8.30-12 Uhr").ok).toBe(false);
  expect(checkOpeningHours("SH off, und so").faults.join()).not.toMatch(/github/u);
  expect(checkOpeningHours("").faults).toEqual(["Der Text ist leer."]);
  expect(checkOpeningHours("x".repeat(501)).ok).toBe(false);
  expect(checkOpeningHours("Mo 10:00-12:00; PH off")).toEqual({ ok: true, faults: [], warnings: [] });
  expect(checkOpeningHours("Mo 10:00-12:00").warnings).toEqual([expect.stringContaining("Feiertage")]);
  expect(checkOpeningHours('Mo 10:00-12:00 "Elektro"; PH off').warnings).toEqual([expect.stringContaining("unsicher")]);
  const now = new Date("2026-11-27T12:00+01:00");
  expect(checkOpeningHours("2020 Jan 1 10:00-12:00; PH off", now).warnings.join()).toContain("nie geöffnet");
});
