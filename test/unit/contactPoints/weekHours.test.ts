import { readSpan, spanText } from "../../../src/features/contactPoints/desk/timeSpan.ts";
import { emptyWeek, readWeekHours, writeWeekHours } from "../../../src/features/contactPoints/desk/weekHours.ts";

const at = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

it.each([
  ["9-12", "9:00–12:00"],
  ["9–12 Uhr", "9:00–12:00"],
  ["09:30 bis 12:15", "9:30–12:15"],
  ["14.30 – 18", "14:30–18:00"],
  ["18-24", "18:00–24:00"],
  ["18–2", "18:00–2:00"],
])("a time typed as %s is read as %s", (typed, shown) => {
  const span = readSpan(typed);
  expect(span && spanText(span)).toBe(shown);
});

it.each(["9", "vormittags", "9-25", "9-9", "24-3", "9:75-12", "9-12-15", "-"])("%s is no time", (typed) => {
  expect(readSpan(typed)).toBeNull();
});

it("a week is written in groups of equal days", () => {
  const days = {
    ...emptyWeek.days,
    mo: [at(9, 12)],
    tu: [at(9, 12)],
    we: [at(9, 12)],
    fr: [at(9, 12)],
    sa: [at(10, 13)],
  };
  expect(writeWeekHours({ days, byAppointment: false, holidays: "closed" })).toBe(
    "Mo-We,Fr 09:00-12:00; Sa 10:00-13:00; PH off",
  );
});

it("nothing typed is no text at all; appointments alone are", () => {
  expect(writeWeekHours(emptyWeek)).toBeNull();
  expect(writeWeekHours({ ...emptyWeek, byAppointment: true })).toBe('"nach Vereinbarung"');
});

it.each([
  "Mo,Th 15:00-18:00; We 10:00-13:00; PH off",
  "Tu 14:00-17:00; PH off",
  "Mo-Fr 08:00-15:00",
  "Fr-Sa 18:00-24:00",
  "Mo 13:00-15:00; Tu 16:00-18:00; Th 10:00-12:00",
  "Mo-Fr 09:00-12:00,14:00-18:00; PH off",
  'Mo 09:00-12:00; PH off || "nach Vereinbarung"',
  '"nach Vereinbarung"',
  "Sa 22:00-02:00",
])("%s is read into the table and written back the same", (text) => {
  const week = readWeekHours(text);
  expect(week).not.toBeNull();
  expect(week && writeWeekHours(week)).toBe(text);
});

it("a later rule for the same day replaces the earlier one", () => {
  const week = readWeekHours("Mo-Fr 09:00-12:00; We off");
  expect(week?.days.we).toEqual([]);
  expect(week?.days.th).toEqual([at(9, 12)]);
});

it.each([
  'Sa[1],Sa[3] 15:00-18:00 "Elektro"',
  "Mo,Th 08:30+",
  'off "geschlossen seit Ende 2023"',
  "24/7",
  "PH off; Mo-Fr 09:00-12:00",
  "Mo-Fr 09:00-10:00,11:00-12:00,13:00-14:00",
  "Sa-Mo 10:00-12:00",
  "Mar-Oct Mo 10:00-12:00",
  'Mo 09:00-12:00 || "bitte anrufen"',
  "Mo 09:00-12:00 || off || off",
  "",
])("%s cannot be said by the table", (text) => {
  expect(readWeekHours(text)).toBeNull();
});
