import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import type { Passwords } from "../../accounts/index.ts";
import { hashCardCode } from "./cardCode.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Volunteers who may come in: confirmed, neither deactivated nor erased. */
const MAY_ENTER = { state: "active", deactivatedAt: null } as const;

/** Mail address and password; null when they do not belong together, with the same work for unknown addresses. */
export function createEnterByPassword({ db, unitOfWork, now, passwords }: Deps & { readonly passwords: Passwords }) {
  return async (by: WorkBy, { email, password }: { email: string; password: string }): Promise<string | null> => {
    const person = await db.person.findFirst({
      where: {
        ...MAY_ENTER,
        email: { equals: email, mode: "insensitive" },
        volunteerProfile: { is: { passwordHash: { not: null } } },
      },
      select: { id: true, volunteerProfile: { select: { passwordHash: true } } },
    });
    const isRight = await passwords.verify(person?.volunteerProfile?.passwordHash ?? null, password);
    if (person && isRight) {
      await unitOfWork(by, (work) => enter(work, person.id, now()));
      return person.id;
    }
    await unitOfWork(by, ({ audit }) => {
      audit({ action: "credential.password_refused", resourceType: "credential", resourceId: person?.id ?? null });
      return Promise.resolve();
    });
    return null;
  };
}

/** The code of a printed card, as often as wished until it ends; null when it is none. */
export function createEnterByCard({ unitOfWork, now }: Pick<Deps, "unitOfWork" | "now">) {
  return (by: WorkBy, code: string): Promise<string | null> =>
    unitOfWork(by, async (work) => {
      const at = now();
      const card = await work.tx.accessCard.findFirst({
        where: { codeHash: hashCardCode(code), revokedAt: null, expiresAt: { gt: at }, person: MAY_ENTER },
        select: { id: true, personId: true },
      });
      if (!card) {
        work.audit({ action: "credential.code_refused", resourceType: "credential", resourceId: null });
        return null;
      }
      await work.tx.accessCard.update({ where: { id: card.id }, data: { lastUsedAt: at } });
      await enter(work, card.personId, at);
      return card.personId;
    });
}

/** Notes that somebody came in. */
export async function enter({ tx, audit }: Work, personId: string, at: Date): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { lastActiveAt: at } });
  audit({ action: "volunteer.signed_in", resourceType: "session", resourceId: personId });
}
