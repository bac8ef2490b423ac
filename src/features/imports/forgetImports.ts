import { system } from "../../shared/access/actor.ts";
import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork } from "../../shared/db/unitOfWork.ts";

/** Hours for which a file that nobody writes is kept. */
const KEPT_HOURS = 24;

/** Nightly: files that were uploaded and never written go, and their imports are over. */
export function createForgetImports({ unitOfWork, now }: { readonly unitOfWork: UnitOfWork; readonly now: Clock }) {
  return (): Promise<void> =>
    unitOfWork({ actor: system, requestId: null }, async ({ tx, audit, unchanged }) => {
      const before = new Date(now().getTime() - KEPT_HOURS * 3_600_000);
      const old = await tx.importRun.findMany({
        where: { state: { in: ["uploaded", "checked"] }, createdAt: { lt: before } },
        select: { id: true },
      });
      if (old.length === 0) {
        unchanged();
        return;
      }
      await tx.importRun.updateMany({
        where: { id: { in: old.map(({ id }) => id) } },
        data: { state: "cancelled", content: null, endedAt: now(), version: { increment: 1 } },
      });
      for (const { id } of old) audit({ action: "import.withdrawn", resourceType: "import", resourceId: id });
    });
}
