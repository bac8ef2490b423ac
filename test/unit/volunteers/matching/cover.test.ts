import fc from "fast-check";
import {
  chanceOfYes,
  freshnessOf,
  hourBandOf,
  planWave,
  type CoverCandidate,
  type PastAsk,
} from "../../../../src/features/volunteers/matching/cover.ts";
import { NOW } from "./facts.ts";

const DAY = 86_400_000;
const past = (days: number, more: Partial<PastAsk> = {}): PastAsk => {
  const at = new Date(NOW.getTime() - days * DAY);
  return { at, band: "evening", answer: null, answeredAt: null, isThisGap: false, ...more };
};
const no = (days: number): PastAsk => past(days, { answer: "no", answeredAt: new Date(NOW.getTime() - days * DAY) });
const candidate = (volunteerId: string, fit = 0.5, asks: readonly PastAsk[] = []): CoverCandidate => ({
  volunteerId,
  fit,
  asks,
});
const wave = (candidates: readonly CoverCandidate[], missing = 1, lastWaveAt: Date | null = null) =>
  planWave({ missing, band: "evening", candidates, lastWaveAt, now: NOW });

it("for one missing person four strangers are asked, for two eight: ceil(missing / p) with p one in four", () => {
  const many = Array.from({ length: 20 }, (_, index) => candidate(`v${String(index).padStart(2, "0")}`));
  expect(wave(many).ask).toHaveLength(4);
  expect(wave(many, 2).ask.map((one) => one.volunteerId)).toEqual([
    "v00",
    "v01",
    "v02",
    "v03",
    "v04",
    "v05",
    "v06",
    "v07",
  ]);
  expect(wave(many.slice(0, 3))).toMatchObject({ expected: 0.75 });
  expect(wave(many, 0).ask).toEqual([]);
});

it("the chance is learnt by person and hour band", () => {
  const yes = past(30, { answer: "yes" });
  expect(chanceOfYes([], "evening")).toBe(1 / 4);
  expect(chanceOfYes([yes, yes, no(20)], "evening")).toBe(3 / 7);
  expect(chanceOfYes([yes, yes, no(20)], "morning")).toBe(1 / 4);
  const reliable = candidate("a", 0.9, [yes, yes, yes, yes, yes, yes, yes, yes]);
  expect(wave([reliable, candidate("b"), candidate("c")]).ask).toEqual([
    { volunteerId: "a", chance: 9 / 12 },
    { volunteerId: "b", chance: 1 / 4 },
  ]);
});

it("the better fit comes first, but who was just asked steps back", () => {
  expect(wave([candidate("a", 0.4), candidate("b", 0.6)]).ask.map((one) => one.volunteerId)).toEqual(["b", "a"]);
  expect(wave([candidate("a", 0.4), candidate("b", 0.6, [past(1)])]).ask.map((one) => one.volunteerId)).toEqual([
    "a",
    "b",
  ]);
  expect(freshnessOf([], NOW)).toBe(1);
  expect(freshnessOf([past(30), past(7)], NOW)).toBeCloseTo(1 - Math.exp(-1));
});

it("nobody is asked within seven days of a no, more than twice a week, or twice about one gap", () => {
  const { ask, spared } = wave([
    candidate("rests", 1, [no(6.9)]),
    candidate("rested", 1, [no(7)]),
    candidate("twice", 1, [past(6), past(1)]),
    candidate("once", 1, [past(7), past(1)]),
    candidate("again", 1, [past(0.2, { isThisGap: true })]),
  ]);
  expect(ask.map((one) => one.volunteerId).toSorted()).toEqual(["once", "rested"]);
  expect(spared).toEqual([
    { volunteerId: "rests", code: "RESTS_AFTER_NO", until: new Date(NOW.getTime() + 0.1 * DAY) },
    { volunteerId: "twice", code: "ASKED_ENOUGH", until: new Date(NOW.getTime() + DAY) },
    { volunteerId: "again", code: "ALREADY_ASKED", until: null },
  ]);
});

it("a wave waits four hours for the answers to the one before", () => {
  const before = (hours: number) => wave([candidate("a")], 1, new Date(NOW.getTime() - hours * 3_600_000));
  expect(before(3).notBefore).toEqual(new Date(NOW.getTime() + 3_600_000));
  expect(before(4).notBefore).toBeNull();
  expect(wave([]).notBefore).toBeNull();
  expect(before(4).nextAt).toEqual(new Date(NOW.getTime() + 4 * 3_600_000));
});

it("each candidate is asked, spared with a reason, or not needed, in whatever order they come", () => {
  const anyAsk = fc
    .record({ days: fc.double({ min: 0, max: 20, noNaN: true }), isNo: fc.boolean() })
    .map(({ days, isNo }) => (isNo ? no(days) : past(days)));
  const anyCandidates = fc.uniqueArray(
    fc.record({
      volunteerId: fc.string(),
      fit: fc.double({ min: 0, max: 1, noNaN: true }),
      asks: fc.array(anyAsk, { maxLength: 4 }),
    }),
    { selector: (one) => one.volunteerId },
  );
  fc.assert(
    fc.property(anyCandidates, fc.integer({ min: 0, max: 5 }), (candidates, missing) => {
      const { ask, spared, expected } = wave(candidates, missing);
      const out = new Set(spared.map((one) => one.volunteerId));
      expect(ask.filter((one) => out.has(one.volunteerId))).toEqual([]);
      expect(expected < missing).toBe(expected < missing && ask.length + spared.length === candidates.length);
      const last = ask.at(-1)?.chance ?? 0;
      expect(ask.length === 0 || expected - last < missing).toBe(true);
      expect(wave(candidates.toReversed(), missing).ask).toEqual(ask);
    }),
  );
});

it("the day has four bands", () => {
  const hours = [5.9, 6, 11.9, 12, 16.9, 17, 21.9, 22, 25];
  expect(hours.map((hour) => hourBandOf(hour * 60))).toEqual([
    "night",
    "morning",
    "morning",
    "afternoon",
    "afternoon",
    "evening",
    "evening",
    "night",
    "night",
  ]);
});
