import { minutesFrom, typedHours } from "../../../../src/features/volunteers/hours/duration.ts";
import { assignmentOfKey, contestKey, isKeyFor } from "../../../../src/features/volunteers/hours/contestKey.ts";
import {
  hoursScope,
  isWithin,
  mayContest,
  mayDecideContest,
  mayRecord,
  mayReport,
  plannedMinutes,
} from "../../../../src/features/volunteers/hours/hours.policy.ts";
import { signText } from "../../../../src/shared/ids/ids.ts";

it.each([
  ["2", 120],
  ["2:30", 150],
  ["0:45", 45],
  ["2,5", 150],
  ["2.25", 135],
  ["1,5 Std.", 90],
  ["24", 1440],
  ["24:01", null],
  ["0", null],
  ["2:75", null],
  ["-1", null],
  ["zwei", null],
])("'%s' hours are %s minutes", (typed, minutes) => {
  expect(minutesFrom(typed)).toBe(minutes);
});

it("what a field shows is read back as the same time", () => {
  for (const minutes of [1, 45, 60, 150, 1440]) expect(minutesFrom(typedHours(minutes))).toBe(minutes);
});

it("a shift over the end of summer time lasts as long as the clock ran", () => {
  const inAutumn = { startsAt: new Date("2026-10-24T23:00:00Z"), endsAt: new Date("2026-10-25T03:00:00Z") };
  const inSpring = { startsAt: new Date("2026-03-28T23:00:00Z"), endsAt: new Date("2026-03-29T02:00:00Z") };
  expect([plannedMinutes(inAutumn), plannedMinutes(inSpring)]).toEqual([240, 180]);
});

it("nothing is recorded before a shift begins or on a cancelled one", () => {
  const startsAt = new Date("2026-11-27T13:00:00Z");
  const at = (iso: string, state = "planned") => mayRecord({ startsAt, state }, new Date(iso)).allowed;
  expect([at("2026-11-27T12:59:59Z"), at("2026-11-27T13:00:00Z"), at("2026-11-28T00:00:00Z", "cancelled")]).toEqual([
    false,
    true,
    false,
  ]);
});

it("an editor reaches the needs of their organisation, a viewer none, the coordination all", () => {
  const staff = (role: "coordinator" | "editor" | "viewer", scopeId: string | null) =>
    hoursScope({
      kind: "staff",
      personId: "p",
      name: "n",
      roles: [{ role, scopeId, scopeType: scopeId === null ? null : "organization" }],
    });
  const reach = [staff("coordinator", null), staff("editor", "a"), staff("viewer", null)].map((scope) =>
    ["a", "b", null].map((id) => isWithin(scope, id)),
  );
  expect(reach).toEqual([
    [true, true, true],
    [true, false, false],
    [false, false, false],
  ]);
});

const day = new Date("2026-11-27T13:00:00Z");

it("only a no-show is contested, once, and decided once", () => {
  const open = { state: "no_show", contestedAt: null, contestDecidedAt: null };
  const said = { ...open, contestedAt: day };
  const decided = { ...said, contestDecidedAt: day };
  const cases = [open, said, decided, { ...open, state: "attended" }];
  expect(cases.map((one) => mayContest(one).allowed)).toEqual([true, false, false, false]);
  expect(cases.map((one) => mayDecideContest(one).allowed)).toEqual([false, true, false, false]);
});

it("time is reported for the past year, and for a day at most a day", () => {
  const today = Temporal.PlainDate.from("2026-11-27");
  const report = (on: string, minutes: number, sameDay = 0) =>
    mayReport({ day: Temporal.PlainDate.from(on), minutes, sameDay }, today).allowed;
  expect([
    report("2026-11-27", 60),
    report("2026-11-28", 60),
    report("2025-11-26", 60),
    report("2025-11-25", 60),
  ]).toEqual([true, false, true, false]);
  expect([report("2026-11-27", 60, 1380), report("2026-11-27", 61, 1380)]).toEqual([true, false]);
});

it("the key of a letter opens one marking of one assignment", () => {
  const sign = (text: string) => signText("a secret", text);
  const id = "01900000-0000-7000-8000-000000000000";
  const key = contestKey(sign, { id, decidedAt: day });
  expect(assignmentOfKey(key)).toBe(id);
  expect(isKeyFor(sign, key, { id, decidedAt: day })).toBe(true);
  expect(isKeyFor(sign, key, { id, decidedAt: new Date(day.getTime() + 1) })).toBe(false);
  expect(isKeyFor((text) => signText("another", text), key, { id, decidedAt: day })).toBe(false);
  expect(assignmentOfKey("nonsense")).toBeNull();
});
