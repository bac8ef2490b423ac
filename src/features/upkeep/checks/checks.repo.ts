import type { FreshnessOutcome, FreshnessState } from "../../../generated/prisma/client.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { dateColumn, dayOf, momentAt } from "../../../shared/clock.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";
import type { KeptLink } from "../../proposals/index.ts";

export type { FreshnessOutcome, FreshnessState };

/** A call that a volunteer has taken is free again after this. */
const TAKEN_HOURS = 48;
/** An entry that was answered for is left in peace for this long, whatever became of the answer. */
const REST_DAYS = 28;

const { sql } = Prisma;

const COLUMNS = {
  id: true,
  linkType: true,
  linkId: true,
  state: true,
  askedAt: true,
  remindedAt: true,
  tokenExpiresAt: true,
  bouncedAt: true,
  assigneeId: true,
  assignedAt: true,
  attempts: true,
  version: true,
} as const;

/** One check of an entry. */
export interface CheckRow {
  readonly id: string;
  readonly link: KeptLink;
  readonly recordId: string;
  readonly state: FreshnessState;
  readonly askedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly tokenExpiresAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly assigneeId: string | null;
  readonly assignedAt: Date | null;
  readonly attempts: number;
  readonly version: number;
}

type Stored = Prisma.FreshnessTaskGetPayload<{ select: typeof COLUMNS }>;

function checkRow({ linkType, linkId, ...row }: Stored): CheckRow {
  return { ...row, recordId: linkId, link: linkType === "organization" ? "organization" : "service_at_location" };
}

/** The open check with this id or behind this token, which may be over. */
export async function findCheck(
  db: Db | Tx,
  by: { readonly id: string } | { readonly tokenHash: string },
): Promise<CheckRow | null> {
  const row = await db.freshnessTask.findFirst({ where: { ...by, state: { not: "done" } }, select: COLUMNS });
  return row && checkRow(row);
}

/** The same under a lock that lasts until the end of the transaction. */
export async function lockCheck(
  tx: Tx,
  by: { readonly id: string } | { readonly tokenHash: string },
): Promise<CheckRow | null> {
  const column = "id" in by ? sql`"id" = ${by.id}::uuid` : sql`"tokenHash" = ${by.tokenHash}`;
  await tx.$queryRaw`SELECT "id" FROM "FreshnessTask" WHERE ${column} FOR UPDATE`;
  return findCheck(tx, by);
}

export type CheckChanges = Prisma.FreshnessTaskUncheckedUpdateInput;

export async function changeCheck(tx: Tx, id: string, data: CheckChanges): Promise<void> {
  await tx.freshnessTask.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { id: true } });
}

/** Whether somebody has this call at the moment. */
export function isTaken({ assigneeId, assignedAt }: CheckRow, now: Date): boolean {
  return assigneeId !== null && assignedAt !== null && assignedAt > takenSince(now);
}

/** Calls that were taken before this are free again. */
export function takenSince(now: Date): Date {
  return new Date(now.getTime() - TAKEN_HOURS * 3_600_000);
}

/** The first moment of the day this many days before today, Europe/Berlin. */
function startOfDay(now: Date, daysAgo: number): Date {
  return momentAt(dayOf(now).subtract({ days: daysAgo }), new Temporal.PlainTime(0));
}

/**
 * Begins checks of entries whose period is over, the longest unchecked first, at most `perDay` on one day, however often
 * it is asked. An entry that is doubtful already or waits for a decision is not asked about. Returns the new ids.
 */
