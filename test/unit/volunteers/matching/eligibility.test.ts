import type { BlockCode } from "../../../../src/features/volunteers/matching/blocks.ts";
import { eligibilityOf, isEligible } from "../../../../src/features/volunteers/matching/eligibility.ts";
import {
  NO_HISTORY,
  type History,
  type OpportunityFacts,
  type VolunteerFacts,
} from "../../../../src/features/volunteers/matching/types.ts";
import { NOW, opportunity, SATURDAY, span, volunteer } from "./facts.ts";

function look(person: Partial<VolunteerFacts>, need: Partial<OpportunityFacts> = {}, history: History = NO_HISTORY) {
  return eligibilityOf(volunteer(person), opportunity(need), NOW, history);
}

const HERE = { lat: 51.35, lon: 7.45 };
const A_MILE_AWAY = { lat: 51.3644, lon: 7.45 };
const said = (id: string): ReadonlyMap<string, ReadonlySet<string>> => new Map([[id, new Set(["v"])]]);
const busy = (startsAt: string, endsAt: string) => ({
  commitments: [{ opportunityId: "other", ...span(startsAt, endsAt) }],
});

/** Each reason with the facts that bring it about, and facts beside it that do not. */
const REASONS: readonly {
  code: BlockCode;
  person?: Partial<VolunteerFacts>;
  need?: Partial<OpportunityFacts>;
  history?: History;
  not?: { person?: Partial<VolunteerFacts>; need?: Partial<OpportunityFacts>; history?: History };
}[] = [
  { code: "CLOSED", need: { state: "closed" } },
  { code: "ENDED", need: { spans: [span("2026-11-23T08:00Z", "2026-11-23T10:00Z")] } },
  {
    code: "ENDED",
    need: { spans: [], endsAt: NOW },
    not: { need: { spans: [], endsAt: new Date(NOW.getTime() + 1) } },
  },
  {
    code: "ALREADY_IN",
    history: { ...NO_HISTORY, joined: said("s") },
    not: { history: { ...NO_HISTORY, joined: said("n") } },
  },
  { code: "ALREADY_IN", person: { commitments: [{ opportunityId: "s", ...SATURDAY }] } },
  {
    code: "DECLINED_BEFORE",
    history: { ...NO_HISTORY, rejected: said("n") },
    not: { history: { ...NO_HISTORY, rejected: said("s") } },
  },
  { code: "UNCONFIRMED", person: { state: "unconfirmed" } },
  { code: "INACTIVE", person: { state: "inactive" } },
  { code: "NO_CONSENT", person: { hasConsent: false } },
  {
    code: "TOO_YOUNG",
    person: { age: 40 },
    need: { minimumAge: 41 },
    not: { person: { age: 41 }, need: { minimumAge: 41 } },
  },
  { code: "GUARDIAN_MISSING", person: { age: 17 }, not: { person: { age: 17, hasGuardianConsent: true } } },
  {
    code: "CLEARANCE_MISSING",
    person: { clearanceUntil: "2026-11-27" },
    need: { requiresClearance: true },
    not: { person: { clearanceUntil: "2026-11-28" }, need: { requiresClearance: true } },
  },
  {
    code: "SKILL_MISSING",
    person: { skills: new Map([["saw", 1]]) },
    need: { requiredSkills: [{ termId: "saw", minLevel: 2 }] },
    not: { person: { skills: new Map([["saw", 2]]) }, need: { requiredSkills: [{ termId: "saw", minLevel: 2 }] } },
  },
  {
    code: "LANGUAGE_MISSING",
    person: { languages: [{ code: "tr" }] },
    need: { requiredLanguages: ["tr", "ar"] },
    not: {
      person: { languages: [{ code: "tr" }, { code: "ar", level: "basic" }] },
      need: { requiredLanguages: ["tr", "ar"] },
    },
  },
  {
    code: "COLLIDES",
    person: busy("2026-11-28T10:45Z", "2026-11-28T12:00Z"),
    not: { person: busy("2026-11-28T10:46Z", "2026-11-28T12:00Z") },
  },
  {
    code: "HOURS_CAP",
    person: { maxHoursPerWeek: 3, ...busy("2026-11-24T10:00Z", "2026-11-24T11:30Z") },
    not: { person: { maxHoursPerWeek: 3, ...busy("2026-11-29T23:30Z", "2026-11-30T01:00Z") } },
  },
  {
    code: "DAY_CAP",
    person: { maxShiftsPerDay: 1, ...busy("2026-11-28T14:00Z", "2026-11-28T15:00Z") },
    not: { person: { maxShiftsPerDay: 1, ...busy("2026-11-28T23:15Z", "2026-11-29T01:00Z") } },
  },
  {
    code: "TOO_FAR",
    person: { home: HERE, maxDistanceM: 1600 },
    need: { point: A_MILE_AWAY },
    not: { person: { home: HERE, maxDistanceM: 1602 }, need: { point: A_MILE_AWAY } },
  },
  { code: "FULL", need: { placesTaken: 3 }, not: { need: { placesTaken: 2 } } },
  {
    code: "SEATS_FOR_NEWCOMERS",
    person: { knownInitiativeIds: new Set(["i"]) },
    need: { placesTaken: 2, newcomerSeats: 1 },
    not: {
      person: { knownInitiativeIds: new Set(["i"]) },
      need: { placesTaken: 2, newcomerSeats: 1, newcomersTaken: 1 },
    },
  },
  { code: "NOT_YET", need: { bookableFrom: new Date("2026-11-23T08:00:01Z") }, not: { need: { bookableFrom: NOW } } },
  { code: "PAUSED", person: { pausedUntil: "2026-11-23" }, not: { person: { pausedUntil: "2026-11-22" } } },
];

