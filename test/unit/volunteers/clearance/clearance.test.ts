import { judgeClearance } from "../../../../src/features/volunteers/clearance/clearance.policy.ts";
import { deletionOf, type ClearanceFacts } from "../../../../src/features/volunteers/clearance/deletionDay.ts";
import { mayRecordClearance } from "../../../../src/features/volunteers/clearance/recordClearance.ts";
import type { VolunteerRules } from "../../../../src/features/volunteers/rules/volunteerRules.ts";

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
const today = day("2026-11-27");

it("a record counts to its last day, the newest decides, and none is none", () => {
  const until = new Date("2026-11-27");
  expect(judgeClearance({ isSuitable: true, validUntil: until }, today)).toBe("valid");
  expect(judgeClearance({ isSuitable: true, validUntil: until }, today.add({ days: 1 }))).toBe("none");
  expect(judgeClearance({ isSuitable: false, validUntil: until }, today)).toBe("unsuitable");
  expect(judgeClearance(null, today)).toBe("none");
});

it.each([
  ["2026-08-27", "2026-11-27", true],
  ["2026-08-26", "2026-11-27", false],
  ["2026-11-28", "2026-11-27", false],
  ["2026-11-28", "2026-11-28", false],
  ["2026-05-01", "2026-07-31", true],
])("a certificate of %s seen on %s: %s", (certificateOn, seenOn, allowed) => {
  const seen = { certificateOn: day(certificateOn), seenOn: day(seenOn), isSuitable: true };
  expect(mayRecordClearance(seen, RULES, today).allowed).toBe(allowed);
});

const facts: ClearanceFacts = {
  seenOn: day("2026-11-01"),
  validUntil: day("2031-10-01"),
  isEngaged: false,
  endedOn: null,
  cameToNothing: false,
};

it.each<[string, Partial<ClearanceFacts>, string, string]>([
  ["while a task goes on it stays as long as it counts", { isEngaged: true }, "2031-10-01", "engaged"],
  ["three months after the end of the last task", { endedOn: day("2026-11-20") }, "2027-02-20", "ended"],
  ["at once when the task came to nothing", { cameToNothing: true }, "2026-11-27", "untaken"],
  ["a week without any task", {}, "2026-11-08", "waiting"],
  [
    "a new task after one that came to nothing keeps it",
    { isEngaged: true, cameToNothing: true },
    "2031-10-01",
    "engaged",
  ],
  ["never before it was made", { endedOn: day("2026-01-10") }, "2026-11-01", "ended"],
  ["never later than it counts", { endedOn: day("2031-09-01") }, "2031-10-01", "ended"],
])("%s", (_name, given, on, reason) => {
  const deletion = deletionOf({ ...facts, ...given }, RULES, today);
  expect([deletion.on.toString(), deletion.reason]).toEqual([on, reason]);
});
