import { ensure } from "../../shared/access/decision.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { LANGUAGES } from "../../shared/text/languages.ts";
import { judgeSendingAgain, visibleMails } from "./outbox.policy.ts";

/**
 * Sends a mail once more that the server refused: a new one with the same words takes its place, and the old one is
 * emptied, so that an attempt still under way finds nothing to send.
 */
export function createSendAgain(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, mail }) => {
      await tx.$queryRaw`SELECT "id" FROM "Outbox" WHERE "id" = ${id}::uuid FOR UPDATE`;
      const old = await tx.outbox.findFirst({
        where: { id, ...visibleMails(by.actor) },
        select: {
          recipient: true,
          subject: true,
          text: true,
          template: true,
          language: true,
          concernsId: true,
          state: true,
          lastError: true,
        },
      });
      if (!old) throw notFound();
      ensure(judgeSendingAgain(old));
      await tx.outbox.update({
        where: { id },
        data: { state: "failed", recipient: "", text: "" },
        select: { id: true },
      });
      audit({ action: "mail.sent_again", resourceType: "mail", resourceId: id });
      const language = LANGUAGES.find((known) => known === old.language) ?? "de";
      const { recipient: to, subject, text, template, concernsId: concerns } = old;
      mail({ to, subject, text, template, language, concerns });
    });
}
