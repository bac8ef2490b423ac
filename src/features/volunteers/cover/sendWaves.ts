import { system } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { hashToken, newToken } from "../../../shared/ids/ids.ts";
import { planWave } from "../matching/cover.ts";
import { settlePlace, type Telling } from "../taking/offers.ts";
import { opportunityOf, type Place } from "../taking/place.ts";
import { lockPlace } from "../taking/place.repo.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { bandOf, loadCoverCandidates } from "./candidates.repo.ts";
import { askLetter } from "./coverLetters.ts";
import { closeRequest, missingOn, readRequest, type CoverRecord } from "./coverRequest.repo.ts";
import { afterNight } from "./nightRest.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/**
 * Looks after the open searches: sends the waves that are due and ends what is filled, over or asked out. Each search
 * is a piece of work of its own under the lock of its shift: it can be repeated at any time, and a process that dies
 * leaves whole waves behind.
 */
export function createSendWaves({ db, unitOfWork, tell, now }: Deps) {
  return async (requestId: string | null = null, by: WorkBy = { actor: system, requestId: null }): Promise<void> => {
    const requests = await db.coverRequest.findMany({
      where: { state: "open", ...(requestId === null ? {} : { id: requestId }) },
      select: { id: true, needId: true, shiftId: true },
      orderBy: { id: "asc" },
    });
    for (const { id, needId, shiftId } of requests) {
      await unitOfWork(by, async (work) => {
        work.unchanged();
        const telling = { work, tell, now: now() };
        const place = await settlePlace(telling, await lockPlace(work.tx, { id: needId }, shiftId));
        const request = await readRequest(work.tx, id);
        if (request.state === "open") await lookAfter(telling, place, request);
      });
    }
  };
}

export type SendWaves = ReturnType<typeof createSendWaves>;

async function lookAfter(telling: Telling, place: Place, request: CoverRecord): Promise<void> {
  const { now } = telling;
  const isOver = place.startsAt === null || place.startsAt <= now || opportunityOf(place).state === "closed";
  if (isOver) return closeRequest(telling, place, request, "cancelled");
  if (missingOn(place, request) === 0) return closeRequest(telling, place, request, "filled");
  if (request.nextWaveAt !== null && request.nextWaveAt > now) return;
  const morning = afterNight(now);
  if (morning > now) return postpone(telling, request, morning);
  await sendWave(telling, place, request);
}

async function sendWave(telling: Telling, place: Place, request: CoverRecord): Promise<void> {
  const { work, now } = telling;
  const last = Math.max(...request.asks.map((ask) => ask.askedAt.getTime()));
  const wave = planWave({
    missing: missingOn(place, request),
    band: bandOf(place.startsAt ?? now),
    candidates: await loadCoverCandidates(work.tx, place, request.id, now),
    lastWaveAt: request.asks.length === 0 ? null : new Date(last),
    now,
  });
  if (wave.notBefore !== null) return postpone(telling, request, afterNight(wave.notBefore));
  if (wave.ask.length === 0) return closeRequest(telling, place, request, "exhausted");
  const number = request.wave + 1;
  await work.tx.coverRequest.update({
    where: { id: request.id },
    data: { wave: number, nextWaveAt: afterNight(wave.nextAt), version: { increment: 1 } },
  });
  for (const { volunteerId } of wave.ask)
    await ask(telling, place, { requestId: request.id, personId: volunteerId, wave: number });
  work.audit({
    action: "cover_request.asked",
    resourceType: "need",
    resourceId: place.needId,
    changes: [{ field: "places", new: wave.ask.length }],
  });
}

async function ask(
  { work, tell, now }: Telling,
  place: Place,
  { requestId, personId, wave }: { requestId: string; personId: string; wave: number },
): Promise<void> {
  const { id } = await work.tx.coverAsk.create({
    data: { requestId, personId, wave, askedAt: now },
    select: { id: true },
  });
  const token = newToken();
  await work.tx.oneTimeToken.create({
    data: {
      tokenHash: hashToken(token),
      purpose: "answer_cover",
      personId,
      subjectId: id,
      expiresAt: place.startsAt ?? now,
    },
  });
  const person = await work.tx.person.findUniqueOrThrow({ where: { id: personId }, select: TOLD_PERSON });
  await tell(work, person, askLetter(place, token), { needId: place.needId, dueAt: place.startsAt });
}

async function postpone({ work }: Telling, { id }: CoverRecord, nextWaveAt: Date): Promise<void> {
  await work.tx.coverRequest.update({ where: { id }, data: { nextWaveAt } });
}
