import type { Db } from "../../../shared/db/client.ts";
import { notFound } from "../../../shared/errors/AppError.ts";

/** The ways into one's own pages that somebody has. */
export interface OwnAccess {
  readonly hasMail: boolean;
  readonly passwordSince: Date | null;
  readonly passkeys: readonly { readonly id: string; readonly label: string; readonly createdAt: Date }[];
  readonly card: { readonly issuedAt: Date; readonly expiresAt: Date } | null;
}

export async function loadOwnAccess(db: Db, personId: string): Promise<OwnAccess> {
  const person = await db.person.findFirst({
    where: { id: personId, volunteerProfile: { isNot: null } },
    select: {
      email: true,
      volunteerProfile: { select: { passwordChangedAt: true } },
      passkeys: { select: { id: true, label: true, createdAt: true }, orderBy: { createdAt: "asc" } },
      accessCards: { where: { revokedAt: null }, select: { issuedAt: true, expiresAt: true } },
    },
  });
  if (!person) throw notFound();
  return {
    hasMail: person.email !== null,
    passwordSince: person.volunteerProfile?.passwordChangedAt ?? null,
    passkeys: person.passkeys,
    card: person.accessCards[0] ?? null,
  };
}
