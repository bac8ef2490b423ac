import type { Db } from "../../../shared/db/client.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { FigurePeriod } from "./period.ts";

const { sql } = Prisma;
/** States in which somebody said yes, or came after it. */
const YES = sql`('accepted', 'confirmed', 'attended', 'no_show', 'excused')`;
/** A match counts when it comes within so many days. */
const MATCH_DAYS = 14;
/** "Still active" looks so many days on. */
const STAY_DAYS = 90;

export interface RawFigures {
  readonly contact: { readonly median: number | null; readonly people: number; readonly waiting: number };
  readonly matches: { readonly needs: number; readonly matched: number };
  readonly minimum: { readonly needed: number; readonly filled: number };
  readonly declines: readonly { readonly reason: string; readonly count: number }[];
  readonly asks: { readonly asks: number; readonly yes: number };
  readonly spread: {
    readonly initiatives: number;
    readonly connections: number;
    readonly gini: number | null;
    /** The fewest initiatives that have half of the connections. */
    readonly half: number;
  };
  readonly noShow: { readonly came: number; readonly missed: number };
  readonly active: { readonly people: number; readonly still: number };
  readonly hours: readonly { readonly month: string; readonly minutes: number; readonly people: number }[];
}

/** All figures of a period, each counted by the database in one statement. */
export function createFigureQueries(db: Db) {
  return async (period: FigurePeriod, now: Date): Promise<RawFigures> => {
    const [contact, matches, minimum, declines, asks, spread, noShow, active, hours] = await Promise.all([
      one<RawFigures["contact"]>(db, contactSql(period)),
      one<RawFigures["matches"]>(db, matchesSql(period, now)),
      one<RawFigures["minimum"]>(db, minimumSql(period, now)),
      db.$queryRaw<RawFigures["declines"]>(declinesSql(period)),
      one<RawFigures["asks"]>(db, asksSql(period)),
      one<RawFigures["spread"]>(db, spreadSql(period)),
      one<RawFigures["noShow"]>(db, noShowSql(period)),
      one<RawFigures["active"]>(db, activeSql(period, now)),
      db.$queryRaw<RawFigures["hours"]>(hoursSql(period)),
    ]);
    return { contact, matches, minimum, declines, asks, spread, noShow, active, hours };
  };
}

async function one<Row>(db: Db, query: Prisma.Sql): Promise<Row> {
  const [row] = await db.$queryRaw<Row[]>(query);
  if (row === undefined) throw new Error("A figure without a row");
  return row;
}

/** From the registration to the first talk or the first offer, whichever came first. */
function contactSql({ begins, ends }: FigurePeriod): Prisma.Sql {
  return sql`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM greatest(c.at, p."createdAt") - p."createdAt") / 86400) FILTER (WHERE c.at IS NOT NULL)::float AS median,
      count(c.at)::int AS people, count(*) FILTER (WHERE c.at IS NULL)::int AS waiting
    FROM "Person" p JOIN "VolunteerProfile" v ON v."personId" = p."id"
    CROSS JOIN LATERAL (SELECT least(v."contactedAt", (SELECT min(a."createdAt") FROM "Assignment" a
      WHERE a."personId" = p."id" AND a."origin" IN ('offer', 'coordinator', 'batch'))) AS at) c
    WHERE p."createdAt" >= ${begins} AND p."createdAt" < ${ends} AND p."state" <> 'anonymised'`;
}

/** Needs opened in the period, at least 14 days ago, to which somebody said yes within 14 days. */
function matchesSql({ begins, ends }: FigurePeriod, now: Date): Prisma.Sql {
  return sql`
    SELECT count(*)::int AS needs, count(*) FILTER (WHERE EXISTS (SELECT FROM "Assignment" a WHERE a."needId" = n."id"
      AND a."state" IN ${YES} AND a."createdAt" <= n.opened + make_interval(days => ${MATCH_DAYS}::int)))::int AS matched
    FROM (SELECT "id", coalesce("opensAt", "createdAt") AS opened FROM "Need" WHERE "state" <> 'draft') n
    WHERE n.opened >= ${begins} AND n.opened < ${ends} AND n.opened + make_interval(days => ${MATCH_DAYS}::int) <= ${now}`;
}

/** Of the least number of people each shift needs, how many places were taken when it began. */
function minimumSql({ begins, ends }: FigurePeriod, now: Date): Prisma.Sql {
  return sql`
    SELECT coalesce(sum(s."minPeople"), 0)::int AS needed, coalesce(sum(least(s."minPeople", coalesce(t.taken, 0))), 0)::int AS filled
    FROM "Shift" s LEFT JOIN (SELECT a."shiftId", count(*)::int AS taken FROM "Assignment" a
      WHERE a."shiftId" IS NOT NULL AND a."state" IN ('accepted', 'confirmed', 'attended', 'no_show') GROUP BY 1) t ON t."shiftId" = s."id"
    WHERE s."startsAt" >= ${begins} AND s."startsAt" < least(${ends}::timestamptz, ${now}::timestamptz) AND s."state" <> 'cancelled'`;
}

