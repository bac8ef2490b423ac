import type { Prisma, ProposalOrigin } from "../../generated/prisma/client.ts";
import { personIdOf, type Actor } from "../../shared/access/actor.ts";
import type { Work } from "../../shared/db/unitOfWork.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { KeptLink } from "./recordKind.ts";

export type { ProposalOrigin } from "../../generated/prisma/client.ts";

/** A change that somebody proposes; `base` holds the values it was made from, by the same names as `fields`. */
export interface NewProposal {
  readonly link: KeptLink;
  readonly recordId: string;
  readonly origin: ProposalOrigin;
  readonly fields: FormValues;
  readonly base: FormValues;
  readonly message: string;
  readonly senderEmail: string | null;
  readonly language: string;
  readonly proposedById: string | null;
  readonly now: Date;
}

const SAME_AGAIN_MS = 10 * 60_000;

/**
 * Keeps a proposal for the desk and returns its id. The same words for the same entry within ten minutes are one
 * proposal (a double click); a new one of an editor takes the place of their older one.
 */
export async function propose({ tx, audit, unchanged }: Work, given: NewProposal): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${given.recordId}, 2))`;
  const twin = await findTwin(tx, given);
  if (twin !== null) {
    unchanged();
    return twin;
  }
  if (given.origin === "editor") await withdrawOlder(tx, given);
  const { link, recordId, now, fields, base, ...rest } = given;
  const { id } = await tx.changeProposal.create({
    data: { ...rest, fields: asJson(fields), base: asJson(base), linkType: link, linkId: recordId, createdAt: now },
    select: { id: true },
  });
  audit({ action: "change_proposal.made", resourceType: "change_proposal", resourceId: id });
  return id;
}

/** What an editor changes in an entry that the desk reviews: nothing else is said, and nobody has to be written to. */
export function proposeAsEditor(
  work: Work,
  actor: Actor,
  given: Pick<NewProposal, "link" | "recordId" | "fields" | "base" | "language" | "now">,
): Promise<string> {
  const said = { origin: "editor", message: "", senderEmail: null, proposedById: personIdOf(actor) } as const;
  return propose(work, { ...given, ...said });
}

async function findTwin(tx: Work["tx"], given: NewProposal): Promise<string | null> {
  const rows = await tx.changeProposal.findMany({
    where: {
      linkType: given.link,
      linkId: given.recordId,
      origin: given.origin,
      message: given.message,
      senderEmail: given.senderEmail,
      proposedById: given.proposedById,
      state: "open",
      createdAt: { gte: new Date(given.now.getTime() - SAME_AGAIN_MS) },
    },
    select: { id: true, fields: true },
  });
  return rows.find((row) => sorted(row.fields) === sorted(asJson(given.fields)))?.id ?? null;
}

async function withdrawOlder(tx: Work["tx"], given: NewProposal): Promise<void> {
  await tx.changeProposal.updateMany({
    where: {
      linkType: given.link,
      linkId: given.recordId,
      origin: "editor",
      state: "open",
      proposedById: given.proposedById,
    },
    data: { state: "withdrawn", version: { increment: 1 } },
  });
}

function asJson(values: FormValues): Prisma.InputJsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
}

/** JSONB keeps no order of keys. */
function sorted(fields: Prisma.JsonValue | Prisma.InputJsonObject): string {
  return JSON.stringify(Object.entries(fields ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
