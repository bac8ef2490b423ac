import { system } from "../../../shared/access/actor.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork } from "../../../shared/db/unitOfWork.ts";
import { ADULT, comesOfAgeOn, dayFromColumn } from "./age.ts";
import { forgetGuardian } from "./storeAge.ts";

/** Every night: whoever came of age is kept as such; the birth date and everything about guardians goes. */
export function createComeOfAge({ db, unitOfWork, now }: { db: Db; unitOfWork: UnitOfWork; now: Clock }) {
  return async (): Promise<void> => {
    const today = dayOf(now());
    const grown = await db.volunteerProfile.findMany({
      where: { bornOn: { lte: dateColumn(today.subtract({ years: ADULT })) } },
      select: { personId: true, bornOn: true },
    });
    for (const { personId, bornOn } of grown) {
      if (bornOn === null || Temporal.PlainDate.compare(comesOfAgeOn(dayFromColumn(bornOn)), today) > 0) continue;
      await unitOfWork({ actor: system, requestId: null }, async ({ tx, audit }) => {
        await tx.volunteerProfile.updateMany({ where: { personId }, data: { isAdult: true, bornOn: null } });
        await forgetGuardian(tx, personId);
        audit({ action: "volunteer.came_of_age", resourceType: "person", resourceId: personId });
      });
    }
  };
}
