import type { Tx } from "../db/client.ts";
import type { Language } from "../text/languages.ts";

/** A mail to be sent when the transaction that writes it has succeeded. Plain text; addresses come through Zod. */
export interface MailDraft {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Which letter this is, for the list in the desk: "registration.confirm". */
  readonly template: string;
  readonly language: Language;
  /** Id of the record whose mail it is: a check that goes on differently when it cannot be delivered, a volunteer with whom it is erased. */
  readonly concerns?: string | null;
}

export type QueueMail = (tx: Tx, draft: MailDraft) => Promise<void>;
/** Asks a worker to run once the transaction is committed. */
export type EnqueueInTransaction = (tx: Tx, queue: string, data: Readonly<Record<string, string>>) => Promise<void>;

export const MAIL_QUEUE = "mail";

/** Writes the mail and its job together with the change that causes it (ADR 0012). */
export function createQueueMail(enqueue: EnqueueInTransaction): QueueMail {
  return async (tx, draft) => {
    const { to, concerns = null, ...rest } = draft;
    const data = { recipient: to, concernsId: concerns, ...rest };
    const row = await tx.outbox.create({ data, select: { id: true } });
    await enqueue(tx, MAIL_QUEUE, { outboxId: row.id });
  };
}