/** What people said no to, by their reason; what the desk declined has no place here. */
function declinesSql({ begins, ends }: FigurePeriod): Prisma.Sql {
  return sql`
    SELECT coalesce(a."declineReason"::text, 'none') AS reason, count(*)::int AS count FROM "Assignment" a
    WHERE a."state" = 'declined' AND a."origin" <> 'self'
      AND coalesce(a."decidedAt", a."updatedAt") >= ${begins} AND coalesce(a."decidedAt", a."updatedAt") < ${ends}
    GROUP BY 1`;
}

/** Offers and calls for help at short notice, and how many of them led to a yes. */
function asksSql({ begins, ends }: FigurePeriod): Prisma.Sql {
  return sql`
    SELECT (SELECT count(*)::int FROM "Assignment" a WHERE a."origin" IN ('offer', 'batch') AND a."createdAt" >= ${begins} AND a."createdAt" < ${ends})
        + (SELECT count(*)::int FROM "CoverAsk" k WHERE k."askedAt" >= ${begins} AND k."askedAt" < ${ends}) AS asks,
      (SELECT count(*)::int FROM "Assignment" a WHERE a."origin" IN ('offer', 'batch') AND a."createdAt" >= ${begins} AND a."createdAt" < ${ends} AND a."state" IN ${YES})
        + (SELECT count(*)::int FROM "CoverAsk" k WHERE k."askedAt" >= ${begins} AND k."askedAt" < ${ends} AND k."answer" = 'yes') AS yes`;
}

/** How evenly the yeses of the period went to the initiatives that asked (Gini: 0 all alike, towards 1 all to one). */
function spreadSql({ begins, ends }: FigurePeriod): Prisma.Sql {
  return sql`
    WITH given AS (
      SELECT o."id", (SELECT count(*)::int FROM "Need" m JOIN "Assignment" a ON a."needId" = m."id" AND a."state" IN ${YES}
        AND a."createdAt" >= ${begins} AND a."createdAt" < ${ends} WHERE m."organizationId" = o."id") AS yes
      FROM "Organization" o WHERE EXISTS (SELECT FROM "Need" n WHERE n."organizationId" = o."id" AND n."state" <> 'draft'
        AND n."createdAt" < ${ends} AND (n."state" NOT IN ('closed', 'cancelled') OR n."updatedAt" >= ${begins}))),
    ranked AS (SELECT yes, row_number() OVER (ORDER BY yes, "id") AS place, count(*) OVER () AS k, sum(yes) OVER () AS s,
      sum(yes) OVER (ORDER BY yes DESC, "id") - yes AS before FROM given)
    SELECT coalesce(max(k), 0)::int AS initiatives, coalesce(max(s), 0)::int AS connections,
      (CASE WHEN max(s) > 0 THEN 2.0 * sum(place * yes) / (max(k) * max(s)) - (max(k) + 1.0) / max(k) END)::float AS gini,
      count(*) FILTER (WHERE before * 2 < s)::int AS half
    FROM ranked`;
}

/** Who came to shifts of the period, and who did not; what somebody contests counts once it is decided. */
function noShowSql({ begins, ends }: FigurePeriod): Prisma.Sql {
  return sql`
    SELECT count(*) FILTER (WHERE a."state" = 'attended')::int AS came,
      count(*) FILTER (WHERE a."state" = 'no_show' AND (a."contestedAt" IS NULL OR a."contestDecidedAt" IS NOT NULL))::int AS missed
    FROM "Assignment" a WHERE a."shiftId" IS NOT NULL AND a."startsAt" >= ${begins} AND a."startsAt" < ${ends}
      AND a."state" IN ('attended', 'no_show')`;
}

/** People whose first confirmed time lies in the period, 90 days ago at least, and who gave time 90 days later or have a task. */
function activeSql({ from, until }: FigurePeriod, now: Date): Prisma.Sql {
  return sql`
    WITH begun AS (SELECT h."personId", min(h."day") AS first FROM "HoursEntry" h WHERE h."state" = 'confirmed' GROUP BY 1
      HAVING min(h."day") BETWEEN ${from.toString()}::date AND ${until.toString()}::date
        AND min(h."day") + ${STAY_DAYS}::int <= (${now}::timestamptz AT TIME ZONE 'Europe/Berlin')::date)
    SELECT count(*)::int AS people, count(*) FILTER (WHERE
      EXISTS (SELECT FROM "HoursEntry" l WHERE l."personId" = b."personId" AND l."state" = 'confirmed' AND l."day" >= b.first + ${STAY_DAYS}::int)
      OR EXISTS (SELECT FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId" WHERE a."personId" = b."personId" AND a."state" IN ('accepted', 'confirmed')
        AND n."state" NOT IN ('closed', 'cancelled') AND (a."startsAt" IS NULL OR a."startsAt" >= b.first + ${STAY_DAYS}::int)))::int AS still
    FROM begun b`;
}

/** Confirmed time by month, and how many people gave it. */
function hoursSql({ from, until }: FigurePeriod): Prisma.Sql {
  return sql`
    SELECT to_char(m.first, 'YYYY-MM') AS month, coalesce(sum(h."minutes"), 0)::int AS minutes, count(DISTINCT h."personId")::int AS people
    FROM generate_series(${from.toString()}::date::timestamp, ${until.toString()}::date::timestamp, interval '1 month') AS m(first)
    LEFT JOIN "HoursEntry" h ON h."state" = 'confirmed' AND h."day" >= m.first::date AND h."day" < (m.first + interval '1 month')::date
    GROUP BY m.first ORDER BY m.first`;
}
