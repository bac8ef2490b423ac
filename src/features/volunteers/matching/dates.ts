import type { Block, BlockCode, Warning } from "./blocks.ts";
import type { ReadyCommitment, ReadyOpportunity, ReadySpan, ReadyVolunteer } from "./ready.ts";
import type { TimesWish } from "./types.ts";
import { MINUTE_MS, periodOfDay } from "./weekTime.ts";

/** A shorter overlap, or a shorter way from one engagement to the next, only warns. */
const NARROW_MINUTES = 15;

type DateRule = (volunteer: ReadyVolunteer, span: ReadySpan, id: string) => Block | null;

const DATE_RULES = {
  COLLIDES: collides,
  HOURS_CAP: burstsHours,
  DAY_CAP: burstsDay,
  TIMES_CAP: burstsTimes,
} as const satisfies Partial<Record<BlockCode, DateRule>>;
const DATE_CODES = ["COLLIDES", "HOURS_CAP", "DAY_CAP", "TIMES_CAP"] as const;

/** What blocks every date: a series of which some dates can be taken is open, with a warning. */
export function blockOfDates(
  code: keyof typeof DATE_RULES,
  volunteer: ReadyVolunteer,
  { facts, spans }: ReadyOpportunity,
): Block | null {
  if (isUnbound(volunteer)) return null;
  const rule = DATE_RULES[code];
  let first: Block | null = null;
  for (const span of spans) {
    const block = rule(volunteer, span, facts.id);
    if (block === null) return null;
    first ??= block;
  }
  return first;
}

/** Dates of a series that cannot be taken, and engagements that leave little time between. */
export function dateWarnings(volunteer: ReadyVolunteer, { facts, spans }: ReadyOpportunity): readonly Warning[] {
  if (isUnbound(volunteer)) return [];
  const some = DATE_CODES.flatMap((code): Warning[] => {
    const dates = spans.filter((span) => DATE_RULES[code](volunteer, span, facts.id) !== null).length;
    return dates === 0 || dates === spans.length
      ? []
      : [{ code: "SOME_DATES_BLOCKED", because: code, dates, of: spans.length }];
  });
  const close = others(volunteer, facts.id).flatMap((commitment): Warning[] => {
    const minutes = spans.map((span) => minutesBetween(commitment, span)).find((between) => isNarrow(between));
    return minutes === undefined
      ? []
      : [{ code: "CLOSE_TOGETHER", opportunityId: commitment.opportunityId, minutesBetween: minutes }];
  });
  return [...some, ...close];
}

/** Minutes from the end of one to the start of the other; below zero they overlap. */
function minutesBetween(
  a: { readonly startsAt: number; readonly endsAt: number },
  b: { readonly startsAt: number; readonly endsAt: number },
): number {
  return Math.max(b.startsAt - a.endsAt, a.startsAt - b.endsAt) / MINUTE_MS;
}

/** Whether a date is lost to something accepted before: overlaps by 15 minutes or more. */
export function isBusy(volunteer: ReadyVolunteer, span: ReadySpan, id: string): boolean {
  for (const one of volunteer.commitments) {
    if (one.opportunityId !== id && minutesBetween(one, span) <= -NARROW_MINUTES) return true;
  }
  return false;
}

function isNarrow(minutes: number): boolean {
  return minutes > -NARROW_MINUTES && minutes < NARROW_MINUTES;
}

/** Nothing accepted and no limit that one date alone could burst. */
function isUnbound({ facts, commitments, asked }: ReadyVolunteer): boolean {
  const hasNothing = commitments.length === 0 && asked.length === 0;
  return hasNothing && facts.maxHoursPerWeek === null && facts.maxShiftsPerDay !== 0;
}

function others({ commitments }: Pick<ReadyVolunteer, "commitments">, id: string): readonly ReadyCommitment[] {
  return commitments.filter((one) => one.opportunityId !== id);
}

function collides(volunteer: ReadyVolunteer, span: ReadySpan, id: string): Block | null {
  if (!isBusy(volunteer, span, id)) return null;
  const [hit] = others(volunteer, id).filter((one) => minutesBetween(one, span) <= -NARROW_MINUTES);
  if (hit === undefined) return null;
  const { opportunityId, startsAt, endsAt } = hit;
  return { code: "COLLIDES", opportunityId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

/** Weeks run from Monday to Sunday in Europe/Berlin; a shift counts in the week it begins in. */
function burstsHours({ facts, minutesByWeek }: ReadyVolunteer, span: ReadySpan): Block | null {
  const maxHours = facts.maxHoursPerWeek;
  if (maxHours === null) return null;
  const hours = ((minutesByWeek.get(span.week) ?? 0) + span.minutes) / 60;
  return hours > maxHours ? { code: "HOURS_CAP", hours, maxHours } : null;
}

/** Only a number somebody gave blocks; the usual one is for proposals. */
function burstsDay(volunteer: ReadyVolunteer, span: ReadySpan, id: string): Block | null {
  const maxShifts = volunteer.facts.maxShiftsPerDay;
  if (maxShifts === null) return null;
  const taken = others(volunteer, id).filter(({ day }) => day === span.day).length;
  return taken >= maxShifts ? { code: "DAY_CAP", maxShifts } : null;
}

/** What is promised counts, and what somebody was asked for and has not answered. */
function burstsTimes(volunteer: ReadyVolunteer, span: ReadySpan, id: string): Block | null {
  const wish = volunteer.facts.maxTimes;
  if (wish === null) return null;
  const taken = others({ commitments: engagedIn(volunteer, wish.per, periodOfDay(wish.per, span.day)) }, id).length;
  return taken >= wish.count ? { code: "TIMES_CAP", wish } : null;
}

/** What somebody has promised or was asked for in a week or month. */
export function engagedIn(
  { commitments, asked }: ReadyVolunteer,
  per: TimesWish["per"],
  period: number,
): readonly ReadyCommitment[] {
  return [...commitments, ...asked].filter(({ day }) => periodOfDay(per, day) === period);
}
