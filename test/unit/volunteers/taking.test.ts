import { reminderDue, type ReminderFacts } from "../../../src/features/volunteers/reminders/reminders.policy.ts";
import { createTakeTurns } from "../../../src/features/volunteers/taking/takeTurns.ts";
import {
  isLate,
  isOver,
  judgeSignUp,
  judgeTakeOver,
  mayBeOffered,
  mayLeaveUntold,
  mayLookBack,
  offerEnds,
  type SignUpFacts,
} from "../../../src/features/volunteers/taking/taking.policy.ts";

const now = new Date("2026-11-27T12:00:00Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const place = { timeKind: "flexible", shiftId: null, shiftState: null, newcomerSeats: 0, newcomersTaken: 0 };
const facts: SignUpFacts = { place, blocks: [], isNew: false, own: null };
const own = { id: "1", holdsPlace: false, offeredUntil: null };

it.each([
  ["no date: three days", null, 72],
  ["far away: three days", 300, 72],
  ["in between: half of the time", 100, 50],
  ["near: two hours at least", 3, 2],
  ["two hours before: until it begins", 2, 2],
])("an offer stands (%s)", (_case, startsIn, hours) => {
  expect(offerEnds(now, startsIn === null ? null : inHours(startsIn))).toEqual(inHours(hours));
});

it("nobody is asked with less than two hours left, nor after the beginning", () => {
  expect([offerEnds(now, inHours(1.99)), offerEnds(now, inHours(-1))]).toEqual([null, null]);
});

it("an offer is over in the moment it ends, one without an end never", () => {
  expect([inHours(0), inHours(0.01), null].map((offeredUntil) => isOver({ offeredUntil }, now))).toEqual([
    true,
    false,
    false,
  ]);
});

it("late is a promise given back within 24 hours; who was not told before is told first", () => {
  const within = { state: "accepted", startsAt: inHours(23.9) };
  expect([
    isLate(within, now),
    isLate({ ...within, state: "waitlisted" }, now),
    isLate({ ...within, startsAt: inHours(24) }, now),
    isLate({ ...within, startsAt: null }, now),
  ]).toEqual([true, false, false, false]);
  expect([mayLeaveUntold(within, false, now).allowed, mayLeaveUntold(within, true, now).allowed]).toEqual([
    false,
    true,
  ]);
});

it("signing up: a seat, the waiting list, a talk, or a no that weighs more than both", () => {
  const judge = (more: Partial<SignUpFacts>) => judgeSignUp({ ...facts, ...more }).kind;
  expect(judge({})).toBe("seat");
  expect(judge({ blocks: [{ code: "FULL" }] })).toBe("wait");
  expect(judge({ blocks: [{ code: "SEATS_FOR_NEWCOMERS" }] })).toBe("wait");
  expect(judge({ blocks: [{ code: "FULL" }, { code: "CLEARANCE_MISSING", validUntil: null }] })).toBe("asked");
  expect(judge({ blocks: [{ code: "FULL" }, { code: "NO_CONSENT" }] })).toBe("refused");
  expect(judge({ blocks: [{ code: "FULL" }], own: { ...own, state: "waitlisted" } })).toBe("refused");
  expect(judge({ blocks: [{ code: "FULL" }], own: { ...own, state: "offered", holdsPlace: true } })).toBe("seat");
  expect(judge({ blocks: [{ code: "FULL" }], own: { ...own, state: "offered" } })).toBe("wait");
  expect(judge({ own: { ...own, state: "confirmed" } })).toBe("refused");
  expect(judge({ place: { ...place, timeKind: "shift" } })).toBe("refused");
  expect(judge({ place: { ...place, shiftId: "1", shiftState: "cancelled" } })).toBe("refused");
});

it("one's own limits keep others from asking, but do not bind who presses the button or asked to wait", () => {
  const limits = [
    { code: "TOO_FAR", metres: 900, maxMetres: 500 },
    { code: "HOURS_CAP", hours: 6, maxHours: 4 },
  ] as const;
  const pause = { code: "PAUSED", until: "2026-12-24" } as const;
  expect(judgeSignUp({ ...facts, blocks: [...limits, pause] }).kind).toBe("seat");
  expect([mayBeOffered(limits), mayBeOffered([pause]), mayBeOffered([{ code: "FULL" }])]).toEqual([true, false, false]);
});

it("a newcomer sits on a kept seat while there is one", () => {
  const kept = { ...place, newcomerSeats: 1 };
  expect([
    judgeSignUp({ ...facts, place: kept, isNew: true }),
    judgeSignUp({ ...facts, place: kept }),
    judgeSignUp({ ...facts, place: { ...kept, newcomersTaken: 1 }, isNew: true }),
  ]).toEqual([true, false, false].map((isNewcomer) => ({ kind: "seat", isNewcomer })));
});

it("nobody takes over what is for newcomers or needs a certificate", () => {
  expect(judgeTakeOver({ ...facts, blocks: [{ code: "SEATS_FOR_NEWCOMERS" }] })).toMatchObject({
    kind: "refused",
    reason: "taking:swap.newcomersOnly",
  });
  expect(judgeTakeOver({ ...facts, blocks: [{ code: "CLEARANCE_MISSING", validUntil: null }] })).toMatchObject({
    kind: "refused",
    reason: "taking:swap.clearance",
  });
  expect(judgeTakeOver(facts).kind).toBe("seat");
});

it("how it went is asked from the end on, for two weeks, of those who were there", () => {
  const look = (state: string, endsAt: Date | null) => mayLookBack({ state, endsAt }, now).allowed;
  expect([look("attended", inHours(0)), look("accepted", inHours(-24 * 14)), look("confirmed", inHours(-1))]).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    look("accepted", inHours(1)),
    look("accepted", inHours(-24 * 14 - 1)),
    look("no_show", inHours(-1)),
    look("accepted", null),
  ]).toEqual([false, false, false, false]);
});

