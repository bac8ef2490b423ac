import { Prisma } from "../../generated/prisma/client.ts";
import { momentAt, dayOf } from "../../shared/clock.ts";
import type { Db } from "../../shared/db/client.ts";
import type { WaitingKind } from "../../shared/desk/waiting.ts";
import type { DeskScope } from "./desk.scope.ts";

/** One thing that waits, as the database tells it. */
export interface WaitingRow {
  readonly kind: WaitingKind;
  readonly id: string;
  /** Reference of an enquiry, address part of an initiative. */
  readonly code: string;
  readonly title: string;
  readonly since: Date;
  readonly isWithOthers: boolean;
  readonly isExample: boolean;
}

export interface GroupedRow extends WaitingRow {
  readonly group: WaitingGroup;
  /** How many of this kind wait in this group. */
  readonly total: number;
}

/** How many things of one kind wait in one of the three groups. */
export interface WaitingCount {
  readonly kind: WaitingKind;
  readonly group: WaitingGroup;
  readonly count: number;
}
export type WaitingGroup = "overdue" | "due" | "withOthers";

export interface WeekFigures {
  readonly enquiries: number;
  readonly answered: number;
  readonly volunteers: number;
  readonly assignments: number;
}

/** What waits longer than this is overdue: an answer is promised within seven days. */
const OVERDUE_DAYS = 7;
/** "In two weeks": when an enquiry that was answered is asked about again. */
const FOLLOW_UP_DAYS = 14;
const ITEMS_PER_GROUP = 50;
/** A call that a volunteer has taken is theirs for this long. */
const TAKEN_HOURS = 48;
const { sql } = Prisma;
/** The entry of the directory that a proposal or a check r is about. */
const KEPT_ENTRY = sql`LEFT JOIN "ServiceAtLocation" p ON r."linkType" = 'service_at_location' AND p."id" = r."linkId"
    LEFT JOIN "Service" s ON s."id" = p."serviceId"
    JOIN "Organization" o ON o."id" = CASE WHEN r."linkType" = 'organization' THEN r."linkId" ELSE s."organizationId" END`;

/**
 * Everything that waits, one branch per kind, each with the moment since when. Page and navigation count with this one
 * text, so that they cannot disagree. Every branch is bound to the scope first.
 */
