import opening_hours from "opening_hours";
import type { opening_hours as Parsed } from "opening_hours";
import { dayOf, momentAt } from "../../shared/clock.ts";

// The evaluator reads the clock of the process: TZ is Europe/Berlin everywhere (package.json, Dockerfile, tests).

/** The state of a place at one moment, as its opening hours tell. */
export interface HoursState {
  readonly kind: "open" | "shut" | "unknown";
  /** When the state changes by itself; null when it does not within 400 days. */
  readonly nextChangeAt: Date | null;
  /** What the hours say in words: "nach Vereinbarung". */
  readonly comment: string;
  /** For hours with a known beginning and no known end ("08:30+"): since when it is open. */
  readonly openSince: Date | null;
}

/** A time during which a place is open, or (not certain) may be. */
export interface OpenSpan {
  readonly from: Date;
  readonly to: Date;
  readonly isCertain: boolean;
  readonly isOpenEnded: boolean;
  readonly comment: string;
}

const HAGEN = { lat: 51.35, lon: 7.46, address: { country_code: "de", state: "Nordrhein-Westfalen" } };
const SETTINGS = { mode: undefined, tag_key: undefined, map_value: undefined, warnings_severity: 4, locale: "de" };
const LONGEST_TEXT = 500;
const KEPT_TEXTS = 5000;
const HORIZON_MS = 400 * 86_400_000;
const RETRY_MS = 3_600_000;
const GUESSED_END = /open end/u;
const NOTHING = { kind: "unknown", comment: "" } as const;

const spans = new Map<string, readonly OpenSpan[]>();
const parsedTexts = new Map<string, Parsed | null>();
const states = new Map<string, HoursState & { readonly evaluatedAt: number }>();

/** Parses an opening_hours text; throws a German explanation (a string or an Error) when it cannot be read. */
export function parseHours(text: string): Parsed {
  if (text.length > LONGEST_TEXT) throw new Error("Der Text ist zu lang.");
  return new opening_hours(text, HAGEN, SETTINGS);
}

/** The state at a moment; kept per text until it changes. A text that cannot be read is "unknown". */
export function stateAt(text: string, moment: Date): HoursState {
  const time = moment.getTime();
  const kept = states.get(text);
  if (kept && kept.evaluatedAt <= time && time < (kept.nextChangeAt?.getTime() ?? kept.evaluatedAt + HORIZON_MS / 10)) {
    return kept;
  }
  const state = { ...evaluate(text, moment), evaluatedAt: time };
  remember(states, text, state);
  return state;
}

/** The open spans that touch the time between two moments, whole ones: a span may begin before `from`. Kept. */
export function spansBetween(text: string, from: Date, to: Date): readonly OpenSpan[] {
  const key = `${String(from.getTime())} ${String(to.getTime())} ${text}`;
  const kept = spans.get(key) ?? findSpans(text, from, to);
  remember(spans, key, kept);
  return kept;
}

function findSpans(text: string, from: Date, to: Date): readonly OpenSpan[] {
  const hours = parsedHours(text);
  if (!hours) return [];
  try {
    return hours
      .getOpenIntervals(anchorBefore(from), to)
      .filter(([, end]) => end > from)
      .map(([start, end, isUncertain, comment]) => toSpan(text, [start, end, isUncertain, comment ?? ""]));
  } catch {
    return [];
  }
}

function evaluate(text: string, moment: Date): HoursState {
  const hours = parsedHours(text);
  if (!hours) return { ...NOTHING, nextChangeAt: null, openSince: null };
  try {
    return walkTo(hours, text, moment);
  } catch {
    return { ...NOTHING, nextChangeAt: new Date(moment.getTime() + RETRY_MS), openSince: null };
  }
}

interface Stretch {
  readonly from: Date;
  readonly kind: HoursState["kind"];
  readonly comment: string;
}

/** The stretch that holds the moment, and the next one of another kind. */
function walkTo(hours: Parsed, text: string, moment: Date): HoursState {
  const runs = runsAround(hours, moment);
  const { kind, comment, from } = runs.findLast((run) => run.from <= moment) ?? { ...NOTHING, from: moment };
  return {
    kind,
    nextChangeAt: runs.find((run) => run.from > moment)?.from ?? null,
    comment: GUESSED_END.test(comment) ? "" : comment,
    openSince: kind === "unknown" && endIsGuessed(text, comment) ? from : null,
  };
}

/** Neighbouring stretches of one kind are one run, with its latest comment: a new comment alone is no change. */
function runsAround(hours: Parsed, moment: Date): readonly Stretch[] {
  const runs: Stretch[] = [];
  for (const stretch of stretches(hours, moment)) {
    const last = runs.at(-1);
    if (last?.kind !== stretch.kind) runs.push(stretch);
    else if (stretch.from <= moment) runs.splice(-1, 1, { ...stretch, from: last.from });
    if (stretch.from > moment && runs.at(-1) === stretch) break;
  }
  return runs;
}

/**
 * What the hours say, piece by piece, from noon of the day before. Asking the library for a moment directly fails in
 * the hour that comes twice when the clocks go back (it then looks for the next change for ever and gives up).
 */
function* stretches(hours: Parsed, moment: Date): Generator<Stretch> {
  const iterator = hours.getIterator(anchorBefore(moment));
  const limit = new Date(moment.getTime() + HORIZON_MS);
  for (let from = iterator.getDate(); from < limit; from = iterator.getDate()) {
    const kind = iterator.getUnknown() ? "unknown" : iterator.getState() ? "open" : "shut";
    yield { from, kind, comment: iterator.getComment() ?? "" };
    if (!iterator.advance(limit) || iterator.getDate() <= from) return;
  }
}

function toSpan(text: string, [from, to, isUncertain, comment]: [Date, Date, boolean, string]): OpenSpan {
  return {
    from,
    to,
    isCertain: !isUncertain,
    isOpenEnded: isUncertain && endIsGuessed(text, comment),
    comment: GUESSED_END.test(comment) ? "" : comment,
  };
}

function endIsGuessed(text: string, comment: string): boolean {
  return GUESSED_END.test(comment) || (comment === "" && /\d\+/u.test(text));
}

function anchorBefore(moment: Date): Date {
  return momentAt(dayOf(moment).subtract({ days: 1 }), new Temporal.PlainTime(12));
}

function parsedHours(text: string): Parsed | null {
  const known = parsedTexts.get(text);
  if (known !== undefined) return known;
  let hours: Parsed | null;
  try {
    hours = parseHours(text);
  } catch {
    hours = null;
  }
  remember(parsedTexts, text, hours);
  return hours;
}

function remember<Value>(store: Map<string, Value>, text: string, value: Value): void {
  store.delete(text);
  store.set(text, value);
  const [oldest] = store.keys();
  if (store.size > KEPT_TEXTS && oldest !== undefined) store.delete(oldest);
}