describe("reminders", () => {
  const reminder: ReminderFacts = {
    startsAt: inHours(20),
    promisedAt: inHours(-100),
    remindedDayAt: null,
    remindedHoursAt: null,
    remindDayBefore: true,
    remindHoursBefore: 3,
    hasMail: true,
  };
  it.each<[string, Partial<ReminderFacts>, ReturnType<typeof reminderDue>]>([
    ["a day before", {}, "day"],
    ["not yet", { startsAt: inHours(24.1) }, null],
    ["not any more", { startsAt: inHours(0) }, null],
    ["not twice", { remindedDayAt: now }, null],
    ["hours before, also when the day was missed", { startsAt: inHours(2) }, "hours"],
    ["not again the day after the hours", { startsAt: inHours(2), remindedHoursAt: now }, null],
    ["without mail only the day", { startsAt: inHours(2), hasMail: false }, "day"],
    ["as wished", { remindDayBefore: false }, null],
    ["promised after the moment", { promisedAt: inHours(-3) }, null],
  ])("%s", (_case, more, due) => {
    expect(reminderDue({ ...reminder, ...more }, now)).toBe(due);
  });
});

it("turns: one after the other in the order they came, past a failure, and side by side for different things", async () => {
  const takeTurns = createTakeTurns();
  const order: string[] = [];
  const step = (name: string, milliseconds: number) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    order.push(`${name} ends`);
    if (name === "b") throw new Error("b");
    return name;
  };
  const results = await Promise.allSettled([
    takeTurns("one", step("a", 20)),
    takeTurns("one", step("b", 1)),
    takeTurns("one", step("c", 1)),
    takeTurns("two", step("d", 1)),
  ]);
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(order.filter((line) => !line.startsWith("d"))).toEqual(
    ["a", "b", "c"].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
  expect(order.indexOf("d begins")).toBeLessThan(order.indexOf("a ends"));
});
