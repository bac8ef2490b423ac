import type { Db } from "../../../shared/db/client.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import type { AssignmentStateName } from "../volunteer.queries.ts";

/** An offer, or what became of it, as its page shows it. */
export interface OfferRecord {
  readonly id: string;
  readonly personId: string;
  readonly state: AssignmentStateName;
  readonly offeredUntil: Date | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly hasPhone: boolean;
  /** A call was asked for and is not made yet. */
  readonly isCallWanted: boolean;
  readonly need: {
    readonly slug: string;
    readonly title: string;
    readonly timeText: string | null;
    readonly locationText: string | null;
    readonly isExample: boolean;
  };
}

/** Whose offer a secret link is about; null for unknown ones. A link stays good for looking after it was used or ran out. */
export async function offerOfLink(db: Db, token: string): Promise<{ id: string; personId: string } | null> {
  const found = await db.oneTimeToken.findFirst({
    where: { tokenHash: hashToken(token), purpose: "answer_offer", person: { deactivatedAt: null } },
    select: { subjectId: true, personId: true },
  });
  return found?.subjectId && found.personId ? { id: found.subjectId, personId: found.personId } : null;
}

/** One offer of a person; null for somebody else's. */
export async function loadOffer(
  db: Db,
  { id, personId }: { id: string; personId: string },
): Promise<OfferRecord | null> {
  const found = await db.assignment.findFirst({
    where: { id, personId },
    select: {
      id: true,
      personId: true,
      needId: true,
      state: true,
      offeredUntil: true,
      startsAt: true,
      endsAt: true,
      need: { select: { slug: true, title: true, timeText: true, locationText: true, isExample: true } },
      person: { select: { phone: true } },
    },
  });
  if (!found) return null;
  const { person, needId, ...offer } = found;
  const calls = await db.contactTask.count({ where: { personId, needId, template: "offer.call_me", state: "open" } });
  return { ...offer, hasPhone: person.phone !== null, isCallWanted: calls > 0 };
}
