import type { Clock } from "../../../shared/clock.ts";
import { dayOf } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import { clearanceOf } from "../clearance/clearanceOf.ts";
import { TOLD_PERSON, type MessageFor, type Tell } from "../telling/tell.ts";
import { settlePlace } from "./offers.ts";
import type { Place } from "./place.ts";
import { lockPlace } from "./place.repo.ts";
import { factsOn } from "./standing.ts";
import { loadStanding } from "./standing.repo.ts";
import { storeEngagement } from "./storeEngagement.ts";
import { joinedLetter, waitingLetter } from "./takingLetters.ts";
import { judgeSignUp, type OwnPlace, type SignUp } from "./taking.policy.ts";
import type { TakeTurns } from "./takeTurns.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
  readonly takeTurns: TakeTurns;
}

/** What came of a click: a place, a talk first, or the waiting list. */
export type SignedUp = "seat" | "asked" | "wait";
type Granted = Exclude<SignUp, { kind: "refused" }>;

/**
 * A volunteer says "I'll help": the place is theirs at once (accepted), the desk is asked first where a certificate of
 * conduct is needed (suggested), or they wait in the order of their clicks (waitlisted). Throws conflict with the
 * reason when none of it can be.
 */
export function createSignUp({ unitOfWork, tell, now, takeTurns }: Deps) {
  return (by: WorkBy, personId: string, slug: string, shiftId: string | null): Promise<SignedUp> =>
    takeTurns(slug, () =>
      unitOfWork(by, async (work) => {
        const locked = await lockPlace(work.tx, { slug }, shiftId);
        const place = await settlePlace({ work, tell, now: now() }, locked);
        const standing = await loadStanding(work.tx, personId, place.needId, now());
        const facts = factsOn(standing, place, now());
        if (place.requiresClearance) await refuseUnsuitable(work.tx, personId, now());
        const granted = judgeSignUp(facts);
        if (granted.kind === "refused") throw new AppError("conflict", granted.reason);
        await store(work, { place, personId, own: facts.own, now: now() }, granted);
        // Who presses the button has changed their mind about an earlier "not any more".
        await work.tx.rejection.deleteMany({ where: { personId, needId: place.needId, by: "person" } });
        const person = await work.tx.person.findUniqueOrThrow({ where: { id: personId }, select: TOLD_PERSON });
        await tell(work, person, letterFor(place, granted), { needId: place.needId, dueAt: place.startsAt });
        return granted.kind;
      }),
    );
}

interface Taking {
  readonly place: Place;
  readonly personId: string;
  readonly own: OwnPlace | null;
  readonly now: Date;
}

const STATES = { seat: "accepted", asked: "suggested", wait: "waitlisted" } as const;

async function store(work: Work, { now, ...taking }: Taking, granted: Granted): Promise<void> {
  const columns = {
    state: STATES[granted.kind],
    isNewcomer: granted.kind === "seat" && granted.isNewcomer,
    decidedAt: granted.kind === "seat" ? now : null,
    ...(granted.kind === "wait" ? { waitNumber: await nextNumber(work.tx, taking.place) } : {}),
  };
  const action = granted.kind === "wait" ? "assignment.waitlisted" : "assignment.joined";
  await storeEngagement(work, taking, columns, action);
}

/** Numbers of the waiting list are given under the lock, so that they are the order of the clicks. */
async function nextNumber(tx: Tx, { needId, shiftId }: Place): Promise<number> {
  const { _max } = await tx.assignment.aggregate({ where: { needId, shiftId }, _max: { waitNumber: true } });
  return (_max.waitNumber ?? 0) + 1;
}

async function refuseUnsuitable(tx: Tx, personId: string, now: Date): Promise<void> {
  const isUnsuitable = (await clearanceOf(tx, personId, dayOf(now))) === "unsuitable";
  if (isUnsuitable) throw new AppError("conflict", "needs:join.unsuitable");
}

function letterFor(place: Place, granted: Granted): MessageFor {
  if (granted.kind === "wait") return waitingLetter(place, place.waiting + 1);
  return joinedLetter(place, STATES[granted.kind]);
}
