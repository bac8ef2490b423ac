import { Prisma } from "../../../generated/prisma/client.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { HoursScope } from "./hours.policy.ts";
import { ON_NEED } from "./reportHours.ts";

const { sql } = Prisma;

/** A need that is in the scope, as SQL. */
function within({ isEverything, organisationIds }: HoursScope): Prisma.Sql {
  return sql`n."archivedAt" IS NULL AND (${isEverything}::boolean OR n."organizationId" = ANY (${[...organisationIds]}::uuid[]))`;
}

export interface OpenShift {
  readonly id: string;
  readonly needId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isExample: boolean;
  /** How many people nothing is recorded about. */
  readonly open: number;
}

export interface ReportedNeed {
  readonly needId: string;
  readonly title: string;
  readonly isExample: boolean;
  readonly count: number;
}

export interface OpenContest {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly personId: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly text: string;
  readonly contestedAt: Date;
}

/** One piece of time on a need, with who gave it. */
export interface EntryRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly isGone: boolean;
  readonly day: Date;
  readonly minutes: number;
  readonly note: string | null;
  readonly state: "reported" | "confirmed" | "refused";
  readonly answer: string | null;
}

/** One piece of time as its giver sees it. */
export interface OwnEntry {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly day: Date;
  readonly minutes: number;
  readonly note: string | null;
  readonly state: "reported" | "confirmed" | "refused";
  readonly answer: string | null;
}

/** A shift somebody was marked as missing from. */
export interface OwnMiss {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly state: "no_show" | "attended";
  readonly contestedAt: Date | null;
  readonly contestText: string | null;
  readonly contestDecidedAt: Date | null;
  readonly contestAnswer: string | null;
}

const MOST = 200;

