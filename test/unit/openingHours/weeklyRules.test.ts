import { weeklyRules } from "../../../src/features/openingHours/index.ts";

const said = (text: string) =>
  weeklyRules(text).rules.map(
    ({ days, nth, opens, closes }) => `${days.join(",")}${nth.map((n) => `#${String(n)}`).join("")} ${opens}-${closes}`,
  );

it.each([
  ["Mo,Th 15:00-18:00; We 10:00-13:00", ["MO,TH 15:00-18:00", "WE 10:00-13:00"]],
  ["Mo-Fr 08:00-12:00,13:00-17:00; We off", ["MO,TU,TH,FR 08:00-12:00", "MO,TU,TH,FR 13:00-17:00"]],
  ["Fr-Mo 18:00-02:00", ["MO,FR,SA,SU 18:00-02:00"]],
  ["Mo 18:00-26:00", ["MO 18:00-02:00"]],
  ["24/7", ["MO,TU,WE,TH,FR,SA,SU 00:00-24:00"]],
  ["09:00-10:00", ["MO,TU,WE,TH,FR,SA,SU 09:00-10:00"]],
  ["Mo-Fr 08:00-15:00, Mo 18:00-20:00", ["MO,TU,WE,TH,FR 08:00-15:00", "MO 18:00-20:00"]],
  [
    'Sa[1],Sa[3] 15:00-18:00 "Elektro"; Sa[-1] 10:00-12:00',
    ["SA#1 15:00-18:00", "SA#3 15:00-18:00", "SA#-1 10:00-12:00"],
  ],
  ["Mo 10:00-12:00, Mo[1] 14:00-16:00", ["MO 10:00-12:00", "MO#1 14:00-16:00"]],
  ["off", []],
  ["", []],
])("%s is said in rules", (text, rules) => {
  expect(said(text)).toEqual(rules);
  expect(weeklyRules(text).rest).toEqual([]);
});

it.each([
  ["Mo,Th 08:30+", ["Mo,Th 08:30+"]],
  ["week 01-53/2 We 10:00-12:00", ["week 01-53/2 We 10:00-12:00"]],
  ["Mo 10:00-12:00; Mo[1] 14:00-16:00", ["Mo[1] 14:00-16:00"]],
  ['off "geschlossen seit Ende 2023"', ['off "geschlossen seit Ende 2023"']],
  ['Mo 10:00-12:00 || "nach Vereinbarung"', ['|| "nach Vereinbarung"']],
  ['Mo 10:00-12:00; 2026 Dec 24 off "Heilig; abend"', ['2026 Dec 24 off "Heilig; abend"']],
  ["Jul-Aug off", ["Jul-Aug off"]],
  ["Mo 99:00-12:00", ["Mo 99:00-12:00"]],
])("what no rule can say is left as it stands: %s", (text, rest) => {
  expect(weeklyRules(text).rest).toEqual(rest);
});

it("knows the holidays on which it is shut", () => {
  expect(weeklyRules("Mo 10:00-12:00; PH off")).toMatchObject({
    closedOnPublicHolidays: true,
    closedInSchoolHolidays: false,
  });
  expect(weeklyRules("Mo 10:00-12:00; PH,SH off")).toMatchObject({
    closedOnPublicHolidays: true,
    closedInSchoolHolidays: true,
  });
  expect(weeklyRules("Mo 10:00-12:00; PH 10:00-12:00").rest).toEqual(["PH 10:00-12:00"]);
});
