import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { askGuardian } from "../guardian/askGuardian.ts";
import type { WriteLetter } from "../letters.ts";
import { createLink, spendLink, type LinkPurpose } from "../oneTimeLinks.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly now: Clock;
}

/**
 * Confirms a registration or signs in by the link of a mail, once; returns whose it is. A minor's guardian is asked when
 * the registration is confirmed. A spent link is notFound.
 */
export function createFollowLink({ unitOfWork, writeLetter, now }: Omit<Deps, "db">) {
  return (by: WorkBy, purpose: LinkPurpose, token: string): Promise<string> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const personId = await spendLink(tx, purpose, token, now());
      if (personId === null) throw notFound();
      const alive = await tx.person.updateMany({
        where: { id: personId, deactivatedAt: null, state: { not: "anonymised" } },
        data: { lastActiveAt: now() },
      });
      if (alive.count === 0) throw notFound();
      const confirmed = await tx.person.updateMany({
        where: { id: personId, state: "invited" },
        data: { state: "active", version: { increment: 1 } },
      });
      if (confirmed.count === 1) {
        audit({ action: "volunteer.confirmed", resourceType: "person", resourceId: personId });
        await askGuardian({ work, writeLetter, now: now() }, personId);
      }
      audit({ action: "volunteer.signed_in", resourceType: "session", resourceId: personId });
      return personId;
    });
}

/** Sends a link to sign in if the address belongs to a volunteer; otherwise nothing happens, and nobody is told. */
export function createRequestSignIn({ db, unitOfWork, writeLetter, now }: Deps) {
  return async (by: WorkBy, email: string, need: string | null): Promise<void> => {
    const person = await db.person.findFirst({
      where: {
        email: { equals: email, mode: "insensitive" },
        state: { not: "anonymised" },
        deactivatedAt: null,
        volunteerProfile: { isNot: null },
      },
      select: { id: true, email: true, uiLanguage: true },
    });
    if (!person) return;
    await unitOfWork(by, async ({ tx, audit, mail }) => {
      const token = await createLink(tx, "volunteer_sign_in", person.id, now());
      audit({ action: "sign_in_link.sent", resourceType: "session", resourceId: person.id });
      const draft = writeLetter(person, {
        template: "volunteer.sign_in",
        subject: "volunteers:mail.signIn.subject",
        text: "volunteers:mail.signIn.text",
        path: volunteerPaths.link(token, need),
      });
      if (draft) mail(draft);
    });
  };
}
