import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { sendOffers, settlePlace, type Telling } from "../taking/offers.ts";
import type { Place } from "../taking/place.ts";
import { lockPlace } from "../taking/place.repo.ts";
import { factsOn } from "../taking/standing.ts";
import { loadStanding } from "../taking/standing.repo.ts";
import { mayBeOffered, offerEnds, sitsOnKeptSeat } from "../taking/taking.policy.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { whatText } from "../taking/takingLetters.ts";
import { openCells, type StoredCell } from "./batchRecord.repo.ts";
import { LONG_WORK, lockDraft } from "./startBatch.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/** Which places are given, and how: an offer that keeps its place, or firmly after a talk. */
export interface Acceptance {
  readonly batchId: string;
  readonly version: number;
  readonly isFirm: boolean;
  /** Null for all. */
  readonly shiftId: string | null;
  readonly personId: string | null;
}

/** How many got their place, and how many could not any more. */
export interface Accepted {
  readonly given: number;
  readonly refused: number;
}

/**
 * Gives the places of a proposal in one piece of work, all or nothing of it: an offer to each (their own yes decides) or
 * a firm place. Whoever cannot take it any more keeps their place in the proposal, for somebody to look at.
 */
export function createAcceptCells({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, acceptance: Acceptance): Promise<Accepted> =>
    unitOfWork(
      by,
      async (work) => {
        const batch = await lockDraft(work.tx, acceptance.batchId, acceptance.version);
        const wanted = openCells(batch).filter((cell) => isWanted(cell, acceptance));
        const telling = { work, tell, now: now() };
        const outcome = await giveAll(telling, batch.id, wanted, acceptance.isFirm);
        const isDone = outcome.given > 0 && openCells(batch).length === outcome.given;
        if (outcome.given === 0) {
          work.unchanged();
          return outcome;
        }
        await work.tx.batchProposal.update({ where: { id: batch.id }, data: { version: { increment: 1 } } });
        work.audit({
          action: isDone ? "batch.filled" : "batch.accepted",
          resourceType: "assignment",
          resourceId: batch.id,
          changes: [{ field: "places", new: outcome.given }],
        });
        return outcome;
      },
      LONG_WORK,
    );
}

/** Gives what can still be given; offers are told together, one letter a person. */
async function giveAll(
  telling: Telling,
  batchId: string,
  wanted: readonly StoredCell[],
  isFirm: boolean,
): Promise<Accepted> {
  const engaged: Engaged[] = [];
  // needs are locked in one order by everybody who locks several
  for (const { needId, cells } of await byPlace(telling, wanted)) {
    for (const cell of cells) {
      const given = await give(telling, needId, cell, isFirm);
      if (given === null) continue;
      engaged.push(given);
      const key = { batchId, personId: cell.personId, shiftId: cell.shiftId };
      await telling.work.tx.batchCell.update({
        where: { batchId_personId_shiftId: key },
        data: { state: "accepted" },
      });
    }
  }
  await sendOffers(
    telling,
    engaged.flatMap((one) => (one.until === null ? [] : [{ ...one, until: one.until }])),
  );
  return { given: engaged.length, refused: wanted.length - engaged.length };
}

function isWanted(cell: StoredCell, { shiftId, personId }: Acceptance): boolean {
  return (shiftId === null || cell.shiftId === shiftId) && (personId === null || cell.personId === personId);
}

async function byPlace({ work }: Telling, cells: readonly StoredCell[]) {
  const shifts = await work.tx.shift.findMany({
    where: { id: { in: cells.map((cell) => cell.shiftId) } },
    select: { id: true, needId: true },
    orderBy: [{ needId: "asc" }, { id: "asc" }],
  });
  return shifts.map(({ id, needId }) => ({ needId, cells: cells.filter((cell) => cell.shiftId === id) }));
}

interface Given {
  readonly place: Place;
  readonly personId: string;
  readonly isNewcomer: boolean;
  /** Until when the offer stands; null for a firm place. */
  readonly until: Date | null;
}

interface Engaged extends Given {
  readonly assignmentId: string;
}

/** Judged anew under the lock, as at a sign-up; null when it cannot be any more. */
async function give(
  telling: Telling,
  needId: string,
  { personId, shiftId, isLocked }: StoredCell,
  isFirm: boolean,
): Promise<Engaged | null> {
  const { work, now } = telling;
  const place = await settlePlace(telling, await lockPlace(work.tx, { id: needId }, shiftId));
  const { blocks, isNew, own } = factsOn(await loadStanding(work.tx, personId, needId, now), place, now);
  const until = isFirm ? null : offerEnds(now, place.startsAt);
  const isTooLate = !isFirm && until === null;
  // a place held by hand was weighed by somebody; any other one stays within how often the person wants to come
  const isTooOften = !isLocked && blocks.some(({ code }) => code === "TIMES_CAP");
  if (own !== null || isTooLate || isTooOften || !mayBeOffered(blocks)) return null;
  const given = { place, personId, until, isNewcomer: sitsOnKeptSeat(place, isNew) };
  return { ...given, assignmentId: await engage(telling, given) };
}

/** Writes the place down, and tells whoever has it firmly; offers are told together at the end. */
async function engage(telling: Telling, { place, personId, until, isNewcomer }: Given): Promise<string> {
  const { work, now } = telling;
  const { needId, shiftId } = place;
  const columns =
    until === null
      ? ({ state: "confirmed", decidedAt: now } as const)
      : ({ state: "offered", holdsPlace: true, offeredUntil: until } as const);
  const { id } = await work.tx.assignment.create({
    data: { personId, needId, shiftId, origin: "batch", isNewcomer, ...columns },
    select: { id: true },
  });
  work.audit({
    action: until === null ? "assignment.made" : "assignment.offered",
    resourceType: "assignment",
    resourceId: id,
    changes: [
      { field: "needId", new: needId },
      { field: "state", new: columns.state },
    ],
  });
  if (until === null) await tellFirm(telling, place, personId);
  return id;
}

async function tellFirm({ work, tell }: Telling, place: Place, personId: string): Promise<void> {
  const person = await work.tx.person.findUniqueOrThrow({ where: { id: personId }, select: TOLD_PERSON });
  await tell(
    work,
    person,
    (format) => ({
      template: "assignment.confirm",
      subject: "volunteers:mail.assigned.subject",
      text: "volunteers:mail.assigned.text",
      said: "telling:said.assigned",
      values: { need: whatText(format, place) },
      path: volunteerPaths.account(),
    }),
    { needId: place.needId, dueAt: place.startsAt },
  );
}

/** Puts a proposal aside, or ends it when it has done its work. What was accepted stays. */
export function createEndBatch({ unitOfWork }: Pick<Deps, "unitOfWork">) {
  return (by: WorkBy, id: string, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const batch = await lockDraft(tx, id, version);
      const isUsed = batch.cells.some((cell) => cell.state === "accepted");
      await tx.batchCell.updateMany({ where: { batchId: id, state: "proposed" }, data: { state: "dropped" } });
      await tx.batchProposal.update({
        where: { id },
        data: { state: isUsed ? "decided" : "dropped", version: { increment: 1 } },
      });
      audit({ action: isUsed ? "batch.closed" : "batch.retired", resourceType: "assignment", resourceId: id });
    });
}
