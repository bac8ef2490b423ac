import fc from "fast-check";
import type { BatchProposal, BatchQuestion, Pair } from "../../../../src/features/volunteers/matching/flow/batch.ts";
import { proposeBatch } from "../../../../src/features/volunteers/matching/flow/proposeBatch.ts";
import { fitOf } from "../../../../src/features/volunteers/matching/fit.ts";
import type { ReadyOpportunity, ReadyVolunteer } from "../../../../src/features/volunteers/matching/ready.ts";
import { NO_HISTORY } from "../../../../src/features/volunteers/matching/types.ts";
import { seededRandom, townShifts, townVolunteers, TOWN_NOW } from "../../../../src/tools/matchingTown.ts";
import { free, NOW, opportunity, SATURDAY, span, volunteer } from "./facts.ts";

const NOON = span("2026-11-28T11:00Z", "2026-11-28T13:00Z");
const FROM_ELEVEN = span("2026-11-28T10:00Z", "2026-11-28T12:00Z");

function ask(
  volunteers: readonly ReadyVolunteer[],
  shifts: readonly ReadyOpportunity[],
  more: Partial<BatchQuestion> = {},
): BatchProposal {
  return proposeBatch({ volunteers, shifts, locks: [], rejected: [], history: NO_HISTORY, now: NOW, ...more });
}

const pairsOf = ({ cells }: BatchProposal): readonly Pair[] =>
  cells.map(({ volunteerId, opportunityId }) => ({ volunteerId, opportunityId }));
const pair = (volunteerId: string, opportunityId: string): Pair => ({ volunteerId, opportunityId });
const known = { knownInitiativeIds: new Set(["i"]) };

const town = fc
  .record({
    seed: fc.integer({ min: 0, max: 100_000 }),
    people: fc.integer({ min: 1, max: 25 }),
    count: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ seed, people, count }) => {
    const random = seededRandom(seed);
    return { volunteers: townVolunteers(people, random), shifts: townShifts(count, 3, random), random };
  });

it("the one shift goes to the one who fits, with the reasons of the fit", () => {
  const willing = volunteer({ id: "a", times: [free(6, 8, 14)], ...known });
  const other = volunteer({ id: "b", times: [free(5, 8, 14)], ...known });
  const shift = opportunity({ maxPeople: 1 });
  const proposal = ask([other, willing], [shift]);
  expect(pairsOf(proposal)).toEqual([pair("a", "s")]);
  expect(proposal.cells[0]).toMatchObject({ isLocked: false, isOverHours: false, fit: fitOf(willing, shift) });
  expect(proposal.reasonAgainst(pair("b", "s"))).toEqual({ code: "PLACES_GIVEN" });
  expect(proposal.reasonAgainst(pair("a", "s"))).toBeNull();
  expect(proposal).toMatchObject({ isBest: true, isComplete: true, unmet: [], newcomersAlone: [] });
});

it("what if: another lock or a pair taken out changes the answer, and back", () => {
  const people = [
    volunteer({ id: "a", times: [free(6, 8, 14)], ...known }),
    volunteer({ id: "b", ...known, times: [free(5, 8, 9)] }),
  ];
  const shifts = [opportunity({ maxPeople: 1 })];
  expect(pairsOf(ask(people, shifts, { locks: [pair("b", "s")] }))).toEqual([pair("b", "s")]);
  const without = ask(people, shifts, { rejected: [pair("a", "s")] });
  expect(pairsOf(without)).toEqual([pair("b", "s")]);
  expect(without.reasonAgainst(pair("a", "s"))).toEqual({ code: "TAKEN_OUT" });
  expect(pairsOf(ask(people, shifts))).toEqual([pair("a", "s")]);
});

it("minima come first: who fits elsewhere better goes where nobody else can", () => {
  const both = volunteer({ id: "a", themeIds: ["garden"], maxShiftsPerDay: 1, ...known });
  const one = volunteer({ id: "b", maxShiftsPerDay: 1, languages: [{ code: "de" }], ...known });
  const garden = opportunity({ id: "garden", themeIds: ["garden"], maxPeople: 1 });
  const turkish = opportunity({ id: "turkish", requiredLanguages: ["tr"], maxPeople: 1, spans: [NOON] });
  const proposal = ask([both, one], [garden, turkish]);
  expect(pairsOf(proposal)).toEqual([pair("b", "garden"), pair("a", "turkish")]);
  expect(proposal.reasonAgainst(pair("a", "garden"))).toEqual({ code: "DAY_CAP", maxShifts: 1 });
  expect(proposal.reasonAgainst(pair("b", "turkish"))).toEqual({
    code: "BLOCKED",
    blocks: [{ code: "LANGUAGE_MISSING", languages: ["tr"] }],
  });
});

