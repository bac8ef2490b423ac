const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface ReminderFacts {
  readonly startsAt: Date;
  /** When the place became the person's. */
  readonly promisedAt: Date;
  readonly remindedDayAt: Date | null;
  readonly remindedHoursAt: Date | null;
  readonly remindDayBefore: boolean;
  /** Hours before the beginning; null for none. */
  readonly remindHoursBefore: number | null;
  readonly hasMail: boolean;
}

/** Which reminder is due now: a day before, or some hours before; one letter when both are. */
export type Reminder = "day" | "hours" | null;

/**
 * A reminder is due from its moment until the beginning, once each. Whoever promised after that moment knows. Hours
 * before only mail comes in time; who gets calls and cards is reminded the day before.
 */
export function reminderDue(facts: ReminderFacts, now: Date): Reminder {
  if (facts.startsAt <= now || facts.remindedHoursAt !== null) return null;
  if (hoursAreDue(facts, now)) return "hours";
  return facts.remindDayBefore && facts.remindedDayAt === null && isDue(facts, DAY_MS, now) ? "day" : null;
}

function hoursAreDue(facts: ReminderFacts, now: Date): boolean {
  const hours = facts.hasMail ? facts.remindHoursBefore : null;
  return hours !== null && isDue(facts, hours * HOUR_MS, now);
}

function isDue({ startsAt, promisedAt }: ReminderFacts, before: number, now: Date): boolean {
  const due = startsAt.getTime() - before;
  return due <= now.getTime() && promisedAt.getTime() < due;
}
