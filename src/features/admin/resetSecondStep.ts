import { personIdOf } from "../../shared/access/actor.ts";
import { ensure } from "../../shared/access/decision.ts";
import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import type { ResetAuthenticator } from "../accounts/index.ts";
import { ensureAdministratorStays, lockAdministrators } from "./administrators.ts";
import { mayResetAuthenticator } from "./administrators.policy.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly resetAuthenticator: ResetAuthenticator;
  readonly now: Clock;
}

/**
 * Resets somebody else's lost second step. Throws conflict for one's own, and when nobody who can sign in would
 * administrate any more: two administrators who reset each other at the same moment must not both succeed.
 */
export function createResetSecondStep({ unitOfWork, resetAuthenticator, now }: Deps) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      ensure(mayResetAuthenticator({ actorId: personIdOf(by.actor), personId }));
      await lockAdministrators(work.tx);
      const held = await work.tx.roleGrant.count({ where: { personId, role: "administrator", revokedAt: null } });
      if (held > 0) await ensureAdministratorStays(work.tx, personId, now());
      await resetAuthenticator(work, personId);
    });
}
