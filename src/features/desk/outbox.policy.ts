import type { Prisma } from "../../generated/prisma/client.ts";
import { holds, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** Letters that open an account (invitation, new password): whoever reads one could use its link. */
const ACCOUNT_LETTERS = "credential.";

/**
 * Addresses of our own pages that hold a secret, with or without a language before them: whatever the host, a path of
 * confirming or signing in, and any path that ends in a token of 43 characters (see newToken).
 */
export const SECRET_LINK =
  /https?:\/\/[^\s<>"/]+(?:\/(?:mitmachen\/bestaetigen|konto\/link|[a-z]{2}\/mitmachen\/bestaetigen|[a-z]{2}\/konto\/link)\/[^\s<>"]*|\/[^\s<>"]*[\w-]{43}[^\s<>"]*)/gu;

export function isAccountLetter(template: string): boolean {
  return template.startsWith(ACCOUNT_LETTERS);
}

/** Coordinators see every letter but those, administrators see those alone; the condition for the table of mails. */
export function visibleMails(actor: Actor): Prisma.OutboxWhereInput {
  const areAccountLetters = { template: { startsWith: ACCOUNT_LETTERS } };
  const parts = [
    ...(holds(actor, "coordinator") ? [{ NOT: areAccountLetters }] : []),
    ...(holds(actor, "administrator") ? [areAccountLetters] : []),
  ];
  return { OR: parts };
}

/** Only a mail that was refused at least once and still has its words can be sent again. */
export function judgeSendingAgain(mail: { state: string; lastError: string | null; text: string }): Decision {
  const wasRefused = mail.state === "failed" || (mail.state === "queued" && mail.lastError !== null);
  return wasRefused && mail.text !== "" ? allow : deny("desk:outbox.notRefused");
}
