import type { Clock } from "../../shared/clock.ts";
import { databaseFaultOf } from "../../shared/db/databaseFault.ts";
import type { Work, UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import type { Invited, SendInvitation } from "../accounts/index.ts";
import { giveRole, type NewRole } from "./roles.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly sendInvitation: SendInvitation;
  readonly now: Clock;
}

/** Who is invited, and as what. */
export interface Invitation {
  readonly displayName: string;
  readonly email: string;
  readonly role: NewRole;
}

/**
 * Invites somebody by mail and gives them their role; a volunteer with that address keeps being the same person.
 * Throws conflict when the address has access already.
 */
export function createInvitePerson({ unitOfWork, sendInvitation, now }: Deps) {
  return async (by: WorkBy, { displayName, email, role }: Invitation): Promise<string> => {
    try {
      return await unitOfWork(by, async (work) => {
        const person = await findOrAddPerson(work, { displayName, email });
        await giveRole(work, by, { personId: person.personId, role, now: now() });
        await sendInvitation(work, person);
        return person.personId;
      });
    } catch (error) {
      // somebody registered with this address after we looked
      if (databaseFaultOf(error)?.constraint !== "Person_email_key") throw error;
      throw new AppError("conflict", "admin:people.mailTaken", { cause: error });
    }
  };
}

/** The person of an address who has no access yet, added if nobody has it; conflict when somebody has. */
export async function findOrAddPerson(
  { tx, audit }: Work,
  { displayName, email, uiLanguage = "de" }: { displayName: string; email: string; uiLanguage?: string },
): Promise<Invited> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 2))`;
  const known = await tx.person.findFirst({
    where: { email: { equals: email, mode: "insensitive" }, state: { not: "anonymised" } },
    select: {
      id: true,
      displayName: true,
      uiLanguage: true,
      deactivatedAt: true,
      credential: { select: { login: true } },
    },
  });
  if (known && (known.credential !== null || known.deactivatedAt !== null))
    throw new AppError("conflict", "admin:people.mailTaken");
  if (known) return { personId: known.id, email, displayName: known.displayName, uiLanguage: known.uiLanguage };
  const added = await tx.person.create({
    data: { displayName, sortKey: sortKeyFrom(displayName), email, uiLanguage, state: "invited", source: "desk" },
    select: { id: true },
  });
  const changes = [{ field: "displayName" }, { field: "email" }];
  audit({ action: "person.added", resourceType: "person", resourceId: added.id, changes });
  return { personId: added.id, email, displayName, uiLanguage };
}

/** Sends a new link to somebody who has not accepted yet; the old one stops working. */
export function createInviteAgain({ unitOfWork, sendInvitation }: Deps) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      const person = await work.tx.person.findFirst({
        where: { id: personId, deactivatedAt: null, credential: null, roleGrants: { some: {} }, email: { not: null } },
        select: { email: true, displayName: true, uiLanguage: true },
      });
      if (!person) throw notFound();
      await sendInvitation(work, { ...person, personId, email: person.email ?? "" });
    });
}
