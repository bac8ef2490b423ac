import { dateColumn, dayOf, type Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import type { SecretBox } from "../../shared/ids/secretBox.ts";
import { useLink, type OpenLink } from "./links.ts";
import type { Passwords } from "./passwords.ts";
import { newTotpKey } from "./totp.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly passwords: Passwords;
  readonly secretBox: SecretBox;
  readonly now: Clock;
}

/** What somebody gives who accepts: the login is asked of the first administrator only, else it is the invited one. */
export interface Acceptance {
  readonly token: string;
  readonly displayName: string;
  readonly login: string;
  readonly password: string;
}

/**
 * Uses an invitation up and gives the person a login, a password and the key of an authenticator, which is confirmed
 * in the next step. Throws conflict when the link was used meanwhile or the address belongs to somebody.
 */
export function createAcceptInvitation({ unitOfWork, passwords, secretBox, now }: Deps) {
  return async (by: WorkBy, link: OpenLink, given: Acceptance): Promise<string> => {
    const passwordHash = await passwords.hash(given.password);
    const totpSecret = secretBox.seal(newTotpKey());
    return unitOfWork(by, async ({ tx, audit }) => {
      const isFirst = await useLink(tx, { token: given.token, purpose: link.purpose, now: now() });
      if (!isFirst) throw new AppError("conflict", "accounts:link.used");
      const personId = link.person
        ? await welcomeInvited(tx, link.person.id, given)
        : await addFirstAdministrator(tx, given, now());
      const credential = { login: given.login, passwordHash, totpSecret, recoveryCodes: [] };
      await tx.credential.create({ data: { personId, ...credential, passwordChangedAt: now() } });
      audit({ action: "credential.created", resourceType: "credential", resourceId: personId });
      if (!link.person) audit({ action: "role_grant.added", resourceType: "role_grant", resourceId: personId });
      return personId;
    });
  };
}

/** Who accepted before (with another mail) has a login already; a second one would replace the password. */
async function welcomeInvited(tx: Tx, personId: string, { displayName }: Acceptance): Promise<string> {
  if ((await tx.credential.count({ where: { personId } })) > 0) throw new AppError("conflict", "accounts:link.used");
  await tx.person.update({
    where: { id: personId },
    data: { displayName, sortKey: sortKeyFrom(displayName), state: "active", version: { increment: 1 } },
  });
  return personId;
}

async function addFirstAdministrator(tx: Tx, given: Acceptance, moment: Date): Promise<string> {
  const taken = await tx.person.count({
    where: { email: { equals: given.login, mode: "insensitive" }, state: { not: "anonymised" } },
  });
  if (taken > 0) throw new AppError("conflict", "accounts:invitation.mailTaken");
  const person = await tx.person.create({
    data: {
      displayName: given.displayName,
      sortKey: sortKeyFrom(given.displayName),
      email: given.login,
      state: "active",
      source: "desk",
      roleGrants: { create: { role: "administrator", validFrom: dateColumn(dayOf(moment)) } },
    },
    select: { id: true },
  });
  return person.id;
}