it("a day that is full of what is held or promised tells the limit, not what is left of it", () => {
  const shifts = [opportunity({ id: "early", maxPeople: 1 }), opportunity({ id: "noon", spans: [NOON] })];
  const held = ask([volunteer({ id: "a", maxShiftsPerDay: 1, ...known })], shifts, { locks: [pair("a", "early")] });
  expect(held.reasonAgainst(pair("a", "noon"))).toEqual({ code: "DAY_CAP", maxShifts: 1 });
});

it("newcomers are not left alone where somebody experienced can come", () => {
  const oldHand = volunteer({ id: "old", themeIds: ["x"], maxShiftsPerDay: 1, ...known });
  const fresh = [volunteer({ id: "new1", themeIds: ["y"] }), volunteer({ id: "new2", themeIds: ["y"] })];
  const shift = opportunity({ themeIds: ["y"], minPeople: 2, maxPeople: 2 });
  expect(pairsOf(ask([oldHand, ...fresh], [shift]))).toEqual([pair("new1", "s"), pair("old", "s")]);
  const alone = ask(fresh, [shift]);
  expect(alone.newcomersAlone).toEqual(["s"]);
  expect(ask(fresh, [opportunity({ minPeople: 0, maxPeople: 1 })]).cells).toEqual([]);
  expect(ask(fresh, [opportunity({ minPeople: 0, maxPeople: 1 })]).reasonAgainst(pair("new1", "s"))).toEqual({
    code: "NEWCOMERS_ALONE",
  });
});

it("own hours are stretched for a minimum, with a mark, and not to fill up", () => {
  const tired = volunteer({ id: "a", maxHoursPerWeek: 1, ...known });
  const stretched = ask([tired], [opportunity()]);
  expect(stretched.cells).toMatchObject([{ isOverHours: true }]);
  expect(stretched.cost.overload).toBe(1);
  const spared = ask([tired], [opportunity({ minPeople: 0 })]);
  expect(spared.cells).toEqual([]);
  expect(spared.reasonAgainst(pair("a", "s"))).toEqual({ code: "HOURS_CAP" });
});

it("seats kept for newcomers stay free of others", () => {
  const people = ["a", "b", "c"].map((id) => volunteer({ id, ...known }));
  const proposal = ask(people, [opportunity({ maxPeople: 3, newcomerSeats: 1 })]);
  expect(proposal.cells).toHaveLength(2);
  const [left] = people.filter(({ facts }) => !proposal.cells.some((cell) => cell.volunteerId === facts.id));
  expect(proposal.reasonAgainst(pair(left?.facts.id ?? "", "s"))).toEqual({ code: "SEATS_FOR_NEWCOMERS" });
});

it("a lock that would break a promise is given back with its reason", () => {
  const people = ["a", "b"].map((id) => volunteer({ id, ...known }));
  const shifts = [opportunity({ id: "s1", maxPeople: 1 }), opportunity({ id: "s2", spans: [FROM_ELEVEN] })];
  const locks = [pair("a", "s2"), pair("a", "s1"), pair("b", "s1"), pair("b", "s2"), pair("x", "s1")];
  const rejected = [pair("b", "s2")];
  const { cells, refusedLocks } = ask(people, shifts, { locks, rejected });
  expect(cells).toMatchObject([{ ...pair("a", "s1"), isLocked: true }]);
  expect(refusedLocks).toEqual([
    { ...pair("b", "s1"), code: "FULL" },
    { ...pair("x", "s1"), code: "UNKNOWN" },
    { ...pair("a", "s2"), code: "COLLIDES" },
    { ...pair("b", "s2"), code: "DECLINED_BEFORE" },
  ]);
});

it("what somebody said no to never comes back, not even by a lock", () => {
  const history = { ...NO_HISTORY, rejected: new Map([["n", new Set(["a"])]]) };
  const proposal = ask([volunteer({ id: "a", ...known })], [opportunity()], { history, locks: [pair("a", "s")] });
  expect(proposal.cells).toEqual([]);
  expect(proposal.refusedLocks).toEqual([{ ...pair("a", "s"), code: "DECLINED_BEFORE" }]);
  expect(proposal.unmet).toEqual([{ opportunityId: "s", missing: 1 }]);
});

