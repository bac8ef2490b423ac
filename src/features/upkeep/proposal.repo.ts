import type { LinkType, Prisma, ProposalState } from "../../generated/prisma/client.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { ProposalOrigin } from "../proposals/index.ts";
import type { Subject } from "./kinds.ts";

export type { ProposalState };

const COLUMNS = {
  id: true,
  linkType: true,
  linkId: true,
  origin: true,
  fields: true,
  base: true,
  message: true,
  senderEmail: true,
  language: true,
  state: true,
  reason: true,
  decidedAt: true,
  version: true,
  createdAt: true,
} as const;

/** A proposed change as the desk decides about it. */
export interface ProposalRow {
  readonly id: string;
  readonly subject: Subject;
  readonly recordId: string;
  readonly origin: ProposalOrigin;
  readonly fields: FormValues;
  readonly base: FormValues;
  readonly message: string;
  readonly senderEmail: string | null;
  readonly language: string;
  readonly state: ProposalState;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

export async function findProposal(db: Db | Tx, id: string): Promise<ProposalRow | null> {
  const row = await db.changeProposal.findUnique({ where: { id }, select: COLUMNS });
  if (!row) return null;
  const { linkType, linkId, fields, base, ...rest } = row;
  const subject = await subjectOf(db, linkType, linkId);
  return { ...rest, subject, recordId: linkId, fields: asValues(fields), base: asValues(base) };
}

/** Initiatives and other organisations share a table, and have forms of their own. */
async function subjectOf(db: Db | Tx, linkType: LinkType, id: string): Promise<Subject> {
  if (linkType !== "organization") return "contact_point";
  const row = await db.organization.findUnique({ where: { id }, select: { isInitiative: true } });
  return row?.isInitiative === false ? "organisation" : "initiative";
}

/** The same under a lock that lasts until the end of the transaction. */
export async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | null> {
  await tx.$queryRaw`SELECT "id" FROM "ChangeProposal" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return findProposal(tx, id);
}

/** The address of an editor whose proposal it is; null for everybody else. */
export async function addressOfProposer(tx: Tx, id: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ email: string | null }[]>`
    SELECT p."email" FROM "ChangeProposal" c JOIN "Person" p ON p."id" = c."proposedById"
    WHERE c."id" = ${id}::uuid AND c."origin" = 'editor' AND p."deactivatedAt" IS NULL`;
  return rows[0]?.email ?? null;
}

interface Decision {
  readonly state: "accepted" | "declined";
  readonly reason: string | null;
  readonly personId: string | null;
  readonly now: Date;
}

/** Writes a decision down and forgets the sender's address: whoever left one has been answered. */
export async function decide(tx: Tx, id: string, { state, reason, personId, now }: Decision): Promise<void> {
  await tx.changeProposal.update({
    where: { id },
    data: {
      state,
      reason,
      decidedById: personId,
      decidedAt: now,
      senderEmail: null,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** Marks a change as accepted that was stored the moment it came. */
export function decideAtOnce(tx: Tx, id: string, personId: string | null, now: Date): Promise<void> {
  return decide(tx, id, { state: "accepted", reason: null, personId, now });
}

function asValues(json: Prisma.JsonValue): FormValues {
  const entries = Object.entries(typeof json === "object" && json !== null && !Array.isArray(json) ? json : {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : textOf(value)]),
  );
}

function textOf(value: Prisma.JsonValue | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}
