import type { Block, BlockCode, Warning } from "./blocks.ts";
import type { ReadyCommitment, ReadyOpportunity, ReadySpan, ReadyVolunteer } from "./ready.ts";
import { MINUTE_MS } from "./weekTime.ts";

/** A shorter overlap, or a shorter way from one engagement to the next, only warns. */
export const NARROW_MINUTES = 15;

type DateRule = (volunteer: ReadyVolunteer, span: ReadySpan, id: string) => Block | null;

const DATE_RULES: readonly { readonly code: BlockCode; readonly rule: DateRule }[] = [
  { code: "COLLIDES", rule: collides },
  { code: "HOURS_CAP", rule: burstsHours },
  { code: "DAY_CAP", rule: burstsDay },
];

/** What blocks every date: a series of which some dates can be taken is open, with a warning. */
export function dateBlocks(volunteer: ReadyVolunteer, { facts, spans }: ReadyOpportunity): readonly Block[] {
  const [first] = spans;
  if (first === undefined || isUnbound(volunteer)) return [];
  const blocks: Block[] = [];
  for (const { rule } of DATE_RULES) {
    const block = rule(volunteer, first, facts.id);
    if (block !== null && spans.every((span) => rule(volunteer, span, facts.id) !== null)) blocks.push(block);
  }
  return blocks;
}

/** Dates of a series that cannot be taken, and engagements that leave little time between. */
export function dateWarnings(volunteer: ReadyVolunteer, { facts, spans }: ReadyOpportunity): readonly Warning[] {
  if (isUnbound(volunteer)) return [];
  const some = DATE_RULES.flatMap(({ code, rule }): Warning[] => {
    const dates = spans.filter((span) => rule(volunteer, span, facts.id) !== null).length;
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
export function minutesBetween(
  a: { readonly startsAt: number; readonly endsAt: number },
  b: { readonly startsAt: number; readonly endsAt: number },
): number {
  return Math.max(b.startsAt - a.endsAt, a.startsAt - b.endsAt) / MINUTE_MS;
}

/** Whether a date is lost to something accepted before: overlaps by 15 minutes or more. */
export function isBusy(volunteer: ReadyVolunteer, span: ReadySpan, id: string): boolean {
  return volunteer.commitments.some((one) => one.opportunityId !== id && minutesBetween(one, span) <= -NARROW_MINUTES);
}

function isNarrow(minutes: number): boolean {
  return minutes > -NARROW_MINUTES && minutes < NARROW_MINUTES;
}

/** Nothing accepted and no limit that one date alone could burst. */
function isUnbound({ facts, commitments }: ReadyVolunteer): boolean {
  return commitments.length === 0 && facts.maxHoursPerWeek === null && facts.maxShiftsPerDay !== 0;
}

function others({ commitments }: ReadyVolunteer, id: string): readonly ReadyCommitment[] {
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
