import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { endSessions } from "../accounts/index.ts";
import { ensureAdministratorStays, lockAdministrators } from "./administrators.ts";

/** Switches a person's access off and signs them out everywhere at once; never the last administrator's. */
export function createDeactivatePerson({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await lockAdministrators(tx);
      const person = await tx.person.findFirst({
        where: { id: personId, deactivatedAt: null },
        select: { roleGrants: { where: { role: "administrator", revokedAt: null }, select: { id: true } } },
      });
      if (!person) throw notFound();
      if (person.roleGrants.length > 0) await ensureAdministratorStays(tx, personId, now());
      await tx.person.update({
        where: { id: personId },
        data: { deactivatedAt: now(), version: { increment: 1 } },
      });
      await tx.oneTimeToken.deleteMany({ where: { personId, usedAt: null } });
      const sessions = await endSessions(tx, personId);
      const changes = [{ field: "sessions", old: sessions, new: 0 }];
      audit({ action: "person.deactivated", resourceType: "person", resourceId: personId, changes });
    });
}

/** Switches access on again, with the roles that are still valid. */
export function createReactivatePerson({ unitOfWork }: { unitOfWork: UnitOfWork }) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const { count } = await tx.person.updateMany({
        where: { id: personId, deactivatedAt: { not: null }, state: { not: "anonymised" } },
        data: { deactivatedAt: null, version: { increment: 1 } },
      });
      if (count === 0) throw notFound();
      audit({ action: "person.reactivated", resourceType: "person", resourceId: personId });
    });
}
