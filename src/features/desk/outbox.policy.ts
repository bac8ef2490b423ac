import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** Only a mail that was refused at least once and still has its words can be sent again. */
export function judgeSendingAgain(mail: { state: string; lastError: string | null; text: string }): Decision {
  const wasRefused = mail.state === "failed" || (mail.state === "queued" && mail.lastError !== null);
  return wasRefused && mail.text !== "" ? allow : deny("desk:outbox.notRefused");
}
