import { momentAt } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";

/** A need with shifts to come. */
export interface NeedToChoose {
  readonly id: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly shifts: number;
  readonly first: Date;
  readonly last: Date;
}

/** A proposal in the list. */
export interface BatchRow {
  readonly id: string;
  readonly title: string;
  readonly startsOn: Date;
  readonly endsOn: Date;
  readonly state: "draft" | "decided" | "dropped";
  readonly proposed: number;
  readonly accepted: number;
}

/** Somebody who has something on a shift already. */
export interface Engaged {
  readonly personId: string;
  readonly name: string;
  readonly shiftId: string;
  readonly state:
    | "suggested"
    | "offered"
    | "accepted"
    | "confirmed"
    | "attended"
    | "waitlisted"
    | "declined"
    | "withdrawn"
    | "expired";
  readonly isFromHere: boolean;
}

const SHOWN = [
  "suggested",
  "offered",
  "accepted",
  "confirmed",
  "attended",
  "waitlisted",
  "declined",
  "withdrawn",
  "expired",
] as const;
const MOST_LISTED = 60;

/** The newest proposals first. */
export function listBatches(db: Db): Promise<readonly BatchRow[]> {
  return db.$queryRaw<BatchRow[]>`
    SELECT b."id", b."title", b."startsOn", b."endsOn", b."state"::text,
      (SELECT count(*)::int FROM "BatchCell" c WHERE c."batchId" = b."id" AND c."state" = 'proposed' AND NOT c."isBarred") AS proposed,
      (SELECT count(*)::int FROM "BatchCell" c WHERE c."batchId" = b."id" AND c."state" = 'accepted') AS accepted
    FROM "BatchProposal" b ORDER BY b."state" <> 'draft', b."startsOn" DESC, b."id" DESC LIMIT ${MOST_LISTED}`;
}

/** Open needs with shifts to come, in the order of their next one. */
export function needsToChoose(db: Db, now: Date): Promise<readonly NeedToChoose[]> {
  return db.$queryRaw<NeedToChoose[]>`
    SELECT n."id", n."title", o."name" AS organisation, count(*)::int AS shifts, min(s."startsAt") AS first, max(s."startsAt") AS last
    FROM "Need" n JOIN "Shift" s ON s."needId" = n."id" AND s."state" IN ('planned', 'confirmed') AND s."startsAt" > ${now}
    LEFT JOIN "Organization" o ON o."id" = n."organizationId"
    WHERE n."archivedAt" IS NULL AND n."state" = 'open'
    GROUP BY n."id", n."title", o."name" ORDER BY min(s."startsAt"), n."title" LIMIT 300`;
}

const MIDNIGHT = new Temporal.PlainTime(0);
/** As many needs as a proposal takes. */
export const MOST_NEEDS = 40;

/** The open needs that have shifts to come on a day (Europe/Berlin). */
export async function needsOn(db: Db, day: Temporal.PlainDate, now: Date): Promise<readonly string[]> {
  const [from, to] = [momentAt(day, MIDNIGHT), momentAt(day.add({ days: 1 }), MIDNIGHT)];
  const rows = await db.shift.findMany({
    where: {
      startsAt: { gte: from, lt: to, gt: now },
      state: { in: ["planned", "confirmed"] },
      need: { archivedAt: null, state: "open" },
    },
    distinct: ["needId"],
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: MOST_NEEDS,
    select: { needId: true },
  });
  return rows.map(({ needId }) => needId);
}

/** Who has something on these shifts, or had it and gave it back, by name. */
export async function engagedOn(
  db: Db,
  shiftIds: readonly string[],
  personIdsOfBatch: ReadonlySet<string>,
): Promise<readonly Engaged[]> {
  const rows = await db.assignment.findMany({
    where: { shiftId: { in: [...shiftIds] }, state: { in: [...SHOWN] }, person: { state: { not: "anonymised" } } },
    select: { personId: true, shiftId: true, state: true, origin: true, person: { select: { displayName: true } } },
    orderBy: [{ person: { sortKey: "asc" } }, { id: "asc" }],
  });
  return rows.flatMap(({ personId, shiftId, state, origin, person }) => {
    const known = SHOWN.find((one) => one === state);
    if (shiftId === null || known === undefined) return [];
    return [
      {
        personId,
        shiftId,
        state: known,
        name: person.displayName,
        isFromHere: origin === "batch" && personIdsOfBatch.has(personId),
      },
    ];
  });
}

/** The names of people in cells who cannot be asked any more. */
export async function namesOf(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.person.findMany({
    where: { id: { in: [...personIds] } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}
