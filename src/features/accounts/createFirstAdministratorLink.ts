import { system } from "../../shared/access/actor.ts";
import type { FeatureDeps } from "../../shared/feature.ts";
import { hashToken, newToken } from "../../shared/ids/ids.ts";

const VALID_MS = 30 * 60_000;

/**
 * The address under which the first administrator sets a password: 30 minutes, used once, only while there is no
 * administrator. Null when there is one. An older unused link stops working.
 */
export async function createFirstAdministratorLink({
  db,
  unitOfWork,
  origin,
  now,
}: FeatureDeps): Promise<string | null> {
  const administrators = await db.roleGrant.count({
    where: { role: "administrator", revokedAt: null, person: { deactivatedAt: null } },
  });
  if (administrators > 0) return null;
  const token = newToken();
  await unitOfWork({ actor: system, requestId: null }, async ({ tx, audit }) => {
    audit({ action: "first_administrator.invited", resourceType: "credential", resourceId: null });
    await tx.oneTimeToken.deleteMany({ where: { purpose: "first_administrator" } });
    await tx.oneTimeToken.create({
      data: {
        tokenHash: hashToken(token),
        purpose: "first_administrator",
        expiresAt: new Date(now().getTime() + VALID_MS),
      },
    });
  });
  return `${origin}/einladung/${token}`;
}
