import { TOLD_PERSON } from "../telling/tell.ts";
import { traceState, type Telling } from "./offers.ts";
import { readPlace } from "./place.repo.ts";
import { voidedLetter } from "./takingLetters.ts";

/**
 * Ends the waiting for a date or need that is called off, moved or closed, and tells everybody who waited. The need is
 * locked by the caller; `shiftId` null means every waiting list of the need.
 */
export async function voidWaiting(telling: Telling, needId: string, shiftId: string | null): Promise<void> {
  const { work, tell } = telling;
  const rows = await work.tx.assignment.findMany({
    where: { needId, state: "waitlisted", ...(shiftId === null ? {} : { shiftId }) },
    orderBy: { waitNumber: "asc" },
    select: { id: true, shiftId: true, person: { select: TOLD_PERSON } },
  });
  for (const row of rows) {
    await work.tx.assignment.update({ where: { id: row.id }, data: { state: "excused", version: { increment: 1 } } });
    traceState(work, row.id, "waitlisted", "excused");
    const place = await readPlace(work.tx, needId, row.shiftId);
    await tell(work, row.person, voidedLetter(place), { needId, dueAt: place.startsAt });
  }
}
