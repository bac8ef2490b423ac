import type { Db, Tx } from "../../../shared/db/client.ts";
import { TOLD_PERSON } from "../telling/tell.ts";

const DAY_MS = 86_400_000;

/** Everybody who has promised something that begins within a day and may still have to be reminded. */
export function engagementsToRemind(db: Db, now: Date): Promise<readonly { id: string }[]> {
  return db.assignment.findMany({
    where: {
      state: { in: ["accepted", "confirmed"] },
      startsAt: { gt: now, lte: new Date(now.getTime() + DAY_MS) },
      remindedHoursAt: null,
      person: {
        deactivatedAt: null,
        volunteerProfile: { is: { OR: [{ remindDayBefore: true }, { remindHoursBefore: { not: null } }] } },
      },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
}

/** One engagement with what a reminder needs, locked; null when it is no longer promised. */
export async function lockPromise(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "Assignment" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.assignment.findFirst({
    where: { id, state: { in: ["accepted", "confirmed"] }, startsAt: { not: null } },
    select: {
      startsAt: true,
      createdAt: true,
      decidedAt: true,
      remindedDayAt: true,
      remindedHoursAt: true,
      need: { select: { id: true, title: true, locationText: true } },
      person: {
        select: { ...TOLD_PERSON, volunteerProfile: { select: { remindDayBefore: true, remindHoursBefore: true } } },
      },
    },
  });
}

export type PromisedEngagement = NonNullable<Awaited<ReturnType<typeof lockPromise>>>;
