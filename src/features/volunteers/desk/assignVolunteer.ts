import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { lockNeed, personFacts, refuseTwice } from "../needs/joinFacts.ts";
import { mayJoin } from "../needs/needs.policy.ts";
import { settlePlace } from "../taking/offers.ts";
import { readPlace } from "../taking/place.repo.ts";
import { whatText } from "../taking/takingLetters.ts";
import { TOLD_PERSON, type MessageFor, type Tell } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { stateAfter, type AssignmentStep } from "./deskNeeds.policy.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

export interface NewAssignment {
  readonly needId: string;
  readonly shiftId: string | null;
  readonly personId: string;
}

/** The coordination puts a volunteer on a need or shift, as agreed with them (confirmed). Throws conflict with the reason. */
export function createAssignVolunteer({ unitOfWork, tell, now }: Deps) {
  return async (by: WorkBy, { needId, shiftId, personId }: NewAssignment): Promise<void> => {
    try {
      await unitOfWork(by, async (work) => {
        const { tx, audit } = work;
        const { need, shift } = await lockNeed(tx, { id: needId }, shiftId);
        const person = await personFacts(tx, personId);
        await refuseTwice(tx, personId, needId, shiftId);
        ensure(mayJoin({ need: need.facts, shift, person }, now()));
        const assignment = await tx.assignment.create({
          data: { personId, needId, shiftId, origin: "coordinator", state: "confirmed" },
          select: { id: true },
        });
        audit({
          action: "assignment.made",
          resourceType: "assignment",
          resourceId: assignment.id,
          changes: [
            { field: "needId", new: needId },
            { field: "state", new: "confirmed" },
          ],
        });
        const about = { needId, dueAt: shift?.startsAt ?? null };
        await tell(work, person, messageFor("confirm", { ...need, startsAt: about.dueAt }), about);
      });
    } catch (error) {
      throw inDeskWords(error);
    }
  };
}

/** Confirms, declines or removes somebody. Throws conflict when that step is not possible now. */
export function createChangeAssignment({ unitOfWork, tell, now }: Deps) {
  return async (by: WorkBy, needId: string, assignmentId: string, step: AssignmentStep): Promise<void> => {
    try {
      await unitOfWork(by, async (work) => {
        const { tx, audit } = work;
        const found = await tx.assignment.findFirst({ where: { id: assignmentId, needId }, select: { shiftId: true } });
        if (!found) throw notFound();
        const { need } = await lockNeed(tx, { id: needId }, found.shiftId);
        const assignment = await tx.assignment.findUniqueOrThrow({
          where: { id: assignmentId },
          select: { state: true, startsAt: true, person: { select: TOLD_PERSON } },
        });
        const state = stateAfter(step, assignment);
        if (state === null) throw new AppError("conflict", "needs:helper.notNow");
        await tx.assignment.update({ where: { id: assignmentId }, data: { state, version: { increment: 1 } } });
        audit({
          action: `assignment.${state}`,
          resourceType: "assignment",
          resourceId: assignmentId,
          changes: [{ field: "state", old: assignment.state, new: state }],
        });
        // Who waits first is offered the place that this leaves free.
        const place = await readPlace(tx, needId, found.shiftId);
        await settlePlace({ work, tell, now: now() }, place);
        const about = { needId, dueAt: assignment.startsAt };
        await tell(work, assignment.person, messageFor(step, { ...need, startsAt: about.dueAt }), about);
      });
    } catch (error) {
      throw inDeskWords(error);
    }
  };
}

interface AboutPlace {
  readonly title: string;
  readonly locationText: string | null;
  readonly startsAt: Date | null;
}

/** Names the date, and the place to whoever is to come: on the phone or a card there is no page to look at. */
function messageFor(step: "confirm" | "decline" | "remove", about: AboutPlace): MessageFor {
  const word = step === "confirm" ? "assigned" : step;
  const where = step === "confirm" && about.locationText !== null ? `, ${about.locationText}` : "";
  return (format) => ({
    template: `assignment.${step}`,
    subject: `volunteers:mail.${word}.subject`,
    text: `volunteers:mail.${word}.text`,
    said: `telling:said.${word}`,
    values: { need: `${whatText(format, about)}${where}` },
    path: step === "confirm" ? volunteerPaths.account() : volunteerPaths.needs(),
  });
}

/** Some reasons are worded for the volunteer; the desk reads about somebody else. */
function inDeskWords(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.messageKey === "needs:conflict.overlap")
    return new AppError("conflict", "needs:helper.overlap", { cause: error });
  if (error.messageKey === "needs:conflict.already")
    return new AppError("conflict", "needs:helper.already", { cause: error });
  if (error.messageKey === "needs:join.unsuitable")
    return new AppError("conflict", "needs:helper.unsuitable", { cause: error });
  if (error.messageKey === "needs:join.unconfirmed")
    return new AppError("conflict", "needs:helper.unconfirmed", { cause: error });
  return error;
}
