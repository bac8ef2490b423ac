import type pg from "pg";
import { system } from "../access/actor.ts";
import type { Clock } from "../clock.ts";
import type { UnitOfWork } from "../db/unitOfWork.ts";
import { MAIL_QUEUE } from "./outbox.ts";

const BATCH = 500;
/** A mail that could not leave for so long helps nobody any more; its text and address are personal data. */
const KEPT_DAYS = 30;

/**
 * Hands in a job for every mail that waits without one: the queue drops jobs after two weeks without a mail server, and
 * a process may die between two tries. Returns how many. Doing it twice is harmless: a mail is sent by one job alone.
 */
export function createRequeueMails({ pool, enqueue }: { pool: pg.Pool; enqueue: (outboxId: string) => Promise<void> }) {
  return async (): Promise<number> => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT o."id" FROM "Outbox" o
       WHERE o."state" = 'queued' AND o."scheduledFor" <= now() AND NOT EXISTS (
         SELECT FROM jobs.job j WHERE j.name = $1 AND j.state IN ('created', 'retry', 'active')
           AND j.data->>'outboxId' = o."id"::text)
       ORDER BY o."createdAt" LIMIT ${String(BATCH)}`,
      [MAIL_QUEUE],
    );
    for (const { id } of rows) await enqueue(id);
    return rows.length;
  };
}

/** Deletes mails that did not leave within 30 days; returns how many, which the audit tells too. Safe to run again. */
export function createDiscardMails({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (): Promise<number> =>
    unitOfWork({ actor: system, requestId: null }, async ({ tx, audit, unchanged }) => {
      const writtenBefore = new Date(now().getTime() - KEPT_DAYS * 24 * 3_600_000);
      const { count } = await tx.outbox.deleteMany({
        where: { state: { in: ["queued", "failed"] }, createdAt: { lt: writtenBefore } },
      });
      if (count === 0) unchanged();
      else {
        const changes = [{ field: "mails", old: count, new: 0 }];
        audit({ action: "mail.discarded", resourceType: "mail", resourceId: null, changes });
      }
      return count;
    });
}
