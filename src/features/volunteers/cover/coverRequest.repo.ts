import type { Tx } from "../../../shared/db/client.ts";
import type { Place } from "../taking/place.ts";
import { endedLetter } from "./coverLetters.ts";
import { TOLD_PERSON } from "../telling/tell.ts";
import type { Telling } from "../taking/offers.ts";

/** A search for somebody to step in, with those who were asked. */
export interface CoverRecord {
  readonly id: string;
  readonly state: "open" | "filled" | "exhausted" | "cancelled";
  readonly wave: number;
  readonly nextWaveAt: Date | null;
  readonly asks: readonly {
    readonly id: string;
    readonly personId: string;
    readonly askedAt: Date;
    readonly answer: "yes" | "no" | "too_late" | null;
  }[];
}

const COLUMNS = {
  id: true,
  state: true,
  wave: true,
  nextWaveAt: true,
  asks: { select: { id: true, personId: true, askedAt: true, answer: true } },
} as const;

/** A search as it stands, read under the lock of its shift. */
export function readRequest(tx: Tx, id: string): Promise<CoverRecord> {
  return tx.coverRequest.findUniqueOrThrow({ where: { id }, select: COLUMNS });
}

/** How many are still looked for: up to the least number of people, or one more where those are there already. */
export function missingOn(place: Place, request: Pick<CoverRecord, "asks">): number {
  const free = place.maxPeople - place.placesTaken;
  const lacking = place.minPeople - place.placesTaken;
  const isFound = request.asks.some((ask) => ask.answer === "yes");
  return Math.max(0, Math.min(free, lacking > 0 ? lacking : isFound ? 0 : 1));
}

/** Ends a search; those who have not answered are thanked, or need not be called any more. */
export async function closeRequest(
  telling: Telling,
  place: Place,
  request: CoverRecord,
  state: "filled" | "exhausted" | "cancelled",
): Promise<void> {
  const { work, now } = telling;
  await work.tx.coverRequest.update({
    where: { id: request.id },
    data: { state, closedAt: now, nextWaveAt: null, version: { increment: 1 } },
  });
  work.audit({
    action:
      state === "filled"
        ? "cover_request.filled"
        : state === "cancelled"
          ? "cover_request.cancelled"
          : "cover_request.closed",
    resourceType: "need",
    resourceId: place.needId,
  });
  if (state === "exhausted") return;
  for (const { personId } of request.asks.filter((ask) => ask.answer === null))
    await thank(telling, place, personId, state);
}

async function thank(
  { work, tell }: Telling,
  place: Place,
  personId: string,
  state: "filled" | "cancelled",
): Promise<void> {
  const uncalled = await work.tx.contactTask.updateMany({
    where: { personId, needId: place.needId, template: "cover.ask", state: "open" },
    data: { state: "void", version: { increment: 1 } },
  });
  if (uncalled.count > 0) return;
  const person = await work.tx.person.findUniqueOrThrow({ where: { id: personId }, select: TOLD_PERSON });
  await tell(work, person, endedLetter(place, state), { needId: place.needId, dueAt: place.startsAt });
}
