import { system } from "../../shared/access/actor.ts";
import type { FeatureDeps } from "../../shared/feature.ts";
import { LINK_DAYS } from "./claims.policy.ts";

/** How long a decided or withdrawn claim is kept (Art. 5 (1) e DSGVO; told on the form). */
const KEPT_DAYS = 90;
const BATCH = 500;
const DAY_MS = 86_400_000;

/** Deletes claims that nobody confirmed within their days, and those decided 90 days ago; returns how many. */
export function createForgetClaims({ db, unitOfWork, now }: Pick<FeatureDeps, "db" | "unitOfWork" | "now">) {
  return async (): Promise<number> => {
    const before = (days: number) => new Date(now().getTime() - days * DAY_MS);
    const due = {
      OR: [
        { state: "open" as const, confirmedAt: null, updatedAt: { lt: before(LINK_DAYS) } },
        { state: { not: "open" as const }, updatedAt: { lt: before(KEPT_DAYS) } },
      ],
    };
    for (let forgotten = 0; ;) {
      const rows = await db.claimRequest.findMany({ where: due, take: BATCH, select: { id: true } });
      if (rows.length === 0) return forgotten;
      forgotten += await unitOfWork({ actor: system, requestId: null }, async ({ tx, audit }) => {
        for (const { id } of rows) audit({ action: "claim.forgotten", resourceType: "claim", resourceId: id });
        const { count } = await tx.claimRequest.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
        return count;
      });
    }
  };
}
