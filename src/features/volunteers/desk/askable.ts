import { dateColumn, dayOf } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { DeskNeed } from "./deskNeeds.queries.ts";

/** Somebody who can be put down for something. */
export interface Askable {
  readonly id: string;
  readonly name: string;
}

/** More do not fit a list to choose from; whom it does not show is found by the search for people who fit. */
const MOST = 1000;

/** Active volunteers with a standing consent who do not pause, by name. */
export function createListAskable(db: Db) {
  return async (now: Date): Promise<readonly Askable[]> => {
    const rows = await db.person.findMany({
      where: {
        state: "active",
        deactivatedAt: null,
        consents: { some: { withdrawnAt: null } },
        volunteerProfile: { is: { OR: [{ pausedUntil: null }, { pausedUntil: { lt: dateColumn(dayOf(now)) } }] } },
      },
      orderBy: [{ sortKey: "asc" }, { id: "asc" }],
      take: MOST,
      select: { id: true, displayName: true },
    });
    return rows.map(({ id, displayName }) => ({ id, name: displayName }));
  };
}

/** Shifts to come that still have a place. */
export function openShifts(need: DeskNeed, now: Date): DeskNeed["shifts"] {
  return need.shifts.filter(
    ({ state, startsAt, maxPeople, placesTaken }) =>
      (state === "planned" || state === "confirmed") && startsAt > now && placesTaken < maxPeople,
  );
}