function waitingRows({ all, themeIds, organizationIds }: DeskScope, now: Date): Prisma.Sql {
  const today = dayOf(now);
  const askedBefore = new Date(now.getTime() - FOLLOW_UP_DAYS * 86_400_000);
  const inTheme = (kind: "service_at_location" | "need", id: Prisma.Sql) => sql`EXISTS (SELECT 1 FROM "Attribute" a
    WHERE a."linkType" = ${kind}::"LinkType" AND a."linkId" = ${id} AND a."state" = 'approved' AND a."termId" = ANY(${[...themeIds]}::uuid[]))`;
  const takenSince = new Date(now.getTime() - TAKEN_HOURS * 3_600_000);
  const nextCheck = sql`(c."assuredOn" + make_interval(months => check_months('contactPoints', c."checkEveryMonths")))`;
  const openCheck = (state: Prisma.Sql) => sql`EXISTS (SELECT FROM "FreshnessTask" k
    WHERE k."linkType" = 'service_at_location' AND k."linkId" = c."id" AND ${state})`;
  return sql`
    SELECT 'enquiry' AS kind, e."id", e."reference" AS code, left(e."text", 200) AS title, e."createdAt" AS since,
      e."state" <> 'new' AND NOT (e."state" = 'follow_up' AND e."updatedAt" < ${askedBefore}) AS "isWithOthers", e."isExample"
    FROM "Enquiry" e WHERE ${all}::boolean AND e."state" IN ('new', 'answered', 'referred', 'follow_up')
    UNION ALL
    SELECT 'registration', p."id", '', p."displayName", p."createdAt", p."state" = 'invited' AND p."email" IS NOT NULL, p."isExample"
    FROM "Person" p JOIN "VolunteerProfile" v ON v."personId" = p."id"
    WHERE ${all}::boolean AND v."contactedAt" IS NULL AND p."state" IN ('invited', 'active') AND p."deactivatedAt" IS NULL
    UNION ALL
    SELECT 'initiative', o."id", o."slug", o."name", o."createdAt", false, o."isExample"
    FROM "Organization" o WHERE ${all}::boolean AND o."isInitiative" AND o."state" IN ('published', 'needs_check')
      AND NOT EXISTS (SELECT 1 FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
        JOIN "Taxonomy" x ON x."id" = t."taxonomyId" AND x."code" = 'theme'
        WHERE a."linkType" = 'organization' AND a."linkId" = o."id" AND a."state" = 'approved')
    UNION ALL
    SELECT 'contact_point', c."id", c."slug", c."title",
      least(coalesce(${nextCheck}::timestamptz, c."createdAt"), CASE WHEN c."state" = 'needs_check' THEN c."updatedAt" END),
      ${openCheck(sql`k."state" IN ('asked', 'reminded')`)}, c."isExample"
    FROM "ServiceAtLocation" c JOIN "Service" s ON s."id" = c."serviceId"
    WHERE c."verified" <> 'historic' AND (c."state" = 'needs_check'
        OR c."state" = 'published' AND (c."assuredOn" IS NULL OR ${nextCheck} < ${today.toString()}::date))
      AND NOT (${all}::boolean AND ${openCheck(sql`k."state" = 'call'`)})
      AND (${all}::boolean OR s."organizationId" = ANY(${[...organizationIds]}::uuid[]) OR ${inTheme("service_at_location", sql`c."id"`)})
    UNION ALL
    SELECT 'contact_point', c."id", c."slug", c."title", c."createdAt", false, c."isExample"
    FROM "ServiceAtLocation" c WHERE ${all}::boolean AND c."state" = 'submitted'
    UNION ALL
    SELECT CASE WHEN o."isInitiative" THEN 'initiative' ELSE 'organization' END, o."id", o."slug", o."name", o."createdAt", false, o."isExample"
    FROM "Organization" o WHERE ${all}::boolean AND o."state" = 'submitted'
    UNION ALL
    SELECT 'event', v."id", v."slug", v."title", v."createdAt", false, v."isExample"
    FROM "Event" v WHERE ${all}::boolean AND v."state" = 'submitted'
    UNION ALL
    SELECT 'hours', s."id", n."id"::text, n."title", s."endsAt", false, n."isExample"
    FROM "Shift" s JOIN "Need" n ON n."id" = s."needId"
    WHERE s."endsAt" <= ${now} AND s."state" <> 'cancelled' AND n."archivedAt" IS NULL
      AND (${all}::boolean OR n."organizationId" = ANY(${[...organizationIds]}::uuid[]))
      AND EXISTS (SELECT FROM "Assignment" a JOIN "Person" p ON p."id" = a."personId" AND p."state" <> 'anonymised'
        WHERE a."shiftId" = s."id" AND a."state" IN ('accepted', 'confirmed'))
    UNION ALL
    SELECT 'contest', a."id", '', n."title", a."contestedAt", false, n."isExample"
    FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId" JOIN "Person" p ON p."id" = a."personId" AND p."state" <> 'anonymised'
    WHERE ${all}::boolean AND a."state" = 'no_show' AND a."contestedAt" IS NOT NULL AND a."contestDecidedAt" IS NULL
    UNION ALL
    SELECT 'claim', q."id", '', o."name", q."confirmedAt", false, o."isExample"
    FROM "ClaimRequest" q JOIN "Organization" o ON o."id" = q."organizationId"
    WHERE ${all}::boolean AND q."state" = 'open' AND q."confirmedAt" IS NOT NULL
    UNION ALL
    SELECT 'proposal', r."id", '', coalesce(p."title", o."name"), r."createdAt", false, coalesce(p."isExample", o."isExample")
    FROM "ChangeProposal" r ${KEPT_ENTRY} WHERE ${all}::boolean AND r."state" = 'open'
    UNION ALL
    SELECT 'check', r."id", '', coalesce(p."title", o."name"), coalesce(r."remindedAt", r."askedAt", r."createdAt"),
      r."assigneeId" IS NOT NULL AND r."assignedAt" > ${takenSince}, coalesce(p."isExample", o."isExample")
    FROM "FreshnessTask" r ${KEPT_ENTRY} WHERE ${all}::boolean AND r."state" = 'call'
    UNION ALL
    SELECT 'call', p."id", '', p."displayName", min(t."createdAt"), false, p."isExample"
    FROM "ContactTask" t JOIN "Person" p ON p."id" = t."personId"
    WHERE ${all}::boolean AND t."state" = 'open' AND p."state" <> 'anonymised' GROUP BY p."id"
    UNION ALL
    SELECT 'cover', s."id", '', n."title", least(l.since, CASE WHEN r."state" IN ('open', 'exhausted') THEN r."createdAt" END),
      coalesce(r."state" = 'open' AND (r."wave" = 0 OR EXISTS (SELECT FROM "CoverAsk" k
        WHERE k."requestId" = r."id" AND k."wave" = r."wave" AND k."answer" IS NULL)), false), n."isExample"
    FROM "Shift" s JOIN "Need" n ON n."id" = s."needId"
    LEFT JOIN LATERAL (SELECT c.* FROM "CoverRequest" c WHERE c."shiftId" = s."id" ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT min(coalesce(a."decidedAt", a."updatedAt")) AS since FROM "Assignment" a
      WHERE a."shiftId" = s."id" AND a."state" = 'withdrawn' AND a."isLate") l ON true
    WHERE ${all}::boolean AND s."startsAt" > ${now} AND s."state" IN ('planned', 'confirmed') AND n."archivedAt" IS NULL AND n."state" = 'open'
      AND (r."state" = 'open' OR (s."placesTaken" < s."minPeople" AND (l.since IS NOT NULL OR r."state" = 'exhausted')))
    UNION ALL
    SELECT 'need', n."id", n."slug", n."title", n."createdAt", n."state" = 'open', n."isExample"
    FROM "Need" n WHERE NOT ${all}::boolean AND n."archivedAt" IS NULL
      AND (n."state" = 'draft' OR (n."state" = 'open' AND n."placesTaken" < n."places"))
      AND (n."organizationId" = ANY(${[...organizationIds]}::uuid[]) OR ${inTheme("need", sql`n."id"`)})`;
}

