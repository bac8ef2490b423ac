import type { Tx } from "../../shared/db/client.ts";

/** Signs a person out everywhere, at once; `except` is the stored (hashed) id of a session that may go on. */
export async function endSessions(tx: Tx, personId: string, except: string | null = null): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "Session"
    WHERE ("sess"->>'personId' = ${personId} OR "sess"->>'pendingPersonId' = ${personId})
      AND "sid" IS DISTINCT FROM ${except}`;
}
