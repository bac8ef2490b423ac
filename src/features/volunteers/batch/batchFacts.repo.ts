import { dayOf } from "../../../shared/clock.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";
import { isResting, loadAsked } from "../fitting/desk/rest.repo.ts";
import { loadHistory } from "../fitting/history.repo.ts";
import { loadOpportunityFacts, type NamedOpportunity } from "../fitting/opportunityFacts.repo.ts";
import { loadVolunteerFacts, type NamedVolunteer } from "../fitting/volunteerFacts.repo.ts";
import type { Pair } from "../matching/flow/batch.ts";
import type { Commitment, History } from "../matching/types.ts";

/** What a proposal is worked out from. */
export interface BatchFacts {
  readonly volunteers: readonly NamedVolunteer[];
  readonly shifts: readonly NamedOpportunity[];
  /** Who was asked often enough this week, or said no in it. */
  readonly resting: ReadonlySet<string>;
  readonly history: History;
  /** Who gave one of these shifts back or said no to it: not proposed for it again. */
  readonly declined: readonly Pair[];
  readonly now: Date;
}

/** Which shifts: of these needs, on these days (ISO text, both inclusive). */
export interface Wanted {
  readonly needIds: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** The people who can be asked and the shifts to come. An offer that still stands keeps its person from elsewhere. */
export async function loadBatchFacts(db: Db | Tx, wanted: Wanted, now: Date): Promise<BatchFacts> {
  const shifts = await loadShifts(db, wanted, now);
  const people = await loadVolunteerFacts(db, "askable", now);
  const asked = await loadAsked(
    db,
    people.map(({ facts }) => facts.id),
    now,
  );
  const offers = await openOffers(db, now);
  return {
    volunteers: people.map(({ name, facts }) => ({
      name,
      facts: { ...facts, commitments: [...facts.commitments, ...(offers.get(facts.id) ?? [])], asked: [] },
    })),
    shifts,
    resting: new Set(people.filter(({ facts }) => isResting(asked.get(facts.id))).map(({ facts }) => facts.id)),
    history: await loadHistory(db, {}),
    declined: await declinedPairs(
      db,
      shifts.map(({ facts }) => facts.id),
    ),
    now,
  };
}

/** The shifts to come of a proposal, in the order of time. */
async function loadShifts(
  db: Db | Tx,
  { needIds, from, until }: Wanted,
  now: Date,
): Promise<readonly NamedOpportunity[]> {
  const shifts: NamedOpportunity[] = [];
  for (const needId of needIds) shifts.push(...(await loadOpportunityFacts(db, { needId }, now)));
  return shifts
    .filter(({ startsAt }) => startsAt !== null && isWithin(dayOf(startsAt).toString(), from, until))
    .toSorted((a, b) => Number(a.startsAt) - Number(b.startsAt) || a.title.localeCompare(b.title, "de"));
}

function isWithin(day: string, from: string, until: string): boolean {
  return from <= day && day <= until;
}

async function openOffers(db: Db | Tx, now: Date): Promise<ReadonlyMap<string, readonly Commitment[]>> {
  const rows = await db.assignment.findMany({
    where: { state: { in: ["offered", "suggested"] }, shiftId: { not: null }, startsAt: { gt: now } },
    select: { personId: true, shiftId: true, startsAt: true, endsAt: true },
  });
  const commitments = rows.flatMap(({ personId, shiftId, startsAt, endsAt }) =>
    shiftId === null || startsAt === null || endsAt === null
      ? []
      : [{ personId, opportunityId: shiftId, startsAt, endsAt }],
  );
  return Map.groupBy(commitments, (one) => one.personId);
}

async function declinedPairs(db: Db | Tx, shiftIds: readonly string[]): Promise<readonly Pair[]> {
  const rows = await db.assignment.findMany({
    where: { shiftId: { in: [...shiftIds] }, state: { in: ["declined", "withdrawn"] } },
    select: { personId: true, shiftId: true },
  });
  return rows.flatMap(({ personId, shiftId }) =>
    shiftId === null ? [] : [{ volunteerId: personId, opportunityId: shiftId }],
  );
}
