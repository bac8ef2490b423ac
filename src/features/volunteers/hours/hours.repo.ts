import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { contentMark } from "../../../shared/forms/contentMark.ts";
import type { Addressed } from "./hours.words.ts";
import type { HoursScope } from "./hours.policy.ts";

/** Somebody on a shift that took place, with what was recorded so far. */
export interface Attendance {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** Erased meanwhile: the time stays, without a name. */
  readonly isGone: boolean;
  readonly state: "accepted" | "confirmed" | "attended" | "no_show";
  readonly version: number;
  /** Confirmed minutes; null while nothing was confirmed. */
  readonly minutes: number | null;
  readonly contestText: string | null;
  readonly isContested: boolean;
}

/** Everybody who was to come to a shift, by name. */
export function loadAttendances(db: Db | Tx, shiftId: string): Promise<readonly Attendance[]> {
  return db.$queryRaw<Attendance[]>`
    SELECT a."id", a."personId", p."displayName" AS name, p."state" = 'anonymised' AS "isGone", a."state"::text, a."version",
      h."minutes", a."contestText", a."contestedAt" IS NOT NULL AND a."contestDecidedAt" IS NULL AS "isContested"
    FROM "Assignment" a JOIN "Person" p ON p."id" = a."personId"
    LEFT JOIN "HoursEntry" h ON h."assignmentId" = a."id" AND h."state" = 'confirmed'
    WHERE a."shiftId" = ${shiftId}::uuid AND a."state" IN ('accepted', 'confirmed', 'attended', 'no_show')
    ORDER BY p."sortKey", a."id"`;
}

/** What a page about a shift was opened on: changes with whoever records something meanwhile. */
export function markOf(attendances: readonly Attendance[]): string {
  return contentMark(...attendances.map(({ id, version, minutes }) => `${id} ${String(version)} ${String(minutes)}`));
}

/** A shift and its need, as far as it lies within the scope; null otherwise. */
export function findShift(db: Db | Tx, { isEverything, organisationIds }: HoursScope, needId: string, shiftId: string) {
  return db.shift.findFirst({
    where: {
      id: shiftId,
      needId,
      need: { archivedAt: null, ...(isEverything ? {} : { organizationId: { in: [...organisationIds] } }) },
    },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      state: true,
      need: { select: { id: true, title: true, isExample: true } },
    },
  });
}
export type FoundShift = NonNullable<Awaited<ReturnType<typeof findShift>>>;

/** A need within the scope; null otherwise. */
export function findNeed(db: Db | Tx, { isEverything, organisationIds }: HoursScope, needId: string) {
  return db.need.findFirst({
    where: { id: needId, archivedAt: null, ...(isEverything ? {} : { organizationId: { in: [...organisationIds] } }) },
    select: { id: true, title: true, timeKind: true, isExample: true },
  });
}
export type FoundNeed = NonNullable<Awaited<ReturnType<typeof findNeed>>>;

/** Locks an assignment and reads what deciding about it needs. */
export async function lockAssignment(tx: Tx, assignmentId: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "Assignment" WHERE "id" = ${assignmentId}::uuid FOR UPDATE`;
  const assignment = await tx.assignment.findFirst({ where: { id: assignmentId }, select: ASSIGNMENT });
  if (!assignment) throw notFound();
  return assignment;
}

const ASSIGNMENT = {
  id: true,
  personId: true,
  needId: true,
  state: true,
  startsAt: true,
  endsAt: true,
  decidedAt: true,
  contestedAt: true,
  contestDecidedAt: true,
  contestText: true,
  need: { select: { title: true } },
  person: {
    select: {
      id: true,
      email: true,
      phone: true,
      postalAddress: true,
      preferredChannel: true,
      uiLanguage: true,
      state: true,
    },
  },
} as const satisfies Prisma.AssignmentSelect;
export type LockedAssignment = Awaited<ReturnType<typeof lockAssignment>>;

/** The person an assignment is about, as letters reach them; null for somebody who was erased. */
export function addressedOf({ person, need, startsAt, endsAt, needId }: LockedAssignment): Addressed | null {
  const { state, ...told } = person;
  return state === "anonymised" ? null : { person: told, need: need.title, needId, startsAt, endsAt };
}
