import fc from "fast-check";
import { isEligible } from "../../../../src/features/volunteers/matching/eligibility.ts";
import { fitValue } from "../../../../src/features/volunteers/matching/fit.ts";
import {
  connectionsPerPlace,
  rankOf,
  rankOpportunities,
  rankVolunteers,
  urgencyOf,
} from "../../../../src/features/volunteers/matching/rank.ts";
import { topOf } from "../../../../src/features/volunteers/matching/topOf.ts";
import { NO_HISTORY, type OpportunityFacts } from "../../../../src/features/volunteers/matching/types.ts";
import { seededRandom, townShifts, townVolunteers, TOWN_NOW } from "../../../../src/tools/matchingTown.ts";
import { NOW, opportunity, SATURDAY, volunteer } from "./facts.ts";

const LISTING = { now: NOW, history: NO_HISTORY, count: 10 };
const DAY = 86_400_000;
const inDays = (days: number) => ({
  startsAt: new Date(NOW.getTime() + days * DAY),
  endsAt: new Date(NOW.getTime() + (days + 0.1) * DAY),
});
const ids = (found: readonly { opportunity: { facts: OpportunityFacts } }[]) =>
  found.map((one) => one.opportunity.facts.id);

it("urgency grows with what is missing and as the date comes near", () => {
  const urgency = (days: number, minPeople: number, placesTaken: number) =>
    urgencyOf(opportunity({ spans: [inDays(days)], minPeople, placesTaken }), NOW);
  expect(urgency(14, 2, 0)).toBeCloseTo(0.5);
  expect(urgency(14, 2, 1)).toBeCloseTo(0.25);
  expect(urgency(7, 2, 1)).toBeCloseTo(0.375);
  expect(urgency(28, 2, 0)).toBe(0);
  expect(urgency(1, 2, 2)).toBe(0);
  expect(urgencyOf(opportunity({ spans: [], minPeople: 1 }), NOW)).toBe(0.5);
  expect(urgencyOf(opportunity({ minPeople: 0 }), NOW)).toBe(0);
});

it("the rank is fit * (1 + u) / (1 + a * c)", () => {
  const need = opportunity({ spans: [inDays(14)], connectionsPerPlace: connectionsPerPlace(6, 3) });
  expect(rankOf(0.8, need, NOW)).toBeCloseTo((0.8 * 1.5) / (1 + 0.5 * 2));
  expect(connectionsPerPlace(3, 0)).toBe(3);
});

it("ties go to the need that nobody serves, then to the one that waits longest, then by id", () => {
  const at = (id: string, facts: Partial<OpportunityFacts>) => opportunity({ id, needId: id, minPeople: 0, ...facts });
  const long = new Date(NOW.getTime() - 9 * DAY);
  const needs = [at("d", { placesTaken: 1, openSince: long }), at("c", {}), at("b", {}), at("a", { openSince: long })];
  expect(ids(rankOpportunities(volunteer(), needs, LISTING))).toEqual(["a", "b", "c", "d"]);
});

it("volunteers come by fit, ties by id, only those who can; each with its reasons", () => {
  const need = opportunity({ themeIds: ["x"] });
  const people = [
    volunteer({ id: "c", themeIds: ["x"] }),
    volunteer({ id: "b", themeIds: ["y"] }),
    volunteer({ id: "a", themeIds: ["x"] }),
    volunteer({ id: "away", themeIds: ["x"], state: "inactive" }),
  ];
  const found = rankVolunteers(need, people, LISTING);
  expect(found.map((one) => one.volunteer.facts.id)).toEqual(["a", "c", "b"]);
  expect(found[0]).toMatchObject({
    eligibility: { code: "OK" },
    fit: {
      value: 1,
      reasons: [
        { key: "time", status: "ask" },
        { key: "theme", value: 1 },
      ],
    },
  });
  expect(rankVolunteers(need, people, { ...LISTING, count: 1 }).map((one) => one.volunteer.facts.id)).toEqual(["a"]);
});

it("the first few are those of the whole order, however they arrive", () => {
  const compare = (a: number, b: number) => a - b;
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 0, max: 12 }), (numbers, count) => {
      expect(topOf(count, numbers, compare)).toEqual(numbers.toSorted(compare).slice(0, count));
    }),
  );
});

