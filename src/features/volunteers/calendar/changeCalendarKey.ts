import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { hashToken, newToken } from "../../../shared/ids/ids.ts";

/** Gives a person's calendar a new secret address; the one before it is worth nothing from then on. Returns the secret, which is nowhere else. */
export function createRenewCalendarKey({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, personId: string): Promise<string> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const secret = newToken();
      const changed = await tx.volunteerProfile.updateMany({
        where: { personId },
        data: { calendarKeyHash: hashToken(secret), calendarKeySince: now() },
      });
      if (changed.count === 0) throw notFound();
      audit({ action: "calendar.renewed", resourceType: "person", resourceId: personId });
      return secret;
    });
}

/** Ends the address of a person's calendar. */
export function createEndCalendarKey({ unitOfWork }: { unitOfWork: UnitOfWork }) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await tx.volunteerProfile.updateMany({
        where: { personId },
        data: { calendarKeyHash: null, calendarKeySince: null },
      });
      audit({ action: "calendar.ended", resourceType: "person", resourceId: personId });
    });
}
