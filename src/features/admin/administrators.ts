import { ensure } from "../../shared/access/decision.ts";
import { dateColumn, dayOf } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import { mayLoseAdministration } from "./administrators.policy.ts";

/** One change at a time to who administrates: two that are asked for together are judged one after the other. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('administrators'))`;
}

/** Throws conflict when nobody but this person could administrate. Call it under `lockAdministrators`. */
export async function ensureAdministratorStays(tx: Tx, personId: string, now: Date): Promise<void> {
  const others = await tx.roleGrant.count({
    where: {
      role: "administrator",
      revokedAt: null,
      validFrom: { lte: dateColumn(dayOf(now)) },
      validUntil: null,
      personId: { not: personId },
      person: { deactivatedAt: null, credential: { totpConfirmedAt: { not: null } } },
    },
  });
  ensure(mayLoseAdministration(others));
}
