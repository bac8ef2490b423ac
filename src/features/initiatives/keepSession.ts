import type { Request } from "express";
import type { SessionData } from "express-session";
import { sessionOf } from "../../shared/http/sessions.ts";

/**
 * Writes into the session and waits until it is stored. The answer's head leaves before the session is stored
 * otherwise, and a fast browser follows the redirect to a page that does not know of it yet.
 */
export async function keepInSession(req: Request, write: (session: SessionData) => void): Promise<void> {
  const session = sessionOf(req);
  if (!session) return;
  write(session);
  await new Promise<void>((resolve, reject) => {
    req.session.save((error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error("The session could not be stored"));
      else resolve();
    });
  });
}
