import type { Tx } from "../../../shared/db/client.ts";

/** Ends every session of a person and every link that could open a new one; a guardian's link opens none and stays. */
export async function endSessions(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Session" WHERE "sess"->>'personId' = ${personId}`;
  await tx.oneTimeToken.deleteMany({ where: { personId, purpose: { not: "guardian_consent" } } });
}