it("with nothing against it, the answer is OK", () => {
  expect(look({})).toEqual({ code: "OK", blocks: [], warnings: [] });
});

it.each(REASONS)("$code is told, and only when it holds", ({ code, person = {}, need = {}, history, not = {} }) => {
  const found = look(person, need, history);
  expect(found.blocks.map((block) => block.code)).toEqual([code]);
  expect(found.code).toBe(code);
  expect(isEligible(volunteer(person), opportunity(need), NOW, history ?? NO_HISTORY)).toBe(false);
  expect(look(not.person ?? {}, not.need, not.history).code).toBe("OK");
  expect(isEligible(volunteer(not.person), opportunity(not.need), NOW, not.history ?? NO_HISTORY)).toBe(true);
});

it("all reasons come at once, the weightiest first, with what would change them", () => {
  const { code, blocks } = look(
    {
      pausedUntil: "2026-12-24",
      age: 15,
      skills: new Map([["saw", 1]]),
      languages: [{ code: "de" }],
      home: HERE,
      maxDistanceM: 1000,
      maxHoursPerWeek: 1,
      ...busy("2026-11-28T10:00Z", "2026-11-28T12:00Z"),
    },
    {
      minimumAge: 16,
      requiresClearance: true,
      requiredSkills: [{ termId: "drive", minLevel: 1 }],
      requiredLanguages: ["tr"],
      point: A_MILE_AWAY,
      placesTaken: 3,
    },
  );
  expect(code).toBe("TOO_YOUNG");
  expect(blocks).toEqual([
    { code: "TOO_YOUNG", minimumAge: 16 },
    { code: "GUARDIAN_MISSING" },
    { code: "CLEARANCE_MISSING", validUntil: null },
    { code: "SKILL_MISSING", skills: [{ termId: "drive", minLevel: 1 }] },
    { code: "LANGUAGE_MISSING", languages: ["tr"] },
    { code: "COLLIDES", opportunityId: "other", ...span("2026-11-28T10:00Z", "2026-11-28T12:00Z") },
    { code: "HOURS_CAP", hours: 4, maxHours: 1 },
    { code: "TOO_FAR", metres: expect.closeTo(1601, -1) as number, maxMetres: 1000 },
    { code: "FULL" },
    { code: "PAUSED", until: "2026-12-24" },
  ]);
});

