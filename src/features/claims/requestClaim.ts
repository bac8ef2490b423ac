import { changesBetween } from "../../shared/audit/audit.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { hashToken, newToken } from "../../shared/ids/ids.ts";
import type { ClaimMails } from "./claimMails.ts";
import type { ClaimValues } from "./claims.forms.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  readonly mails: ClaimMails;
}

export interface NewClaim extends ClaimValues {
  readonly organizationId: string;
  readonly language: string;
}

const PERSONAL = ["name", "email", "role", "message"];

/**
 * Takes in that somebody wants to keep an organisation's entries, and sends a link to the address they gave. One open
 * claim per address and organisation: whoever asks again gets a new link. Tells nobody but the address what is known.
 */
export function createRequestClaim({ unitOfWork, now, mails }: Deps) {
  return (by: WorkBy, claim: NewClaim): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, mail } = work;
      const organisation = await tx.organization.findFirst({
        where: { id: claim.organizationId, state: { in: ["published", "needs_check"] } },
        select: { name: true },
      });
      if (!organisation) throw notFound();
      const letter = { to: claim.email, language: claim.language, organisation: organisation.name };
      if (await isEditor(tx, claim)) {
        work.unchanged();
        mail(mails.alreadyEditor(letter));
        return;
      }
      const token = newToken();
      await store(work, claim, { tokenHash: hashToken(token), updatedAt: now() });
      mail(mails.confirm(letter, token));
    });
}

async function store(
  { tx, audit }: Work,
  claim: NewClaim,
  link: { tokenHash: string; updatedAt: Date },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${claim.organizationId + claim.email}, 3))`;
  const open = await tx.claimRequest.findFirst({
    where: { organizationId: claim.organizationId, email: claim.email, state: "open" },
    select: { id: true, confirmedAt: true },
  });
  // What its owner has confirmed is not overwritten by whoever knows the address.
  const words = open?.confirmedAt ? {} : { name: claim.name, role: claim.role, message: claim.message };
  const data = { ...words, ...link, language: claim.language };
  const row = open
    ? await tx.claimRequest.update({ where: { id: open.id }, data, select: { id: true } })
    : await tx.claimRequest.create({ data: { ...claim, ...link, createdAt: link.updatedAt }, select: { id: true } });
  audit({
    action: "claim.requested",
    resourceType: "claim",
    resourceId: row.id,
    changes: open ? [] : changesBetween({}, { ...claim }, PERSONAL),
  });
}

async function isEditor(tx: Tx, { organizationId, email }: NewClaim): Promise<boolean> {
  const grants = await tx.roleGrant.count({
    where: {
      role: "editor",
      scopeId: organizationId,
      revokedAt: null,
      person: { email: { equals: email, mode: "insensitive" }, deactivatedAt: null, credential: { isNot: null } },
    },
  });
  return grants > 0;
}
