import type { Transporter } from "nodemailer";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/client.ts";

/**
 * Sends one mail of the outbox and empties its text and address. The Message-ID is the row's id, so that a mail sent
 * twice after a crash is recognised as the same one. Throws when the server refuses, so that the queue tries again.
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
    const mail = await db.outbox.findUnique({ where: { id: outboxId } });
    if (mail?.state !== "queued") return;
    try {
      await transport.sendMail({
        to: { name: "", address: mail.recipient },
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@stadtteilladen>`,
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": mail.language },
      });
    } catch (error) {
      await db.outbox.update({
        where: { id: outboxId },
        data: { attempts: { increment: 1 }, lastError: errorKind(error) },
      });
      throw error;
    }
    await db.outbox.update({
      where: { id: outboxId },
      data: { state: "sent", sentAt: now(), attempts: { increment: 1 }, recipient: "", text: "", lastError: null },
    });
  };
}

/** Only the kind of failure is kept: SMTP answers repeat the address. */
function errorKind(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? "unknown", responseCode === undefined ? "" : String(responseCode)].join(" ").trim();
}
