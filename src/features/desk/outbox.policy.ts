import type { Prisma } from "../../generated/prisma/client.ts";
import { holds, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** Letters that open an account (invitation, new password): whoever reads one could use its link. */
const ACCOUNT_LETTERS = "credential.";

/** Coordinators see every letter but those, administrators see those alone; the condition for the table of mails. */
export function visibleMails(actor: Actor): Prisma.OutboxWhereInput {
  const isAccountLetter = { template: { startsWith: ACCOUNT_LETTERS } };
  const parts = [
    ...(holds(actor, "coordinator") ? [{ NOT: isAccountLetter }] : []),
    ...(holds(actor, "administrator") ? [isAccountLetter] : []),
  ];
  return { OR: parts };
}

/** Only a mail that was refused at least once and still has its words can be sent again. */
export function judgeSendingAgain(mail: { state: string; lastError: string | null; text: string }): Decision {
  const wasRefused = mail.state === "failed" || (mail.state === "queued" && mail.lastError !== null);
  return wasRefused && mail.text !== "" ? allow : deny("desk:outbox.notRefused");
}
