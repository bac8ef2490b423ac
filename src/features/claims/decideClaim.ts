import { personIdOf } from "../../shared/access/actor.ts";
import { ensure } from "../../shared/access/decision.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { AdmitEditor } from "../admin/index.ts";
import type { ClaimMails } from "./claimMails.ts";
import { mayDecideClaim } from "./claims.policy.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  readonly mails: ClaimMails;
  readonly admitEditor: AdmitEditor;
}

/**
 * Makes the person of a claim an editor of the organisation: with an invitation, or with the role alone where they have
 * access already. Conflict when it was decided meanwhile, when they keep the entries already, or are switched off.
 */
export function createAcceptClaim({ unitOfWork, now, mails, admitEditor }: Deps) {
  return (by: WorkBy, id: string, version: number): Promise<void> =>
    unitOfWork(by, async (work) => {
      const claim = await decidable(work.tx, by, { id, version });
      const { email, name: displayName, language, organizationId, organization } = claim;
      const kind = await admitEditor(work, by, { displayName, email, uiLanguage: language, organizationId });
      await work.tx.claimRequest.update({ where: { id }, data: decided(by, "accepted", now()) });
      if (kind === "given") work.mail(mails.accepted({ to: email, language, organisation: organization.name }));
      work.audit({
        action: "claim.accepted",
        resourceType: "claim",
        resourceId: id,
        changes: [{ field: "state", old: "open", new: "accepted" }],
      });
    });
}

/** Declines a claim and tells the person why. Conflict when it was decided meanwhile. */
export function createRejectClaim({ unitOfWork, now, mails }: Omit<Deps, "admitEditor">) {
  return (by: WorkBy, id: string, { reason, version }: { reason: string; version: number }): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, mail }) => {
      const { email, language, organization } = await decidable(tx, by, { id, version });
      await tx.claimRequest.update({ where: { id }, data: { ...decided(by, "rejected", now()), reason } });
      mail(mails.rejected({ to: email, language, organisation: organization.name }, reason));
      audit({
        action: "claim.rejected",
        resourceType: "claim",
        resourceId: id,
        changes: [{ field: "state", old: "open", new: "rejected" }],
      });
    });
}

function decided({ actor }: WorkBy, state: "accepted" | "rejected", at: Date) {
  return { state, decidedAt: at, updatedAt: at, decidedById: personIdOf(actor), version: { increment: 1 } };
}

async function decidable(tx: Tx, by: WorkBy, { id, version }: { id: string; version: number }) {
  await tx.$queryRaw`SELECT 1 FROM "ClaimRequest" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const claim = await tx.claimRequest.findUnique({
    where: { id },
    select: {
      state: true,
      confirmedAt: true,
      version: true,
      name: true,
      email: true,
      language: true,
      organizationId: true,
      organization: { select: { name: true } },
    },
  });
  if (!claim) throw notFound();
  ensure(mayDecideClaim(by.actor, claim));
  if (claim.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  return claim;
}