export async function addDueChecks(tx: Tx, perDay: number, now: Date): Promise<readonly string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('freshness:add'))`;
  const begun = await tx.freshnessTask.count({ where: { createdAt: { gte: startOfDay(now, 0) } } });
  if (begun >= perDay) return [];
  const rows = await tx.$queryRaw<{ link: KeptLink; id: string; dueOn: Date }[]>`
    SELECT d."link"::text AS link, d."id", d."dueOn" FROM (${dueEntries(now)}) d
    WHERE NOT EXISTS (SELECT FROM "FreshnessTask" t WHERE t."linkType" = d."link" AND t."linkId" = d."id"
        AND (t."state" <> 'done' OR t."doneAt" > ${startOfDay(now, REST_DAYS)}))
      AND NOT EXISTS (SELECT FROM "ChangeProposal" c WHERE c."linkType" = d."link" AND c."linkId" = d."id" AND c."state" = 'open')
    ORDER BY d."checkedOn" NULLS FIRST, d."id" LIMIT ${perDay - begun}`;
  const created = await tx.freshnessTask.createManyAndReturn({
    data: rows.map(({ link, id, dueOn }) => ({ linkType: link, linkId: id, dueOn, createdAt: now })),
    skipDuplicates: true,
    select: { id: true },
  });
  return created.map(({ id }) => id);
}

/** Public entries whose last check is older than the period of their kind, or missing. */
function dueEntries(now: Date): Prisma.Sql {
  const today = dateColumn(dayOf(now));
  return sql`
    SELECT 'service_at_location'::"LinkType" AS link, p."id", p."assuredOn" AS "checkedOn",
      coalesce((p."assuredOn" + make_interval(months => check_months('contactPoints', p."checkEveryMonths")))::date, ${today}::date) AS "dueOn"
    FROM "ServiceAtLocation" p
    WHERE p."state" = 'published' AND p."verified" <> 'historic' AND (p."assuredOn" IS NULL
      OR p."assuredOn" + make_interval(months => check_months('contactPoints', p."checkEveryMonths")) <= ${today}::date)
    UNION ALL
    SELECT 'organization', o."id", c."on",
      coalesce((c."on" + make_interval(months => check_months('initiatives', NULL)))::date, ${today}::date)
    FROM "Organization" o LEFT JOIN LATERAL (
      SELECT max((t."doneAt" AT TIME ZONE 'Europe/Berlin')::date) AS "on" FROM "FreshnessTask" t
      WHERE t."linkType" = 'organization' AND t."linkId" = o."id" AND t."outcome" IN ('confirmed', 'changed')) c ON true
    WHERE o."isInitiative" AND o."state" = 'published' AND o."verified" <> 'historic'
      AND (c."on" IS NULL OR c."on" + make_interval(months => check_months('initiatives', NULL)) <= ${today}::date)`;
}

/** What the nightly round has to look at, by what has to be done. */
export interface OpenWork {
  readonly toAsk: readonly string[];
  readonly toRemind: readonly string[];
  readonly toHandOn: readonly string[];
  readonly dead: readonly string[];
  readonly taken: readonly string[];
}

/** Days between the two letters, and between the second one and a call. */
const STEP_DAYS = 14;

/** Open checks that have to go on today. */
export async function openWork(db: Db, now: Date): Promise<OpenWork> {
  const before = startOfDay(now, STEP_DAYS - 1);
  const ids = async (where: Prisma.FreshnessTaskWhereInput) => {
    const rows = await db.freshnessTask.findMany({ where, select: { id: true }, orderBy: { id: "asc" }, take: 1000 });
    return rows.map(({ id }) => id);
  };
  const dead = await db.$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "FreshnessTask" t WHERE t."state" IN ('asked', 'reminded') AND t."bouncedAt" IS NULL AND EXISTS (
      SELECT FROM "Outbox" m WHERE m."concernsId" = t."id" AND m."state" = 'failed' AND m."text" <> '') ORDER BY t."id"`;
  return {
    toAsk: await ids({ state: "due" }),
    toRemind: await ids({ state: "asked", askedAt: { lt: before } }),
    toHandOn: await ids({ state: "reminded", remindedAt: { lt: before } }),
    dead: dead.map(({ id }) => id),
    taken: await ids({ state: "call", assigneeId: { not: null }, assignedAt: { lte: takenSince(now) } }),
  };
}

/** True when the letter of this moment has had its time. */
export function isAnswerLate(letterAt: Date | null, now: Date): boolean {
  return letterAt !== null && letterAt < startOfDay(now, STEP_DAYS - 1);
}
