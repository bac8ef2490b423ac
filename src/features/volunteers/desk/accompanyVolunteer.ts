import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { endSessions } from "../account/endSessions.ts";
import { leaveEverything, type StepBackDeps } from "../account/stepBack.ts";
import { askGuardian } from "../guardian/askGuardian.ts";

export const VOLUNTEER_STEPS = ["confirm", "contacted", "deactivate", "reactivate"] as const;
export type VolunteerStep = (typeof VOLUNTEER_STEPS)[number];

/**
 * One step with a volunteer: confirmed by phone, first talk held, put to rest, or back again. Resting ends sessions and
 * gives back what is still to come. Throws conflict for people who work at the desk: the administration does that.
 */
export function createTakeStep({ unitOfWork, now, ...ways }: StepBackDeps) {
  return (by: WorkBy, personId: string, step: VolunteerStep): Promise<void> =>
    unitOfWork(by, async (work) => {
      const person = await lockVolunteer(work.tx, personId);
      await noteProgress(work, personId, step, now());
      if (step === "confirm") await askGuardian({ work, now: now(), ...ways }, personId);
      if (step === "deactivate" || step === "reactivate") {
        if (person._count.roleGrants > 0) throw new AppError("conflict", "needs:volunteer.worksHere");
        const deactivatedAt = step === "deactivate" ? now() : null;
        await work.tx.person.update({ where: { id: personId }, data: { deactivatedAt } });
      }
      if (step === "deactivate") {
        await endSessions(work.tx, personId);
        await leaveEverything({ work, now: now(), ...ways }, personId);
      }
      work.audit({ action: `volunteer.${PAST[step]}`, resourceType: "person", resourceId: personId });
    });
}

const PAST = {
  confirm: "confirmed_at_desk",
  contacted: "contacted",
  deactivate: "deactivated",
  reactivate: "reactivated",
} as const satisfies Record<VolunteerStep, string>;

/** Keeps a note about somebody. The person reads it in their own data. */
export function createNoteVolunteer(unitOfWork: UnitOfWork) {
  return (by: WorkBy, personId: string, note: string | null): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await lockVolunteer(tx, personId);
      await tx.person.update({ where: { id: personId }, data: { note } });
      audit({ action: "volunteer.noted", resourceType: "person", resourceId: personId, changes: [{ field: "note" }] });
    });
}

async function noteProgress({ tx }: Work, personId: string, step: VolunteerStep, now: Date): Promise<void> {
  if (step === "confirm") {
    const data = { state: "active", version: { increment: 1 } } as const;
    await tx.person.updateMany({ where: { id: personId, state: "invited" }, data });
  }
  if (step === "contacted") {
    await tx.volunteerProfile.updateMany({ where: { personId, contactedAt: null }, data: { contactedAt: now } });
  }
}

async function lockVolunteer(tx: Tx, personId: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
  const person = await tx.person.findFirst({
    where: { id: personId, state: { not: "anonymised" }, volunteerProfile: { isNot: null } },
    select: { id: true, _count: { select: { roleGrants: { where: { revokedAt: null } } } } },
  });
  if (!person) throw notFound();
  return person;
}
