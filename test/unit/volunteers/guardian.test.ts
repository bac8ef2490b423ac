import { ageOf, comesOfAgeOn, isMinor, isTooYoung, yearsOn } from "../../../src/features/volunteers/guardian/age.ts";
import { answersTo, mayAnswer, mayNameGuardian } from "../../../src/features/volunteers/guardian/guardian.policy.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const column = (text: string) => new Date(`${text}T00:00:00Z`);
const NOW = new Date("2026-11-27T13:10:00Z");

it("years are full on the birthday; somebody born on 29 February is older on 1 March", () => {
  expect(yearsOn(day("2008-11-27"), day("2026-11-26"))).toBe(17);
  expect(yearsOn(day("2008-11-27"), day("2026-11-27"))).toBe(18);
  expect([yearsOn(day("2008-02-29"), day("2026-02-28")), yearsOn(day("2008-02-29"), day("2026-03-01"))]).toEqual([
    17, 18,
  ]);
  expect(comesOfAgeOn(day("2008-02-29")).toString()).toBe("2026-03-01");
  expect(comesOfAgeOn(day("2010-05-14")).toString()).toBe("2028-05-14");
});

it("the day begins in Berlin: at half past eleven at night in UTC the birthday has come", () => {
  const known = { isAdult: false, bornOn: column("2008-11-28") };
  expect(isMinor(known, new Date("2026-11-27T22:30:00Z"))).toBe(true);
  expect(isMinor(known, new Date("2026-11-27T23:30:00Z"))).toBe(false);
});

it("who was never asked is no minor; a minor of unknown age counts as the youngest", () => {
  expect(isMinor({ isAdult: null, bornOn: null }, NOW)).toBe(false);
  expect(ageOf({ isAdult: false, bornOn: null }, NOW)).toBe(14);
  expect(ageOf({ isAdult: true, bornOn: null }, NOW)).toBe(18);
});

it("only minors can be surely too young: of adults no more than 18 is known", () => {
  expect(isTooYoung({ isAdult: false, bornOn: column("2010-11-28") }, 16, NOW)).toBe(true);
  expect(isTooYoung({ isAdult: false, bornOn: column("2010-11-27") }, 16, NOW)).toBe(false);
  expect(isTooYoung({ isAdult: true, bornOn: null }, 21, NOW)).toBe(false);
  expect(isTooYoung({ isAdult: null, bornOn: null }, 18, NOW)).toBe(false);
});

it("a guardian can always take back what was given, and give what was refused or taken back", () => {
  expect(answersTo("asked")).toEqual(["geben", "ablehnen"]);
  expect(answersTo("given")).toEqual(["zurueck"]);
  expect([answersTo("refused"), answersTo("withdrawn")]).toEqual([["geben"], ["geben"]]);
  expect(mayAnswer("given", "geben").allowed).toBe(false);
});

it("a minor names a guardian only while nobody has answered", () => {
  const minor = { isAdult: false, bornOn: column("2010-01-01") };
  const may = (state: "asked" | "given" | "refused" | "withdrawn") =>
    mayNameGuardian({ ...minor, guardian: { state } }, NOW).allowed;
  expect(mayNameGuardian({ ...minor, guardian: null }, NOW).allowed).toBe(true);
  expect([may("asked"), may("given"), may("refused"), may("withdrawn")]).toEqual([true, false, false, false]);
  expect(mayNameGuardian({ isAdult: true, bornOn: null, guardian: null }, NOW).allowed).toBe(false);
});
