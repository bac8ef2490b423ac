import { byText } from "./rank.ts";
import { restOf } from "./rest.ts";
import { topOf } from "./topOf.ts";
import { DAY_MS } from "./weekTime.ts";

const HOUR_MS = 3_600_000;
/** A wave waits this long for answers before the next one. */
const WAVE_HOURS = 4;
const WEEK_DAYS = 7;
/** Beta(1, 3): before any ask, one in four is expected to say yes. */
const PRIOR = { yes: 1, no: 3 } as const;

export type HourBand = "morning" | "afternoon" | "evening" | "night";

/** An earlier ask to step in for somebody. */
export interface PastAsk {
  readonly at: Date;
  readonly band: HourBand;
  /** Null while there is no answer. */
  readonly answer: "yes" | "no" | null;
  /** When the answer came; null while there is none. */
  readonly answeredAt: Date | null;
  /** Asked about this very gap. */
  readonly isThisGap: boolean;
}

/** Somebody eligible for the gap, with the fit of fitOf. */
export interface CoverCandidate {
  readonly volunteerId: string;
  readonly fit: number;
  readonly asks: readonly PastAsk[];
}

export interface CoverQuestion {
  readonly missing: number;
  readonly band: HourBand;
  readonly candidates: readonly CoverCandidate[];
  /** When the last wave for this gap went out. */
  readonly lastWaveAt: Date | null;
  readonly now: Date;
}

/** Why somebody is not asked in this wave, and until when. */
export interface Spared {
  readonly volunteerId: string;
  readonly code: "ALREADY_ASKED" | "RESTS_AFTER_NO" | "ASKED_ENOUGH";
  readonly until: Date | null;
}

export interface CoverWave {
  /** Best first, with the chance of a yes that decided how many there are. */
  readonly ask: readonly { readonly volunteerId: string; readonly chance: number }[];
  readonly spared: readonly Spared[];
  /** How many yeses this wave is expected to bring; below `missing` there were not enough people. */
  readonly expected: number;
  /** The wave can go out now, or has to wait until then. */
  readonly notBefore: Date | null;
  /** When the next one is due if this one goes out now. */
  readonly nextAt: Date;
}

/**
 * Whom to ask to step in: in the order of fit and freshness as many as are expected to bring the missing people. With an
 * equal chance p for all that is ceil(missing / p). Waves go out every 4 hours; nobody is asked more than twice a week,
 * nor within 7 days of a no, nor twice about one gap.
 */
export function planWave({ missing, band, candidates, lastWaveAt, now }: CoverQuestion): CoverWave {
  const spared = candidates.flatMap((candidate) => sparedFor(candidate, now) ?? []);
  const out = new Set(spared.map((one) => one.volunteerId));
  const free = candidates
    .filter((candidate) => !out.has(candidate.volunteerId))
    .map((candidate) => ({ ...candidate, score: candidate.fit * freshnessOf(candidate.asks, now) }));
  const ordered = topOf(free.length, free, (a, b) => b.score - a.score || byText(a.volunteerId, b.volunteerId));
  const ask: { volunteerId: string; chance: number }[] = [];
  let expected = 0;
  for (const { volunteerId, asks } of ordered) {
    if (expected >= missing) break;
    const chance = chanceOfYes(asks, band);
    ask.push({ volunteerId, chance });
    expected += chance;
  }
  const due = lastWaveAt === null ? now : new Date(lastWaveAt.getTime() + WAVE_HOURS * HOUR_MS);
  return { ask, spared, expected, notBefore: due > now ? due : null, nextAt: hoursAfter(now, WAVE_HOURS) };
}

/** The expected chance of a yes in an hour band: (1 + yes) / (4 + asks); an ask without an answer brought no yes. */
export function chanceOfYes(asks: readonly PastAsk[], band: HourBand): number {
  const inBand = asks.filter((ask) => ask.band === band);
  const yes = inBand.filter((ask) => ask.answer === "yes").length;
  return (PRIOR.yes + yes) / (PRIOR.yes + PRIOR.no + inBand.length);
}

/** 0 right after an ask, close to 1 after weeks, 1 when never asked: being asked is a scarce good. */
export function freshnessOf(asks: readonly PastAsk[], now: Date): number {
  if (asks.length === 0) return 1;
  const last = Math.max(...asks.map((ask) => ask.at.getTime()));
  return 1 - Math.exp(-Math.max(0, now.getTime() - last) / (WEEK_DAYS * DAY_MS));
}

/** The band of a time of day on the wall clock in Europe/Berlin, given as minutes since midnight. */
export function hourBandOf(minute: number): HourBand {
  const hour = Math.floor(minute / 60) % 24;
  if (hour < 6 || hour >= 22) return "night";
  if (hour < 12) return "morning";
  return hour < 17 ? "afternoon" : "evening";
}

function sparedFor({ volunteerId, asks }: CoverCandidate, now: Date): Spared | null {
  if (asks.some((ask) => ask.isThisGap)) return { volunteerId, code: "ALREADY_ASKED", until: null };
  const rest = restOf(asks, now);
  return rest === null ? null : { volunteerId, ...rest };
}

function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + hours * HOUR_MS);
}
