import type { Db, Tx } from "../../../shared/db/client.ts";
import type { Work } from "../../../shared/db/unitOfWork.ts";
import { TOLD_PERSON, type Message, type MessageFor, type Tell, type ToldPerson } from "./tell.ts";

/** Whom a change of a date or need concerns: who is on it, waits for it, or was offered it. */
export const CONCERNED_STATES = ["suggested", "offered", "accepted", "confirmed", "waitlisted"] as const;

/** How somebody is bound to a need or date; the strongest tie counts. */
export const TIES = ["onIt", "waiting", "asked"] as const;
export type Tie = (typeof TIES)[number];

export interface ConcernedPerson extends ToldPerson {
  readonly tie: Tie;
}

export interface Telling {
  readonly work: Work;
  readonly tell: Tell;
}

type Where = { readonly shiftId: string } | { readonly needId: string };

/** Everybody who is concerned by what is still to come, once each. */
export async function concernedBy(tx: Db | Tx, where: Where, now: Date): Promise<readonly ConcernedPerson[]> {
  const rows = await tx.assignment.findMany({
    where: {
      ...where,
      state: { in: [...CONCERNED_STATES] },
      OR: [{ startsAt: null }, { startsAt: { gt: now } }],
      person: { deactivatedAt: null, state: { not: "anonymised" } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { state: true, person: { select: TOLD_PERSON } },
  });
  const byPerson = Map.groupBy(rows, (row) => row.person.id);
  return [...byPerson.values()].flatMap((own) => {
    const ties = own.map((row) => tieOf(row.state));
    const tie = TIES.find((one) => ties.includes(one)) ?? "asked";
    return own.slice(0, 1).map(({ person }) => ({ ...person, tie }));
  });
}

function tieOf(state: string): Tie {
  if (state === "accepted" || state === "confirmed") return "onIt";
  return state === "waitlisted" ? "waiting" : "asked";
}

/** A message about a date, with its day and time in the way of each person's language. */
function aboutDate(startsAt: Date, message: Message): MessageFor {
  return (format) => ({
    ...message,
    values: { ...message.values, day: format.longDay(startsAt), time: format.time(startsAt) },
  });
}

/** Tells each of them about one date, which is of no use to anybody once it has begun. */
export async function tellAboutDate(
  { work, tell }: Telling,
  people: readonly ToldPerson[],
  { startsAt, needId }: { readonly startsAt: Date; readonly needId: string },
  message: Message,
): Promise<void> {
  for (const person of people) await tell(work, person, aboutDate(startsAt, message), { needId, dueAt: startsAt });
}
