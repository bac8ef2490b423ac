import type { Clock } from "../../shared/clock.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import { hashToken, newToken } from "../../shared/ids/ids.ts";

// Secret links: stored as a hash, used once, with an end. Opening one changes nothing: mail scanners open them too.

type Purpose = "first_administrator" | "invitation" | "password_reset" | "authenticator_reset";

export const INVITATION_MS = 7 * 24 * 3_600_000;
export const RESET_MS = 30 * 60_000;

/** A link that still works, and for whom. */
export interface OpenLink {
  readonly purpose: Purpose;
  readonly person: { readonly id: string; readonly displayName: string; readonly email: string | null } | null;
}

/** Creates a link for a person; returns the secret that only the mail may hold. */
export async function createLink(
  tx: Tx,
  given: { purpose: Purpose; personId: string; expiresAt: Date },
): Promise<string> {
  const token = newToken();
  await tx.oneTimeToken.create({ data: { ...given, tokenHash: hashToken(token) } });
  return token;
}

/** Looks without using: null when the link is unknown, used, over, or its person may not sign in. */
export function createFindLink({ db, now }: { db: Db; now: Clock }) {
  return async (token: string, purposes: readonly Purpose[]): Promise<OpenLink | null> => {
    const row = await db.oneTimeToken.findFirst({
      where: {
        tokenHash: hashToken(token),
        purpose: { in: [...purposes] },
        usedAt: null,
        expiresAt: { gt: now() },
        OR: [{ personId: null }, { person: { deactivatedAt: null, state: { not: "anonymised" } } }],
      },
      select: { purpose: true, person: { select: { id: true, displayName: true, email: true } } },
    });
    return row && { purpose: row.purpose as Purpose, person: row.person };
  };
}

export type FindLink = ReturnType<typeof createFindLink>;

/** Uses a link up; false when somebody else was first or it is over. Twenty at once: one true. */
export async function useLink(tx: Tx, given: { token: string; purpose: Purpose; now: Date }): Promise<boolean> {
  const { count } = await tx.oneTimeToken.updateMany({
    where: {
      tokenHash: hashToken(given.token),
      purpose: given.purpose,
      usedAt: null,
      expiresAt: { gt: given.now },
    },
    data: { usedAt: given.now },
  });
  return count === 1;
}
