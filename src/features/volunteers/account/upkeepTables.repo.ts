import type { PersonTable } from "./personTable.repo.ts";

/** What people leave while they help to keep the directory: proposals, calls, claims. */
export const UPKEEP_TABLES: readonly PersonTable[] = [
  {
    // That something was proposed stays with the entry; who proposed it, their words and the answer go.
    table: "ChangeProposal",
    columns: ["proposedById"],
    read: (db, { id, email }) =>
      db.$queryRaw`SELECT "message", "state"::text, "reason", "createdAt" FROM "ChangeProposal" WHERE "proposedById" = ${id}::uuid OR lower("senderEmail") = lower(${email}::text) ORDER BY "createdAt"`,
    erase: (tx, { id, email }) =>
      tx.$executeRaw`UPDATE "ChangeProposal" SET "message" = '', "reason" = NULL, "senderEmail" = NULL, "proposedById" = NULL, "updatedAt" = now() WHERE "proposedById" = ${id}::uuid OR lower("senderEmail") = lower(${email}::text)`,
  },
  {
    table: "FreshnessTask",
    columns: ["assigneeId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "state"::text, "note", "assignedAt" AS at FROM "FreshnessTask" WHERE "assigneeId" = ${id}::uuid ORDER BY "assignedAt"`,
    erase: (tx, { id }) =>
      tx.freshnessTask.updateMany({
        where: { assigneeId: id },
        data: { assigneeId: null, assignedAt: null, note: null },
      }),
  },
  {
    table: "ClaimRequest",
    columns: [],
    read: (db, { email }) =>
      db.$queryRaw`SELECT "name" AS "contactName", "email" AS "contactEmail", "role", "message", "state"::text, "createdAt" FROM "ClaimRequest" WHERE lower("email") = lower(${email}::text) ORDER BY "createdAt"`,
    erase: (tx, { email }) => tx.$executeRaw`DELETE FROM "ClaimRequest" WHERE lower("email") = lower(${email}::text)`,
  },
];

/** Columns that lead to entries of the directory, never to a person. */
export const DIRECTORY_COLUMNS: readonly string[] = [
  "ChangeProposal.linkId",
  "ExternalIdentifier.linkId",
  "FreshnessTask.linkId",
  "RecordVersion.linkId",
  "SlugRedirect.linkId",
];
