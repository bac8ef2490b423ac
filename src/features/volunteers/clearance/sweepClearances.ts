import { system } from "../../../shared/access/actor.ts";
import { dateColumn, dayOf } from "../../../shared/clock.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { readRules, rulesOn } from "../rules/volunteerRules.ts";
import { loadClearances } from "./clearance.repo.ts";
import { deletionOf } from "./deletionDay.ts";

/** Every night: sets the day of each record anew by how its tasks went, and deletes those whose day has come; returns how many. */
export function createSweepClearances({ db, unitOfWork, now }: Pick<FeatureDeps, "db" | "unitOfWork" | "now">) {
  return async (): Promise<number> => {
    const today = dayOf(now());
    const stored = await readRules(db);
    const judged = (await loadClearances(db, now())).map((one) => ({
      ...one,
      on: deletionOf(one, rulesOn(stored, one.seenOn), today).on,
    }));
    const isDue = ({ on }: { on: Temporal.PlainDate }) => Temporal.PlainDate.compare(on, today) <= 0;
    const due = judged.filter(isDue);
    const moved = judged.filter((one) => !isDue(one) && !one.on.equals(one.deleteAfter));
    if (due.length + moved.length === 0) return 0;
    await unitOfWork({ actor: system, requestId: null }, async ({ tx, audit, unchanged }) => {
      for (const { id, on } of moved) {
        await tx.clearanceCheck.updateMany({ where: { id }, data: { deleteAfter: dateColumn(on) } });
      }
      await tx.clearanceCheck.deleteMany({ where: { id: { in: due.map(({ id }) => id) } } });
      for (const { personId } of due) {
        audit({ action: "clearance.deleted", resourceType: "person", resourceId: personId });
      }
      if (due.length === 0) unchanged();
    });
    return due.length;
  };
}
