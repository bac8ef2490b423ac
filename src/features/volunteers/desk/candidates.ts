import { dateColumn, dayOf } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import { fitOf, reasonCount, type Fit } from "./fit.ts";
import type { DeskNeed } from "./deskNeeds.queries.ts";

/** Somebody who could be asked, with the reasons. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly fit: Fit;
}

/** More do not help anybody who reads a list; the others are found by the search of volunteers. */
const MOST = 200;

/** Active volunteers with a standing consent who do not pause, those with most in common first. */
export function createFindCandidates(db: Db) {
  return async (need: DeskNeed, now: Date): Promise<readonly Candidate[]> => {
    const people = await availablePeople(db, now);
    const themes = await themesOf(
      db,
      people.map((person) => person.id),
    );
    const wish = { ...need, shifts: openShifts(need, now) };
    return people
      .map(({ id, displayName, sortKey, languages, skills, availabilities }) => {
        const skillIds = skills.map((skill) => skill.termId);
        const offer = { themeIds: themes.get(id) ?? [], skillIds, languages, times: availabilities };
        return { id, name: displayName, sortKey, fit: fitOf(offer, wish) };
      })
      .toSorted((a, b) => reasonCount(b.fit) - reasonCount(a.fit) || a.sortKey.localeCompare(b.sortKey))
      .slice(0, MOST);
  };
}

function availablePeople(db: Db, now: Date) {
  const today = dateColumn(dayOf(now));
  return db.person.findMany({
    where: {
      state: "active",
      deactivatedAt: null,
      consents: { some: { withdrawnAt: null } },
      volunteerProfile: { is: { OR: [{ pausedUntil: null }, { pausedUntil: { lt: today } }] } },
    },
    orderBy: [{ lastActiveAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    take: 1000,
    select: {
      id: true,
      displayName: true,
      sortKey: true,
      languages: true,
      skills: { select: { termId: true } },
      availabilities: { select: { weekday: true, startMinute: true, endMinute: true } },
    },
  });
}

async function themesOf(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const links = await db.attribute.findMany({
    where: { linkType: "person", linkId: { in: [...personIds] } },
    select: { linkId: true, termId: true },
  });
  const byPerson = Map.groupBy(links, (link) => link.linkId);
  return new Map([...byPerson].map(([id, own]) => [id, own.map((link) => link.termId)]));
}

/** Shifts to come that still have a place. */
export function openShifts(need: DeskNeed, now: Date): DeskNeed["shifts"] {
  return need.shifts.filter(
    ({ state, startsAt, maxPeople, placesTaken }) =>
      (state === "planned" || state === "confirmed") && startsAt > now && placesTaken < maxPeople,
  );
}
