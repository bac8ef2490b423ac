import { Prisma } from "../../../generated/prisma/client.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";
import { takenSince } from "../checks/checks.repo.ts";

/** A call that a volunteer can take or has taken. */
export interface CallRow {
  readonly id: string;
  readonly title: string;
  readonly isExample: boolean;
  readonly attempts: number;
  readonly dueOn: Date;
  /** Set for own calls alone. */
  readonly assignedAt: Date | null;
}

const MOST = 50;
const { sql } = Prisma;

/** Calls with a public number: this person's own, and those that nobody has at the moment. */
export function listCalls(db: Db, personId: string, now: Date): Promise<readonly CallRow[]> {
  const since = takenSince(now);
  const isOwn = sql`t."assigneeId" = ${personId}::uuid AND t."assignedAt" > ${since}`;
  return db.$queryRaw<CallRow[]>`
    SELECT t."id", coalesce(p."title", o."name") AS title, coalesce(p."isExample", o."isExample") AS "isExample", t."attempts",
      t."dueOn", CASE WHEN ${isOwn} THEN t."assignedAt" END AS "assignedAt"
    FROM "FreshnessTask" t
    LEFT JOIN "ServiceAtLocation" p ON t."linkType" = 'service_at_location' AND p."id" = t."linkId"
    LEFT JOIN "Service" s ON s."id" = p."serviceId"
    JOIN "Organization" o ON o."id" = CASE WHEN t."linkType" = 'organization' THEN t."linkId" ELSE s."organizationId" END
    WHERE t."state" = 'call' AND coalesce(p."state", o."state") IN ('published', 'needs_check')
      AND (${isOwn} OR t."assigneeId" IS NULL OR t."assignedAt" <= ${since})
      AND EXISTS (SELECT FROM "Phone" n WHERE n."serviceAtLocationId" = p."id" OR n."organizationId" = o."id")
    ORDER BY (${isOwn}) DESC, t."attempts", t."dueOn", t."id" LIMIT ${MOST}`;
}

/** How many calls somebody has taken and not finished. */
export function countOwnCalls(tx: Tx, personId: string, now: Date): Promise<number> {
  return tx.freshnessTask.count({
    where: { assigneeId: personId, state: "call", assignedAt: { gt: takenSince(now) } },
  });
}