export function createHoursQueries(db: Db) {
  return {
    /** Shifts that have begun with people nothing is recorded about, the oldest first. */
    openShifts: (scope: HoursScope, now: Date) => db.$queryRaw<OpenShift[]>`
      SELECT s."id", n."id" AS "needId", n."title", s."startsAt", s."endsAt", n."isExample", count(*)::int AS open
      FROM "Shift" s JOIN "Need" n ON n."id" = s."needId"
      JOIN "Assignment" a ON a."shiftId" = s."id" AND a."state" IN ('accepted', 'confirmed')
      JOIN "Person" p ON p."id" = a."personId" AND p."state" <> 'anonymised'
      WHERE s."startsAt" <= ${now} AND s."state" <> 'cancelled' AND ${within(scope)}
      GROUP BY s."id", n."id" ORDER BY s."startsAt", s."id" LIMIT ${MOST}`,
    /** Shifts of the last weeks with everything recorded, the newest first: to look again. */
    doneShifts: (scope: HoursScope, now: Date) => db.$queryRaw<OpenShift[]>`
      SELECT s."id", n."id" AS "needId", n."title", s."startsAt", s."endsAt", n."isExample", 0 AS open
      FROM "Shift" s JOIN "Need" n ON n."id" = s."needId"
      WHERE s."startsAt" BETWEEN ${now}::timestamptz - interval '60 days' AND ${now} AND s."state" <> 'cancelled' AND ${within(scope)}
        AND EXISTS (SELECT FROM "Assignment" a WHERE a."shiftId" = s."id" AND a."state" IN ('attended', 'no_show'))
        AND NOT EXISTS (SELECT FROM "Assignment" a WHERE a."shiftId" = s."id" AND a."state" IN ('accepted', 'confirmed'))
      ORDER BY s."startsAt" DESC, s."id" LIMIT 30`,
    /** Needs with reported time that waits for a word. */
    reportedNeeds: (scope: HoursScope) => db.$queryRaw<ReportedNeed[]>`
      SELECT n."id" AS "needId", n."title", n."isExample", count(*)::int AS count
      FROM "HoursEntry" h JOIN "Need" n ON n."id" = h."needId"
      WHERE h."state" = 'reported' AND ${within(scope)} GROUP BY n."id" ORDER BY min(h."createdAt"), n."id" LIMIT ${MOST}`,
    /** "I was there" that waits for the desk, the oldest first. */
    openContests: () => db.$queryRaw<OpenContest[]>`
      SELECT a."id", n."title", p."displayName" AS name, p."id" AS "personId", a."startsAt", a."endsAt",
        coalesce(a."contestText", '') AS text, a."contestedAt"
      FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId" JOIN "Person" p ON p."id" = a."personId"
      WHERE a."state" = 'no_show' AND a."contestedAt" IS NOT NULL AND a."contestDecidedAt" IS NULL AND p."state" <> 'anonymised'
      ORDER BY a."contestedAt", a."id" LIMIT ${MOST}`,
    /** Time on a need: what waits first, then the newest. */
    entriesOf: (needId: string) => db.$queryRaw<EntryRow[]>`
      SELECT h."id", h."personId", p."displayName" AS name, p."state" = 'anonymised' AS "isGone", h."day", h."minutes", h."note",
        h."state"::text, h."answer"
      FROM "HoursEntry" h JOIN "Person" p ON p."id" = h."personId"
      WHERE h."needId" = ${needId}::uuid ORDER BY h."state" <> 'reported', h."day" DESC, h."id" LIMIT ${MOST}`,
    /** Who is on a need without dates; an initiative reads the confirmed ones only. */
    helpersOf: async (needId: string, { isEverything }: HoursScope) => {
      const states = isEverything ? ON_NEED : ON_NEED.filter((state) => state !== "accepted");
      const rows = await db.assignment.findMany({
        where: { needId, shiftId: null, state: { in: [...states] }, person: { state: { not: "anonymised" } } },
        select: { person: { select: { id: true, displayName: true } } },
        orderBy: { person: { sortKey: "asc" } },
        distinct: ["personId"],
      });
      return rows.map(({ person }) => ({ id: person.id, name: person.displayName }));
    },
    /** All time somebody gave, the newest first. */
    ownEntries: (personId: string) => db.$queryRaw<OwnEntry[]>`
      SELECT h."id", n."title", n."slug", h."day", h."minutes", h."note", h."state"::text, h."answer"
      FROM "HoursEntry" h JOIN "Need" n ON n."id" = h."needId"
      WHERE h."personId" = ${personId}::uuid ORDER BY h."day" DESC, h."id" LIMIT ${MOST}`,
    /** Confirmed minutes: of this year, and in all. */
    ownSums: async (personId: string, firstOfYear: Date): Promise<{ year: number; all: number }> => {
      const [row] = await db.$queryRaw<{ year: number; all: number }[]>`
        SELECT coalesce(sum("minutes") FILTER (WHERE "day" >= ${firstOfYear}::date), 0)::int AS year, coalesce(sum("minutes"), 0)::int AS all
        FROM "HoursEntry" WHERE "personId" = ${personId}::uuid AND "state" = 'confirmed'`;
      return row ?? { year: 0, all: 0 };
    },
    /** Where somebody was marked as missing, and what came of it. */
    ownMisses: (personId: string) => db.$queryRaw<OwnMiss[]>`
      SELECT a."id", n."title", a."startsAt", a."endsAt", a."state"::text, a."contestedAt", a."contestText", a."contestDecidedAt", a."contestAnswer"
      FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId"
      WHERE a."personId" = ${personId}::uuid AND (a."state" = 'no_show' OR a."contestDecidedAt" IS NOT NULL)
      ORDER BY a."startsAt" DESC NULLS LAST, a."id" LIMIT 50`,
    /** Needs without dates that somebody can report time for. */
    reportableNeeds: (personId: string) => db.$queryRaw<{ id: string; title: string }[]>`
      SELECT n."id", n."title" FROM "Need" n WHERE n."timeKind" <> 'shift' AND EXISTS (
        SELECT FROM "Assignment" a WHERE a."needId" = n."id" AND a."personId" = ${personId}::uuid AND a."shiftId" IS NULL
          AND a."state" IN ('accepted', 'confirmed', 'attended'))
      ORDER BY n."title", n."id" LIMIT 50`,
    /** What a key from a letter is about; null for unknown ones and for people who were erased. */
    marked: (assignmentId: string) =>
      db.assignment.findFirst({
        where: { id: assignmentId, person: { state: { not: "anonymised" } } },
        select: {
          id: true,
          state: true,
          startsAt: true,
          endsAt: true,
          decidedAt: true,
          contestedAt: true,
          contestDecidedAt: true,
          need: { select: { title: true } },
        },
      }),
  };
}

export type HoursQueries = ReturnType<typeof createHoursQueries>;
