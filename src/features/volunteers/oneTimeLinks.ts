import type { Db, Tx } from "../../shared/db/client.ts";
import { hashToken, newToken } from "../../shared/ids/ids.ts";

export type LinkPurpose = "confirm_registration" | "volunteer_sign_in";
/** 48 hours to confirm a registration, 30 minutes to sign in. */
const VALID_MS = { confirm_registration: 48 * 60 * 60_000, volunteer_sign_in: 30 * 60_000 } as const;

/** Makes a secret for a link and stores its hash; returns the secret, which is nowhere else. */
export async function createLink(tx: Tx, purpose: LinkPurpose, personId: string, now: Date): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + VALID_MS[purpose]);
  await tx.oneTimeToken.create({ data: { tokenHash: hashToken(token), purpose, personId, expiresAt } });
  return token;
}

/** Whether a link can still be used. Looking changes nothing: mail scanners follow links. */
export async function isLinkGood(db: Db, purpose: LinkPurpose, token: string, now: Date): Promise<boolean> {
  const found = await db.oneTimeToken.count({
    where: {
      tokenHash: hashToken(token),
      purpose,
      usedAt: null,
      expiresAt: { gt: now },
      person: { deactivatedAt: null },
    },
  });
  return found === 1;
}

/** Uses a link: of any number of parallel tries one gets the person's id, the others null. */
export async function spendLink(tx: Tx, purpose: LinkPurpose, token: string, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw<{ personId: string | null }[]>`
    UPDATE "OneTimeToken" SET "usedAt" = ${now}
    WHERE "tokenHash" = ${hashToken(token)} AND "purpose" = ${purpose}::"TokenPurpose"
      AND "usedAt" IS NULL AND "expiresAt" > ${now}
    RETURNING "personId"`;
  return rows[0]?.personId ?? null;
}

/** Makes the open links of somebody useless, because newer words took the place of those they belong to. */
export async function endLinks(tx: Tx, purpose: LinkPurpose, personId: string, now: Date): Promise<void> {
  await tx.oneTimeToken.updateMany({ where: { personId, purpose, usedAt: null }, data: { usedAt: now } });
}
