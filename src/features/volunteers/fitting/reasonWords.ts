import type { Reader } from "../../../shared/text/reader.ts";
import type { FitReason, FactsByFeature, TimeShare } from "../matching/reasons.ts";
import type { Names } from "./names.ts";

/** How a reason speaks: for, partly, against, or a question because nothing was told. */
export type ReasonSign = "fits" | "partly" | "not" | "ask";

/** One reason in a sentence that the volunteer and the desk can both read. */
export interface ReasonLine {
  readonly sign: ReasonSign;
  readonly mark: string;
  readonly label: string;
  readonly text: string;
}

export interface Words {
  readonly reader: Reader;
  readonly names: Names;
}

/** From here on a part counts as fitting; below it, and above nothing, as partly. */
const FITS_FROM = 0.75;
const MARKS: Readonly<Record<ReasonSign, string>> = { fits: "✓", partly: "~", not: "–", ask: "?" };
/** What is near enough to be said without "partly": the feature's value falls slowly. */
const NEAR_FROM = 0.4;
const MOST_TIMES = 2;

/** The parts of a fit in words, in the order they were looked at. Nothing is worked out again: all words come from the facts that decided. */
export function reasonLines(words: Words, reasons: readonly FitReason[]): readonly ReasonLine[] {
  return reasons.map((reason) => {
    if (reason.status === "ask") return line(words, "ask", words.reader.t(`fitting:ask.${reason.key}`));
    return line(words, signOf(reason.key, reason.value), textOf(words, reason));
  });
}

/** How many of the known parts fit at least half: "3 von 4 Angaben passen". */
export function countText({ t }: Reader, reasons: readonly FitReason[]): string {
  const known = reasons.filter((reason) => reason.status === "known");
  if (known.length === 0) return t("fitting:count.none");
  const fitting = known.filter(({ key, value }) => value >= (key === "distance" ? NEAR_FROM : 0.5)).length;
  if (known.length === 1) return t(fitting === 1 ? "fitting:count.only" : "fitting:count.onlyNot");
  return t("fitting:count", { count: known.length, fitting });
}

function line({ reader: { t } }: Words, sign: ReasonSign, text: string): ReasonLine {
  return { sign, mark: MARKS[sign], label: t(`fitting:sign.${sign}`), text };
}

function signOf(key: FitReason["key"], value: number): ReasonSign {
  if (value >= (key === "distance" ? NEAR_FROM : FITS_FROM)) return "fits";
  return value > 0 && key !== "distance" ? "partly" : key === "distance" ? "partly" : "not";
}

function textOf(words: Words, reason: Extract<FitReason, { status: "known" }>): string {
  if (reason.key === "time") return timeText(words, reason.facts);
  if (reason.key === "skills") return skillText(words, reason.facts);
  if (reason.key === "theme") return themeText(words, reason.facts);
  if (reason.key === "language") return languageText(words, reason.facts);
  if (reason.key === "compass") return compassText(words, reason.facts);
  return words.reader.t("fitting:distance", { way: wayText(words.reader, reason.facts.metres) });
}

function timeText({ reader }: Words, { hours, times, busyDates, dates }: FactsByFeature["time"]): string {
  const { t } = reader;
  if (hours !== null) return hoursText(reader, hours);
  if (busyDates > 0 && busyDates === dates) return t("fitting:time.busy");
  const said = timesText(reader, times);
  return busyDates > 0 ? t("fitting:time.someBusy", { said, busy: busyDates, count: dates }) : said;
}

function timesText(reader: Reader, times: readonly TimeShare[]): string {
  const named = times.slice(0, MOST_TIMES);
  const spans = reader.format.list(named.map((time) => weekTimeText(reader, time)));
  return reader.t(`fitting:time.${timeSign(named)}`, { times: spans });
}

function timeSign(times: readonly TimeShare[]): "fits" | "second" | "partly" | "not" {
  const share = times[0]?.share ?? 0;
  if (share === 0) return "not";
  if (share >= FITS_FROM) return "fits";
  return times.every((time) => time.isSecondChoice === true) ? "second" : "partly";
}

/** How long it takes, beside what is free in a week: how often a need without dates comes round stands in its own words. */
function hoursText({ t, format }: Reader, hours: NonNullable<FactsByFeature["time"]["hours"]>): string {
  const [wanted, free] = [format.number(hours.wanted), format.number(hours.free)];
  const { second = 0 } = hours;
  return second > 0
    ? t("fitting:hours.second", { wanted, free, second: format.number(second) })
    : t("fitting:hours", { wanted, free });
}

/** "Dienstag 14–16:30 Uhr" */
export function weekTimeText(
  { t, format }: Reader,
  { weekday, startMinute, endMinute }: Omit<TimeShare, "share">,
): string {
  return t("fitting:weekTime", {
    day: format.weekdayName(weekday),
    from: clockText(startMinute),
    to: clockText(endMinute % (24 * 60) || 24 * 60),
  });
}

function clockText(minute: number): string {
  const minutes = minute % 60;
  return `${String(Math.floor(minute / 60))}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
}

function skillText({ reader: { t, format }, names }: Words, { matched, missing }: FactsByFeature["skills"]): string {
  const here = format.list(
    namesFrom(
      names,
      matched.map(({ termId }) => termId),
    ),
  );
  const gone = format.list(namesFrom(names, missing));
  if (missing.length === 0) return t("fitting:skills.all", { skills: here });
  return matched.length === 0
    ? t("fitting:skills.none", { skills: gone })
    : t("fitting:skills.some", { skills: here, missing: gone });
}

function themeText({ reader: { t, format }, names }: Words, { shared, other }: FactsByFeature["theme"]): string {
  return shared.length > 0
    ? t("fitting:theme.shared", { themes: format.list(namesFrom(names, shared)) })
    : t("fitting:theme.other", { themes: format.list(namesFrom(names, other)) });
}

function languageText({ reader: { t, format }, names }: Words, { best, wanted }: FactsByFeature["language"]): string {
  if (best === null) return t("fitting:language.missing", { languages: format.list(namesFrom(names, wanted)) });
  const language = names.get(best.code) ?? best.code;
  return t(best.level === "basic" ? "fitting:language.basic" : "fitting:language.spoken", { language });
}

/** The statement that speaks loudest is told: an opposed one, else how many agree. */
function compassText({ reader: { t }, names }: Words, facts: FactsByFeature["compass"]): string {
  const [opposed] = facts.opposed;
  if (opposed !== undefined) return t("fitting:compass.opposed", { statement: names.get(opposed) ?? "" });
  const count = facts.agreed.length + facts.partly.length;
  return t("fitting:compass.agreed", { count, agreed: facts.agreed.length });
}

/** "400 m", "1,2 km": rounded as coarsely as homes are. */
export function wayText({ t, format }: Reader, metres: number): string {
  if (metres < 950)
    return t("fitting:metres", { number: format.number(Math.max(100, Math.round(metres / 100) * 100)) });
  return t("fitting:kilometres", { number: format.number(Math.round(metres / 100) / 10) });
}

export function namesFrom(names: Names, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => names.get(key) ?? []);
}