it("stopping early for those who cannot come among the first changes nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 9 }), (seed, count) => {
      const random = seededRandom(seed);
      const people = townVolunteers(60, random);
      const need = townShifts(1, 14, random)[0] ?? opportunity();
      const listing = { now: TOWN_NOW, history: NO_HISTORY };
      const all = rankVolunteers(need, people, { ...listing, count: people.length });
      expect(all).toHaveLength(people.filter((one) => isEligible(one, need, TOWN_NOW, NO_HISTORY)).length);
      expect(rankVolunteers(need, people, { ...listing, count })).toEqual(all.slice(0, count));
    }),
    { numRuns: 60 },
  );
});

it("the order in which needs and people arrive does not matter", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
      const random = seededRandom(seed);
      const [people, needs] = [townVolunteers(30, random), townShifts(20, 14, random)];
      const listing = { now: TOWN_NOW, history: NO_HISTORY, count: 5 };
      const [person, need] = [people[0] ?? volunteer(), needs[0] ?? opportunity()];
      expect(rankVolunteers(need, people.toReversed(), listing)).toEqual(rankVolunteers(need, people, listing));
      expect(rankOpportunities(person, needs.toReversed(), listing)).toEqual(rankOpportunities(person, needs, listing));
      for (const { volunteer: one, fit, rank } of rankVolunteers(need, people, listing)) {
        expect(rank).toBe(rankOf(fitValue(one, need), need, TOWN_NOW));
        expect(fit.value).toBe(fitValue(one, need));
      }
    }),
    { numRuns: 30 },
  );
});

const PLACES = 40;

/**
 * People look one after the other; each connects with the first of the list. One initiative's needs suit everybody best.
 * Gives back the share of the needs that came under somebody's first three.
 */
function shareSeen(hasEquity: boolean): number {
  const random = seededRandom(4);
  const themes = ["a", "b", "c", "d"];
  const people = Array.from({ length: 240 }, (_, index) =>
    volunteer({
      id: String(index),
      themeIds: [themes[index % 4] ?? "a"],
      home: { lat: 51.35 + random() * 0.01, lon: 7.45 + random() * 0.01 },
    }),
  );
  const facts = Array.from({ length: 40 }, (_, index): Partial<OpportunityFacts> => {
    const isPopular = index < 8;
    return {
      id: `need${String(index)}`,
      needId: `need${String(index)}`,
      initiativeId: isPopular ? "popular" : `initiative${String(index % 12)}`,
      themeIds: isPopular ? [] : [themes[index % 4] ?? "a"],
      point: isPopular ? null : { lat: 51.35 + random() * 0.01, lon: 7.45 + random() * 0.01 },
      welcomeLanguages: [],
      spans: [SATURDAY],
      minPeople: 0,
      maxPeople: PLACES,
    };
  });
  const willing = people.map(({ facts: own }) => volunteer({ ...own, languages: [{ code: "de" }] }));
  const connections = new Map<string, number>();
  const taken = new Map<string, number>();
  const seen = new Set<string>();
  for (const person of willing) {
    const needs = facts.map((need) => {
      const own = facts.filter((other) => other.initiativeId === need.initiativeId);
      const open = own.reduce((sum, other) => sum + PLACES - (taken.get(other.id ?? "") ?? 0), 0);
      const made = connections.get(need.initiativeId ?? "") ?? 0;
      const isPopular = need.initiativeId === "popular";
      return opportunity({
        ...need,
        placesTaken: taken.get(need.id ?? "") ?? 0,
        requiredLanguages: isPopular ? ["de"] : [],
        connectionsPerPlace: hasEquity ? connectionsPerPlace(made, open) : 0,
      });
    });
    const [first, ...rest] = rankOpportunities(person, needs, { ...LISTING, count: 3 });
    if (first === undefined) continue;
    for (const one of [first, ...rest]) seen.add(one.opportunity.facts.id);
    const { id, initiativeId } = first.opportunity.facts;
    taken.set(id, (taken.get(id) ?? 0) + 1);
    connections.set(initiativeId ?? "", (connections.get(initiativeId ?? "") ?? 0) + 1);
  }
  return seen.size / facts.length;
}

it("with one popular initiative at least nine in ten needs come under somebody's first three", () => {
  expect(shareSeen(true)).toBeGreaterThanOrEqual(0.9);
  expect(shareSeen(false)).toBeLessThan(0.5);
});
