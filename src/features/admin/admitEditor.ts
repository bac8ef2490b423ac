import type { Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import type { SendInvitation } from "../accounts/index.ts";
import { findOrAddPerson } from "./invitePerson.ts";
import { giveRole } from "./roles.ts";

/** Somebody who shall keep the entries of one organisation. */
export interface NewEditor {
  readonly displayName: string;
  /** Confirmed by its owner. */
  readonly email: string;
  readonly uiLanguage: string;
  readonly organizationId: string;
}

/**
 * Makes somebody an editor of an organisation, inside another piece of work: people with access get the role ("given"),
 * all others an invitation by mail ("invited"). Throws conflict when they have the role already, or are switched off.
 */
export type AdmitEditor = (work: Work, by: WorkBy, editor: NewEditor) => Promise<"given" | "invited">;

export function createAdmitEditor({
  sendInvitation,
  now,
}: {
  sendInvitation: SendInvitation;
  now: Clock;
}): AdmitEditor {
  return async (work, by, { organizationId, ...person }) => {
    const role = { role: "editor", themeId: null, organizationId, validUntil: null } as const;
    const known = await findWithAccess(work.tx, person.email);
    if (known) {
      if (known.deactivatedAt !== null) throw new AppError("conflict", "admin:people.mailTaken");
      await giveRole(work, by, { personId: known.id, role, now: now() });
      return "given";
    }
    const invited = await findOrAddPerson(work, person);
    await giveRole(work, by, { personId: invited.personId, role, now: now() });
    await sendInvitation(work, invited);
    return "invited";
  };
}

function findWithAccess(tx: Tx, email: string) {
  return tx.person.findFirst({
    where: {
      email: { equals: email, mode: "insensitive" },
      state: { not: "anonymised" },
      OR: [{ credential: { isNot: null } }, { deactivatedAt: { not: null } }],
    },
    select: { id: true, deactivatedAt: true },
  });
}
