import type { Db, Tx } from "../../../shared/db/client.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { loadVolunteerFacts } from "../fitting/volunteerFacts.repo.ts";
import { readyVolunteer } from "../matching/ready.ts";
import type { Standing } from "./standing.ts";

/** States in which somebody has something on a place; at most one of them each. */
const LIVE = ["suggested", "offered", "accepted", "confirmed", "attended", "waitlisted"] as const;

/**
 * Loads how somebody stands towards a need. Only the noes of others count against them: whoever presses the button
 * has changed their own mind.
 */
export async function loadStanding(db: Db | Tx, personId: string, needId: string, now: Date): Promise<Standing> {
  const [person] = await loadVolunteerFacts(db, { personId }, now);
  if (!person) throw notFound();
  const noes = await db.rejection.count({ where: { personId, needId, by: { not: "person" } } });
  const rows = await db.assignment.findMany({
    where: { personId, needId, state: { in: [...LIVE] } },
    select: { id: true, shiftId: true, state: true, holdsPlace: true, offeredUntil: true },
  });
  return {
    volunteer: readyVolunteer(person.facts),
    history: { rejected: new Map(noes > 0 ? [[needId, new Set([personId])]] : []), joined: new Map() },
    own: new Map(rows.map(({ shiftId, ...own }) => [shiftId, own])),
  };
}
