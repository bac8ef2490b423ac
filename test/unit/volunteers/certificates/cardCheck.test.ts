import { checkCard } from "../../../../src/features/volunteers/certificates/cardCheck.ts";
import { rulesOn, type VolunteerRules } from "../../../../src/features/volunteers/rules/volunteerRules.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const RULES: VolunteerRules = {
  validFrom: "2026-01-01",
  cardHoursPerWeek: 5,
  cardHoursPerYear: 250,
  cardMonths: 24,
  clearanceMaxAgeMonths: 3,
  clearanceValidMonths: 60,
  clearanceDeleteMonths: 3,
  clearanceUntakenDays: 7,
  guardianWaitDays: 30,
  honoraryAllowance: 960,
  trainerAllowance: 3300,
};
const year = { from: day("2025-01-01"), until: day("2025-12-31"), since: day("2024-01-01") };

it("250 hours in a year of 365 days are just enough, an hour less in a year is not", () => {
  // 250 h × 365.25 / 365 = 250.17 h a year
  expect(checkCard({ ...year, minutes: 250 * 60 }, RULES)).toMatchObject({ isEnough: true, missing: 0 });
  // 249 h give 249.17 h a year: 0.83 h = 50 minutes are missing
  expect(checkCard({ ...year, minutes: 249 * 60 }, RULES)).toMatchObject({ isEnough: false, missing: 50 });
});

it("five hours a week are enough for a short period as well", () => {
  const weeks = { from: day("2025-03-03"), until: day("2025-03-30"), since: day("2024-01-01") };
  expect(checkCard({ ...weeks, minutes: 20 * 60 }, RULES)).toMatchObject({ isEnough: true, perWeek: 300 });
  expect(checkCard({ ...weeks, minutes: 19 * 60 }, RULES)).toMatchObject({ isEnough: false, perWeek: 285 });
});

it("two years are counted from the first confirmed day to the end of the period", () => {
  const until = (text: string) =>
    checkCard({ from: day("2025-01-01"), until: day(text), since: day("2024-01-01"), minutes: 60 }, RULES);
  expect(until("2025-12-31")).toMatchObject({ months: 24, isLong: true, missingMonths: 0 });
  expect(until("2025-12-30")).toMatchObject({ months: 23, isLong: false, missingMonths: 1 });
  expect(checkCard({ ...year, since: null, minutes: 0 }, RULES)).toMatchObject({ months: 0, missingMonths: 24 });
});

it("the rules of the day hold, whatever the order in which they are stored", () => {
  const later = { ...RULES, validFrom: "2027-01-01", cardHoursPerYear: 200 };
  const stored = { periods: [later, RULES] };
  const on = (text: string) => rulesOn(stored, day(text)).cardHoursPerYear;
  expect([on("2025-06-01"), on("2026-12-31"), on("2027-01-01")]).toEqual([250, 250, 200]);
});
