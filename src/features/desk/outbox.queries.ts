import type { Actor } from "../../shared/access/actor.ts";
import type { Db } from "../../shared/db/client.ts";

import { visibleMails } from "./outbox.policy.ts";

export const MAILS_PER_PAGE = 50;

/** One mail of the outbox; text and recipient are empty once it is sent. */
export interface OutboxRow {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly template: string;
  readonly state: "queued" | "sent" | "failed";
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** The newest first; one row more than a page says that more follow. */
export function createListOutbox(db: Db) {
  return (actor: Actor, page: number): Promise<readonly OutboxRow[]> =>
    db.outbox.findMany({
      where: visibleMails(actor),
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * MAILS_PER_PAGE,
      take: MAILS_PER_PAGE + 1,
      select: {
        id: true,
        recipient: true,
        subject: true,
        text: true,
        template: true,
        state: true,
        attempts: true,
        lastError: true,
        createdAt: true,
        sentAt: true,
      },
    });
}
