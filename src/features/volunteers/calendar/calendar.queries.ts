import type { Db } from "../../../shared/db/client.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import type { AssignmentStateName } from "../volunteer.queries.ts";

/** An engagement with a date, as a calendar shows it. */
export interface OwnDate {
  readonly id: string;
  readonly state: AssignmentStateName;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly title: string;
  readonly slug: string;
  readonly locationText: string | null;
  readonly isExample: boolean;
}

/** Calendars keep what they have seen; a month back is enough to tell them of changes. */
const DAYS_BACK = 30;
const MOST = 500;

/** Whose calendar a secret opens; null for unknown, renewed and ended ones, and for people who have left. */
export function ownerOfCalendar(db: Db, secret: string): Promise<{ id: string; uiLanguage: string } | null> {
  return db.person.findFirst({
    where: { volunteerProfile: { is: { calendarKeyHash: hashToken(secret) } }, deactivatedAt: null },
    select: { id: true, uiLanguage: true },
  });
}

/** The dates of a person from a month ago on, also those that fell through: calendars have to hear of them. */
export async function ownDates(db: Db, personId: string, now: Date): Promise<readonly OwnDate[]> {
  const rows = await db.assignment.findMany({
    where: {
      personId,
      shiftId: { not: null },
      state: { notIn: ["waitlisted"] },
      startsAt: { gt: new Date(now.getTime() - DAYS_BACK * 86_400_000) },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: MOST,
    select: {
      id: true,
      state: true,
      startsAt: true,
      endsAt: true,
      version: true,
      createdAt: true,
      updatedAt: true,
      need: { select: { title: true, slug: true, locationText: true, isExample: true } },
    },
  });
  return rows.flatMap(({ need, startsAt, endsAt, ...row }) =>
    startsAt === null || endsAt === null ? [] : [{ ...row, ...need, startsAt, endsAt }],
  );
}

/** Since when a person's calendar has an address; null without one. */
export async function calendarSince(db: Db, personId: string): Promise<Date | null> {
  const profile = await db.volunteerProfile.findUnique({ where: { personId }, select: { calendarKeySince: true } });
  return profile?.calendarKeySince ?? null;
}
