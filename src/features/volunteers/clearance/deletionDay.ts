import type { VolunteerRules } from "../rules/volunteerRules.ts";

/** What decides how long the record of a certificate of conduct may stay. */
export interface ClearanceFacts {
  readonly seenOn: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate;
  /** A task that needs a certificate is asked for, agreed or going on. */
  readonly isEngaged: boolean;
  /** The last day of a task that needed one and was taken up; null for none. */
  readonly endedOn: Temporal.PlainDate | null;
  /** A task that needed one came to nothing after the certificate was seen. */
  readonly cameToNothing: boolean;
}

export type DeletionReason = "engaged" | "ended" | "untaken" | "waiting";

export interface Deletion {
  readonly on: Temporal.PlainDate;
  readonly reason: DeletionReason;
}

/**
 * The day on which the record is deleted (§ 72a (5) SGB VIII): at once when the task is not taken up, otherwise at
 * latest some months after its end, and in any case when it no longer counts. Never before it was made.
 */
export function deletionOf(facts: ClearanceFacts, rules: VolunteerRules, today: Temporal.PlainDate): Deletion {
  const { seenOn, validUntil, isEngaged, endedOn, cameToNothing } = facts;
  const within = (day: Temporal.PlainDate) => earlier(validUntil, later(seenOn, day));
  if (isEngaged) return { on: validUntil, reason: "engaged" };
  if (endedOn !== null) return { on: within(endedOn.add({ months: rules.clearanceDeleteMonths })), reason: "ended" };
  if (cameToNothing) return { on: within(today), reason: "untaken" };
  return { on: within(seenOn.add({ days: rules.clearanceUntakenDays })), reason: "waiting" };
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? one : other;
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one;
}