function groupOf(now: Date): Prisma.Sql {
  const overdueBefore = new Date(now.getTime() - OVERDUE_DAYS * 86_400_000);
  return sql`CASE WHEN w."isWithOthers" THEN 'withOthers' WHEN w.since < ${overdueBefore} THEN 'overdue' ELSE 'due' END`;
}

export type DeskQueries = ReturnType<typeof createDeskQueries>;

export function createDeskQueries(db: Db) {
  return {
    /** The longest waiting of each kind and group, the oldest first, at most 50 of each; `total` counts all of them. */
    waiting(scope: DeskScope, now: Date): Promise<readonly GroupedRow[]> {
      return db.$queryRaw<GroupedRow[]>`
        SELECT * FROM (
          SELECT g.*, count(*) OVER (PARTITION BY g.kind, g."group")::int AS total,
            row_number() OVER (PARTITION BY g.kind, g."group" ORDER BY g.since, g."id") AS place
          FROM (SELECT w.*, ${groupOf(now)} AS "group" FROM (${waitingRows(scope, now)}) w) g) ranked
        WHERE place <= ${ITEMS_PER_GROUP} ORDER BY since, "id"`;
    },

    /** How many wait, by kind and group: for those who see no titles. */
    counts(scope: DeskScope, now: Date): Promise<readonly WaitingCount[]> {
      return db.$queryRaw<WaitingCount[]>`
        SELECT w.kind, ${groupOf(now)} AS "group", count(*)::int AS count
        FROM (${waitingRows(scope, now)}) w GROUP BY 1, 2`;
    },

    /** The same for the navigation, with the mails that could not be sent; one round trip. */
    async navigationCounts(scope: DeskScope, now: Date): Promise<ReadonlyMap<string, number>> {
      const rows = await db.$queryRaw<{ kind: string; count: number }[]>`
        SELECT w.kind, count(*)::int AS count FROM (${waitingRows(scope, now)}) w WHERE NOT w."isWithOthers" GROUP BY 1
        UNION ALL
        SELECT 'mail', count(*)::int FROM "Outbox" m WHERE ${scope.all}::boolean AND m."state" IN ('queued', 'failed') AND m."lastError" IS NOT NULL AND m."text" <> ''`;
      return new Map(rows.map(({ kind, count }) => [kind, count]));
    },

    /** What happened since Monday, Europe/Berlin. */
    async weekFigures(now: Date): Promise<WeekFigures> {
      const today = dayOf(now);
      const monday = momentAt(today.subtract({ days: today.dayOfWeek - 1 }), new Temporal.PlainTime(0));
      const [row] = await db.$queryRaw<WeekFigures[]>`
        SELECT (SELECT count(*)::int FROM "Enquiry" WHERE "createdAt" >= ${monday}) AS enquiries,
          (SELECT count(*)::int FROM "Enquiry" WHERE "createdAt" >= ${monday} AND "state" <> 'new') AS answered,
          (SELECT count(*)::int FROM "Person" p JOIN "VolunteerProfile" v ON v."personId" = p."id" WHERE p."createdAt" >= ${monday}) AS volunteers,
          (SELECT count(*)::int FROM "Assignment" WHERE "createdAt" >= ${monday} AND "state" IN ('accepted', 'confirmed', 'attended')) AS assignments`;
      return row ?? { enquiries: 0, answered: 0, volunteers: 0, assignments: 0 };
    },
  };
}