it("a shift that only touches is fine, one that overlaps by a minute is not proposed", () => {
  const one = [volunteer({ id: "a", ...known })];
  expect(ask(one, [opportunity({ id: "s1" }), opportunity({ id: "s2", spans: [NOON] })]).cells).toHaveLength(2);
  const minute = span("2026-11-28T10:59Z", "2026-11-28T13:00Z");
  const overlapping = ask(one, [opportunity({ id: "s1" }), opportunity({ id: "s2", spans: [minute] })]);
  expect(overlapping.cells).toHaveLength(1);
  const [taken] = overlapping.cells;
  const other = taken?.opportunityId === "s1" ? "s2" : "s1";
  expect(overlapping.reasonAgainst(pair("a", other))).toEqual({
    code: "ELSEWHERE",
    opportunityId: taken?.opportunityId,
  });
});

it("a shift without exactly one date is refused", () => {
  expect(() => ask([], [opportunity({ spans: [] })])).toThrow(RangeError);
  expect(() => ask([], [opportunity({ spans: [SATURDAY, NOON] })])).toThrow(RangeError);
});

it("the order of people and shifts does not matter", () => {
  fc.assert(
    fc.property(town, ({ volunteers, shifts }) => {
      const [one, other] = [
        ask(volunteers, shifts, { now: TOWN_NOW }),
        ask(volunteers.toReversed(), shifts.toReversed(), { now: TOWN_NOW }),
      ];
      expect(pairsOf(other)).toEqual(pairsOf(one));
      expect(other.cost).toEqual(one.cost);
    }),
    { numRuns: 60 },
  );
});

it("locks stay, nothing taken out comes back, nobody is in two places, no place is given twice, each pair has a reason", () => {
  fc.assert(
    fc.property(town, ({ volunteers, shifts, random }) => {
      const all = volunteers.flatMap(({ facts }) => shifts.map((shift) => pair(facts.id, shift.facts.id)));
      const locks = all.filter(() => random() < 0.03);
      const rejected = all.filter(() => random() < 0.2);
      const proposal = ask(volunteers, shifts, { locks, rejected, now: TOWN_NOW });
      const keys = new Set(proposal.cells.map((cell) => `${cell.volunteerId} ${cell.opportunityId}`));
      const key = (one: Pair) => `${one.volunteerId} ${one.opportunityId}`;
      const refused = new Set(proposal.refusedLocks.map(key));
      expect(locks.filter((lock) => keys.has(key(lock)) === refused.has(key(lock)))).toEqual([]);
      expect(rejected.filter((one) => keys.has(key(one)))).toEqual([]);
      expect(keys.size).toBe(proposal.cells.length);
      expect(doubleBooked(proposal, shifts)).toEqual([]);
      for (const { facts } of shifts) {
        const taken = proposal.cells.filter((cell) => cell.opportunityId === facts.id).length;
        expect(taken).toBeLessThanOrEqual(facts.maxPeople);
      }
      for (const one of all) expect(proposal.reasonAgainst(one) === null).toBe(keys.has(key(one)));
    }),
    { numRuns: 60 },
  );
});

it("leaving people out of a big proposal never costs a minimum", () => {
  const everywhere = Array.from({ length: 540 }, (_, index) =>
    volunteer({ id: `v${String(index).padStart(3, "0")}`, themeIds: [index < 40 ? "x" : "y"], ...known }),
  );
  const atOneTime = Array.from({ length: 40 }, (_, index) =>
    opportunity({ id: `s${String(index).padStart(2, "0")}`, themeIds: ["x"], minPeople: 2, maxPeople: 2 }),
  );
  const proposal = ask(everywhere, atOneTime);
  expect(proposal.isComplete).toBe(false);
  expect(proposal.cells).toHaveLength(80);
  expect(proposal.unmet).toEqual([]);
  expect(proposal.cells.filter((cell) => cell.fit.value === 1)).toHaveLength(40);
});

function doubleBooked({ cells }: BatchProposal, shifts: readonly ReadyOpportunity[]): readonly string[] {
  const spanOf = (id: string) => shifts.find((shift) => shift.facts.id === id)?.spans[0] ?? { startsAt: 0, endsAt: 0 };
  return cells.flatMap((a, index) =>
    cells.slice(index + 1).flatMap((b) => {
      const [one, other] = [spanOf(a.opportunityId), spanOf(b.opportunityId)];
      const both = a.volunteerId === b.volunteerId && one.startsAt < other.endsAt && other.startsAt < one.endsAt;
      return both ? [a.volunteerId] : [];
    }),
  );
}
