import { allow, deny, ensure, type Decision } from "../../../shared/access/decision.ts";
import type { WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { PERSON_TABLES } from "./personTables.repo.ts";
import { leaveEverything, type StepBackDeps } from "./stepBack.ts";

/** People who work at the desk give their roles back first; the administration ends those. */
function mayErase(person: { readonly rolesNow: number }): Decision {
  return person.rolesNow > 0 ? deny("volunteers:erase.staff") : allow;
}

/**
 * Erases a volunteer (Art. 17 DSGVO): every table by its rule in personTables.ts, all sessions ended. What remains is
 * that somebody helped, without whom; and the trace that somebody was erased.
 */
export function createEraseVolunteer(deps: StepBackDeps) {
  const { unitOfWork, now, ...ways } = deps;
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR UPDATE`;
      const person = await tx.person.findFirst({
        where: { id: personId, state: { not: "anonymised" }, volunteerProfile: { isNot: null } },
        select: { id: true, email: true, _count: { select: { roleGrants: { where: { revokedAt: null } } } } },
      });
      if (!person) throw notFound();
      ensure(mayErase({ rolesNow: person._count.roleGrants }));
      await leaveEverything({ work, now: now(), ...ways }, personId);
      for (const { erase } of PERSON_TABLES) await erase(tx, { id: person.id, email: person.email });
      audit({ action: "volunteer.erased", resourceType: "person", resourceId: personId });
    });
}
