import { checkHours, hoursFormValues, hoursShape } from "../../../src/features/contactPoints/desk/checkedHours.ts";
import { z } from "zod";
import { processorTime } from "../../support/processorTime.ts";

const form = z.object(hoursShape);
const check = (fields: Readonly<Record<string, string>>) => {
  const parsed = form.safeParse({ holidays: "closed", ...fields });
  return parsed.success ? checkHours(parsed.data) : { ok: false as const, field: "", message: "refused" };
};

it.each([
  ["twenty kilobytes", "Mo-Fr 09:00-12:00; ".repeat(1100)],
  ["nonsense", "geöffnet wann wir Lust haben !!"],
  ["a tower of brackets", "Mo[".repeat(160)],
  ["wrong times", "Mo 25:99-; ".repeat(45)],
])("%s is refused within 100 ms", async (_what, hoursText) => {
  expect(check({ hoursText }).ok).toBe(false);
  expect(await processorTime(3, () => check({ hoursText }))).toBeLessThan(100);
});

it("the table becomes a text; appointments and holidays belong to it", () => {
  expect(check({ mo1: "9-12", mo2: "14-18", byAppointment: "ja", holidays: "closed" })).toEqual({
    ok: true,
    text: 'Mo 09:00-12:00,14:00-18:00; PH off || "nach Vereinbarung"',
    hasWarnings: false,
  });
  expect(check({})).toEqual({ ok: true, text: null, hasWarnings: false });
});

it("a second time that runs into the first is a fault of its field", () => {
  expect(check({ we1: "9-12", we2: "11-13" })).toMatchObject({ ok: false, field: "we2" });
  expect(check({ we1: "18-2", we2: "20-22" })).toMatchObject({ ok: false, field: "we2" });
});

it("stored hours fill either the table or the text field", () => {
  expect(hoursFormValues("Mo 09:00-12:00; PH off")).toMatchObject({ mo1: "9:00–12:00", mo2: "", hoursText: "" });
  expect(hoursFormValues("Mo,Th 08:30+")).toMatchObject({ mo1: "", hoursText: "Mo,Th 08:30+", holidays: "closed" });
  expect(hoursFormValues("Mo 09:00-12:00")).toMatchObject({ holidays: "open" });
});
