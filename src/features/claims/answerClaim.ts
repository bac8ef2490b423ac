import type { Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { hashToken } from "../../shared/ids/ids.ts";
import { isLinkOver } from "./claims.policy.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Notes that the address of a claim is its owner's; again and again means the same. AppError "notFound". */
export function createConfirmClaim({ unitOfWork, now }: Deps) {
  return (by: WorkBy, token: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const claim = await lockByToken(tx, token);
      if (claim?.state !== "open" || isLinkOver(claim, now())) throw notFound();
      if (claim.confirmedAt !== null) {
        unchanged();
        return;
      }
      const data = { confirmedAt: now(), updatedAt: now(), version: { increment: 1 } };
      await tx.claimRequest.update({ where: { id: claim.id }, data });
      audit({ action: "claim.confirmed", resourceType: "claim", resourceId: claim.id });
    });
}

/** Takes a claim back, as long as nobody has decided it. AppError "notFound". */
export function createWithdrawClaim({ unitOfWork, now }: Deps) {
  return (by: WorkBy, token: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const claim = await lockByToken(tx, token);
      if (!claim || isLinkOver(claim, now())) throw notFound();
      if (claim.state !== "open") {
        unchanged();
        return;
      }
      const data = { state: "withdrawn" as const, updatedAt: now(), version: { increment: 1 } };
      await tx.claimRequest.update({ where: { id: claim.id }, data });
      audit({
        action: "claim.withdrawn",
        resourceType: "claim",
        resourceId: claim.id,
        changes: [{ field: "state", old: "open", new: "withdrawn" }],
      });
    });
}

async function lockByToken(tx: Tx, token: string) {
  const tokenHash = hashToken(token);
  await tx.$queryRaw`SELECT 1 FROM "ClaimRequest" WHERE "tokenHash" = ${tokenHash} FOR UPDATE`;
  return tx.claimRequest.findUnique({
    where: { tokenHash },
    select: { id: true, state: true, confirmedAt: true, updatedAt: true },
  });
}
