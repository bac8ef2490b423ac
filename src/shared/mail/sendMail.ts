import type { Transporter } from "nodemailer";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/client.ts";

/** The queue tries a refused mail again this many times, over about four hours; then the mail counts as failed. */
export const MAIL_RETRIES = 8;

interface ClaimedMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
}

/**
 * Sends one mail of the outbox and empties its text and address. It is claimed first, for a quarter of an hour, so that
 * two jobs or processes never send it side by side. The Message-ID is the row's id, so that a mail sent twice after a
 * crash is recognised as the same one. Throws when the server refuses, so that the queue tries again.
 */
export function createSendMail({
  db,
  transport,
  now,
}: {
  db: Db;
  transport: Pick<Transporter, "sendMail">;
  now: Clock;
}) {
  return async (outboxId: string): Promise<void> => {
    const mail = await claimMail(db, outboxId);
    if (!mail) return;
    try {
      await transport.sendMail({
        to: { name: "", address: mail.recipient },
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@stadtteilladen>`,
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": mail.language },
      });
    } catch (error) {
      const kind = errorKind(error);
      await noteRefusal(db, outboxId, kind);
      // the queue keeps what it is thrown, with every property
      throw new Error(`The mail server refused: ${kind}`);
    }
    await db.outbox.update({
      where: { id: outboxId },
      data: { state: "sent", sentAt: now(), attempts: { increment: 1 }, recipient: "", text: "", lastError: null },
    });
  };
}

/** The mail, if it still waits and nobody else is sending it. The database's clock rules over several processes. */
async function claimMail(db: Db, id: string): Promise<ClaimedMail | undefined> {
  const [mail] = await db.$queryRaw<ClaimedMail[]>`
    UPDATE "Outbox" SET "scheduledFor" = now() + interval '15 minutes'
    WHERE "id" = ${id}::uuid AND "state" = 'queued' AND "scheduledFor" <= now()
    RETURNING "id", "recipient", "subject", "text", "language"`;
  return mail;
}

/** Counts the try and lets go of the mail; after the last one it waits for somebody at the desk. */
async function noteRefusal(db: Db, id: string, kind: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "Outbox" SET "attempts" = "attempts" + 1, "lastError" = ${kind}, "scheduledFor" = now(),
      "state" = CASE WHEN "attempts" >= ${MAIL_RETRIES} THEN 'failed' ELSE "state" END
    WHERE "id" = ${id}::uuid`;
}

/** Only the kind of failure is kept: SMTP answers repeat the address. */
function errorKind(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? "unknown", responseCode === undefined ? "" : String(responseCode)].join(" ").trim();
}