it("what was never told does not block, it is asked", () => {
  const { code, warnings } = look(
    { age: null, maxDistanceM: 10 },
    {
      minimumAge: 16,
      requiredSkills: [{ termId: "saw", minLevel: 1 }],
      requiredLanguages: ["tr"],
      point: HERE,
    },
  );
  expect(code).toBe("OK");
  expect(warnings).toEqual([
    { code: "ASK_AGE", minimumAge: 16 },
    { code: "ASK_SKILLS", termIds: ["saw"] },
    { code: "ASK_LANGUAGES", languages: ["tr"] },
  ]);
});

it("less than a quarter of an hour between two engagements, or of overlap, warns", () => {
  const between = (startsAt: string) => look(busy(startsAt, "2026-11-28T15:00Z")).warnings;
  const close = (minutesBetween: number) => [{ code: "CLOSE_TOGETHER", opportunityId: "other", minutesBetween }];
  expect(between("2026-11-28T10:46Z")).toEqual(close(-14));
  expect(between("2026-11-28T11:14Z")).toEqual(close(14));
  expect(between("2026-11-28T11:15Z")).toEqual([]);
});

it("a series of which some dates are taken is open, with a warning; with all taken it collides", () => {
  const nextSaturday = span("2026-12-05T09:00Z", "2026-12-05T11:00Z");
  const taken = { commitments: [{ opportunityId: "other", ...SATURDAY }] };
  const some = look(taken, { spans: [SATURDAY, nextSaturday] });
  expect(some.code).toBe("OK");
  expect(some.warnings).toEqual([{ code: "SOME_DATES_BLOCKED", because: "COLLIDES", dates: 1, of: 2 }]);
  const both = { commitments: [...taken.commitments, { opportunityId: "another", ...nextSaturday }] };
  expect(look(both, { spans: [SATURDAY, nextSaturday] }).code).toBe("COLLIDES");
});

it("somebody in a wheelchair is told about steps, and when nobody has looked", () => {
  const steps = (isStepFree: boolean | null) => look({ mobility: "wheelchair" }, { point: HERE, isStepFree }).warnings;
  expect([steps(true), steps(false), steps(null)]).toEqual([
    [],
    [{ code: "STEPS", known: true }],
    [{ code: "STEPS", known: false }],
  ]);
});

describe("how often somebody wants to come", () => {
  const on = (day: string) => span(`${day}T09:00Z`, `${day}T11:00Z`);
  const promised = (day: string) => ({ opportunityId: day, ...on(day) });
  const monthly = { maxTimes: { count: 2, per: "month" as const } };

  it("what is promised and what is asked for count together, in the calendar month of the shift", () => {
    const busy = volunteer({ ...monthly, commitments: [promised("2026-12-01")], asked: [promised("2026-12-31")] });
    const block = { code: "TIMES_CAP", wish: { count: 2, per: "month" } };
    expect(eligibilityOf(busy, opportunity({ spans: [on("2026-12-12")] }), NOW, NO_HISTORY).blocks).toEqual([block]);
    expect(eligibilityOf(busy, opportunity({ spans: [on("2026-11-30")] }), NOW, NO_HISTORY).code).toBe("OK");
    expect(eligibilityOf(busy, opportunity({ spans: [on("2027-01-01")] }), NOW, NO_HISTORY).code).toBe("OK");
  });

  it("weeks run from Monday to Sunday, and a shift does not count against itself", () => {
    const weekly = volunteer({ maxTimes: { count: 1, per: "week" }, asked: [promised("2026-11-29")] });
    expect(eligibilityOf(weekly, opportunity(), NOW, NO_HISTORY).code).toBe("TIMES_CAP");
    expect(eligibilityOf(weekly, opportunity({ spans: [on("2026-11-30")] }), NOW, NO_HISTORY).code).toBe("OK");
    expect(
      eligibilityOf(weekly, opportunity({ id: "2026-11-29", spans: [on("2026-11-29")] }), NOW, NO_HISTORY).code,
    ).toBe("OK");
  });
});
