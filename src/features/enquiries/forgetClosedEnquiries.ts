import { system } from "../../shared/access/actor.ts";
import { ZONE } from "../../shared/clock.ts";
import type { FeatureDeps } from "../../shared/feature.ts";

/** How long contact data is kept after an enquiry was closed (Art. 5 (1) e DSGVO; told on the form). */
const KEPT_MONTHS = 6;
const BATCH = 500;

/** The moment at which the contact data of an enquiry closed then is removed: six calendar months later. */
export function forgottenFrom(closedAt: Date): Date {
  const day = closedAt.toTemporalInstant().toZonedDateTimeISO(ZONE).add({ months: KEPT_MONTHS });
  return new Date(day.epochMilliseconds);
}

/** Removes name, mail, phone and person from enquiries closed six months ago; returns how many. Safe to run again. */
export function createForgetClosedEnquiries({ db, unitOfWork, now }: Pick<FeatureDeps, "db" | "unitOfWork" | "now">) {
  return async (): Promise<number> => {
    const moment = now().toTemporalInstant().toZonedDateTimeISO(ZONE).subtract({ months: KEPT_MONTHS });
    const closedBefore = new Date(moment.epochMilliseconds);
    for (let forgotten = 0; ;) {
      const due = await db.enquiry.findMany({
        where: {
          closedAt: { lt: closedBefore },
          OR: [
            { contactName: { not: null } },
            { contactEmail: { not: null } },
            { contactPhone: { not: null } },
            { personId: { not: null } },
          ],
        },
        orderBy: { closedAt: "asc" },
        take: BATCH,
        select: { id: true },
      });
      if (due.length === 0) return forgotten;
      forgotten += await unitOfWork({ actor: system, requestId: null }, async ({ tx, audit }) => {
        for (const { id } of due) audit({ action: "enquiry.forgotten", resourceType: "enquiry", resourceId: id });
        const { count } = await tx.enquiry.updateMany({
          where: { id: { in: due.map(({ id }) => id) } },
          data: { contactName: null, contactEmail: null, contactPhone: null, personId: null },
        });
        return count;
      });
    }
  };
}
