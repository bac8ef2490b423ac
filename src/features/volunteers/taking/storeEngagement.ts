import type { Work } from "../../../shared/db/unitOfWork.ts";
import type { Place } from "./place.ts";
import type { OwnPlace } from "./taking.policy.ts";

/** Whose engagement it is, and what they have on the place already. */
interface Whose {
  readonly place: Pick<Place, "needId" | "shiftId">;
  readonly personId: string;
  readonly own: OwnPlace | null;
}

interface Columns {
  readonly state: "accepted" | "suggested" | "waitlisted";
  readonly isNewcomer: boolean;
  readonly decidedAt: Date | null;
  readonly waitNumber?: number;
  readonly origin?: "swap" | "cover";
}

/**
 * Stores that somebody is in, asked for or waiting: on the row they have for the place, else on a new one, which is
 * their own doing (`origin` self) where nothing else is said. One row for each person and place is the database's promise.
 */
export async function storeEngagement(
  { tx, audit }: Work,
  { place: { needId, shiftId }, personId, own }: Whose,
  columns: Columns,
  action: "assignment.joined" | "assignment.waitlisted" | "assignment.accepted" | "assignment.taken_over",
): Promise<void> {
  const { id } =
    own === null
      ? await tx.assignment.create({
          data: { personId, needId, shiftId, origin: "self", ...columns },
          select: { id: true },
        })
      : await tx.assignment.update({
          where: { id: own.id },
          data: { ...columns, holdsPlace: false, offeredUntil: null, version: { increment: 1 } },
          select: { id: true },
        });
  audit({
    action,
    resourceType: "assignment",
    resourceId: id,
    changes: [
      { field: "needId", new: needId },
      { field: "state", old: own?.state ?? null, new: columns.state },
    ],
  });
}
