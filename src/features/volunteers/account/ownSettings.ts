import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { WriteLetter } from "../letters.ts";
import { consentColumns } from "../storeVolunteer.ts";
import type { Tell } from "../telling/tell.ts";
import { leaveEverything } from "./stepBack.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly tell: Tell;
  readonly now: Clock;
}

/** Pauses a volunteer until a day to come, or ends the pause (null). What is agreed already stays. */
export function createPauseVolunteer({ unitOfWork, now }: Pick<Deps, "unitOfWork" | "now">) {
  return (by: WorkBy, personId: string, until: Temporal.PlainDate | null): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      if (until !== null && Temporal.PlainDate.compare(until, dayOf(now())) <= 0) {
        throw new AppError("conflict", "volunteers:pause.past");
      }
      const changed = await tx.volunteerProfile.updateMany({
        where: { personId },
        data: { pausedUntil: until === null ? null : dateColumn(until) },
      });
      if (changed.count === 0) throw notFound();
      audit({
        action: until === null ? "volunteer.resumed" : "volunteer.paused",
        resourceType: "person",
        resourceId: personId,
      });
    });
}

/** Takes the consent back: nothing may be done with the data any more, so everything still to come is given back. */
export function createWithdrawConsent({ unitOfWork, now, ...ways }: Deps) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      await tx.consent.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: now() } });
      await tx.person.updateMany({
        where: { id: personId, state: "active" },
        data: { state: "dormant", version: { increment: 1 } },
      });
      audit({ action: "consent.withdrawn", resourceType: "person", resourceId: personId });
      await leaveEverything({ work, now: now(), ...ways }, personId);
    });
}

/** Gives the consent again, in the wording of today. */
export function createGiveConsent({ unitOfWork, now }: Pick<Deps, "unitOfWork" | "now">) {
  return (by: WorkBy, personId: string, { t, language }: Reader): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const standing = await tx.consent.count({ where: { personId, withdrawnAt: null } });
      audit({ action: "consent.given", resourceType: "person", resourceId: personId });
      if (standing > 0) return;
      const consent = consentColumns({ t, language, channel: "web", givenAt: now() });
      await tx.consent.create({ data: { personId, ...consent } });
      await tx.person.updateMany({
        where: { id: personId, state: "dormant" },
        data: { state: "active", version: { increment: 1 } },
      });
    });
}
