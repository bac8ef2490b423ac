import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import { endSessions } from "../../accounts/index.ts";
import { hashCardCode, newCardCode } from "./cardCode.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

const VALID_DAYS = 365;
const DAY_MS = 86_400_000;

/** A card fresh from the desk: the code is nowhere else from now on. */
export interface IssuedCard {
  readonly code: string;
  readonly name: string;
  readonly expiresAt: Date;
}

/** Issues a card for a year; an older one ends with it. Throws conflict for people who are not confirmed or have left. */
export function createIssueCard({ unitOfWork, now }: Deps) {
  return (by: WorkBy, personId: string): Promise<IssuedCard> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
      const person = await tx.person.findFirst({
        where: { id: personId, volunteerProfile: { isNot: null } },
        select: { displayName: true, state: true, deactivatedAt: true },
      });
      if (!person) throw notFound();
      if (person.state !== "active" || person.deactivatedAt !== null) {
        throw new AppError("conflict", "access:card.notActive");
      }
      const at = now();
      const code = newCardCode();
      const expiresAt = new Date(at.getTime() + VALID_DAYS * DAY_MS);
      await tx.accessCard.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: at } });
      const issuedById = personIdOf(by.actor);
      await tx.accessCard.create({
        data: { personId, codeHash: hashCardCode(code), issuedById, issuedAt: at, expiresAt },
      });
      audit({ action: "credential.card_issued", resourceType: "credential", resourceId: personId });
      return { code, name: person.displayName, expiresAt };
    });
}

/** Ends the card, lost or no longer wanted, and every session: whoever found it is out. */
export function createEndCard({ unitOfWork, now }: Deps) {
  return (by: WorkBy, personId: string, except: string | null): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const { count } = await tx.accessCard.updateMany({
        where: { personId, revokedAt: null },
        data: { revokedAt: now() },
      });
      if (count === 0) {
        unchanged();
        return;
      }
      await endSessions(tx, personId, except);
      audit({ action: "credential.card_ended", resourceType: "credential", resourceId: personId });
    });
}
