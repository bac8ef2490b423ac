import type { EnquiryState } from "./enquiries.policy.ts";
import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { personIdOf } from "../../shared/access/actor.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { AnswerValues } from "./enquiries.forms.ts";
import { judgeAnswer, judgeClosing, judgeReopening, stateAfterAnswer } from "./enquiries.policy.ts";
import { createEnquiryQueries } from "./enquiries.queries.ts";
import type { WriteEnquiryMail } from "./enquiryMails.ts";
import type { Db } from "../../shared/db/client.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly mails: WriteEnquiryMail;
  readonly now: Clock;
}

/** Answers an enquiry, refers it to a contact point if one is named, and mails the answer if there is an address. */
export function createAnswerEnquiry({ db, unitOfWork, mails, now }: Deps) {
  const queries = createEnquiryQueries(db);
  return (by: WorkBy, reference: string, { version, answer, contactPointId, next }: AnswerValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, mail }) => {
      const enquiry = await lockEnquiry(tx, reference, version);
      ensure(judgeAnswer(enquiry.state));
      const target = contactPointId === null ? null : await queries.target(contactPointId);
      if (contactPointId !== null && target === null) throw new AppError("conflict", "enquiries:refused.targetGone");
      const { contactEmail: to, language } = enquiry;
      await tx.referral.create({
        data: {
          enquiryId: enquiry.id,
          serviceAtLocationId: contactPointId,
          answer,
          sentByMail: to !== null,
          createdById: personIdOf(by.actor),
          createdAt: now(),
        },
        select: { id: true },
      });
      const state = stateAfterAnswer(next, target !== null);
      await moveTo(tx, enquiry.id, state, now());
      audit({
        action: "enquiry.answered",
        resourceType: "enquiry",
        resourceId: enquiry.id,
        changes: changesBetween({ state: enquiry.state }, { state, contactPointId, answer }, ["answer"]),
      });
      if (state === "solved") {
        audit({
          action: "enquiry.closed",
          resourceType: "enquiry",
          resourceId: enquiry.id,
          changes: changesBetween({ state: enquiry.state }, { state }),
        });
      }
      if (to !== null) mail(mails.answered({ to, reference, language }, { answer, target }));
    });
}

/** Closes an enquiry as solved or unsolved; from then on the time runs after which its contact data is removed. */
export function createCloseEnquiry({ unitOfWork, now }: Deps) {
  return (by: WorkBy, reference: string, { result, version }: { result: "solved" | "unsolved"; version: number }) =>
    unitOfWork(by, async ({ tx, audit }) => {
      const enquiry = await lockEnquiry(tx, reference, version);
      const answers = await tx.referral.count({ where: { enquiryId: enquiry.id } });
      ensure(judgeClosing({ state: enquiry.state, answers }, result));
      await moveTo(tx, enquiry.id, result, now());
      audit({
        action: "enquiry.closed",
        resourceType: "enquiry",
        resourceId: enquiry.id,
        changes: changesBetween({ state: enquiry.state }, { state: result }),
      });
    });
}

/** Opens a closed enquiry again: it waits at the desk like a new one. */
export function createReopenEnquiry({ unitOfWork, now }: Deps) {
  return (by: WorkBy, reference: string, version: number) =>
    unitOfWork(by, async ({ tx, audit }) => {
      const enquiry = await lockEnquiry(tx, reference, version);
      ensure(judgeReopening(enquiry.state));
      await moveTo(tx, enquiry.id, "new", now());
      audit({
        action: "enquiry.reopened",
        resourceType: "enquiry",
        resourceId: enquiry.id,
        changes: changesBetween({ state: enquiry.state }, { state: "new" }),
      });
    });
}

/** Leaves a trace that a coordinator opened an enquiry with personal data in it. */
export function createNoteReading({ unitOfWork, now }: Deps) {
  return (by: WorkBy, enquiry: { id: string; personId: string | null }): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      audit({ action: "enquiry.read", resourceType: "enquiry", resourceId: enquiry.id });
      const viewerId = personIdOf(by.actor);
      if (enquiry.personId === null || viewerId === null) return;
      await tx.personalDataView.create({
        data: { viewerId, personId: enquiry.personId, reason: "enquiry", viewedAt: now() },
        select: { id: true },
      });
    });
}

async function moveTo(tx: Tx, id: string, state: EnquiryState, now: Date): Promise<void> {
  const closedAt = state === "solved" || state === "unsolved" ? now : null;
  await tx.enquiry.update({
    where: { id },
    data: { state, closedAt, version: { increment: 1 } },
    select: { id: true },
  });
}

async function lockEnquiry(tx: Tx, reference: string, version: number) {
  const [enquiry] = await tx.$queryRaw<
    { id: string; state: EnquiryState; version: number; contactEmail: string | null; language: string }[]
  >`SELECT "id", "state"::text, "version", "contactEmail", "language" FROM "Enquiry" WHERE "reference" = ${reference} FOR UPDATE`;
  if (!enquiry) throw notFound();
  if (enquiry.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  return enquiry;
}
