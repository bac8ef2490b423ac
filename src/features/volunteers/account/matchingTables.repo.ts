import type { PersonTable } from "./personTable.repo.ts";

/** What volunteers leave while they are matched, take part and are thanked. Erased before what it refers to. */
export const MATCHING_TABLES: readonly PersonTable[] = [
  {
    table: "VolunteerAnswer",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT t."name" AS statement, a."answer"::text, a."isDoubled" FROM "VolunteerAnswer" a JOIN "TaxonomyTerm" t ON t."id" = a."termId" WHERE a."personId" = ${id}::uuid ORDER BY t."position"`,
    erase: (tx, { id }) => tx.volunteerAnswer.deleteMany({ where: { personId: id } }),
  },
  {
    table: "Rejection",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT n."title" AS need, r."by"::text, r."reason"::text, r."createdAt" FROM "Rejection" r JOIN "Need" n ON n."id" = r."needId" WHERE r."personId" = ${id}::uuid ORDER BY r."createdAt"`,
    erase: (tx, { id }) => tx.rejection.deleteMany({ where: { personId: id } }),
  },
  {
    table: "BatchCell",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT n."title" AS need, s."startsAt", c."state"::text FROM "BatchCell" c JOIN "Shift" s ON s."id" = c."shiftId" JOIN "Need" n ON n."id" = s."needId" WHERE c."personId" = ${id}::uuid ORDER BY s."startsAt"`,
    erase: (tx, { id }) => tx.batchCell.deleteMany({ where: { personId: id } }),
  },
  {
    table: "CoverAsk",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT n."title" AS need, a."askedAt", a."answer"::text, a."answeredAt" FROM "CoverAsk" a JOIN "CoverRequest" c ON c."id" = a."requestId" JOIN "Need" n ON n."id" = c."needId" WHERE a."personId" = ${id}::uuid ORDER BY a."askedAt"`,
    erase: (tx, { id }) => tx.coverAsk.deleteMany({ where: { personId: id } }),
  },
  {
    table: "SeriesAdoption",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT n."title" AS need, a."createdAt", a."endedAt" FROM "SeriesAdoption" a JOIN "NeedSeries" s ON s."id" = a."seriesId" JOIN "Need" n ON n."id" = s."needId" WHERE a."personId" = ${id}::uuid ORDER BY a."createdAt"`,
    erase: (tx, { id }) => tx.seriesAdoption.deleteMany({ where: { personId: id } }),
  },
  {
    // The hours stay with the need, whose figures they are, and lead to an anonymised row; the words about them go.
    table: "HoursEntry",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT n."title" AS need, h."day"::text, h."minutes", h."note", h."state"::text, h."answer" FROM "HoursEntry" h JOIN "Need" n ON n."id" = h."needId" WHERE h."personId" = ${id}::uuid ORDER BY h."day"`,
    erase: (tx, { id }) =>
      tx.$executeRaw`UPDATE "HoursEntry" SET "note" = NULL, "answer" = CASE WHEN "state" = 'refused' THEN '' END WHERE "personId" = ${id}::uuid`,
  },
  {
    table: "Certificate",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "number", "kind"::text, "validFrom"::text, "validUntil"::text, "minutes", "issuedAt" FROM "Certificate" WHERE "personId" = ${id}::uuid ORDER BY "issuedAt"`,
    erase: (tx, { id }) => tx.certificate.deleteMany({ where: { personId: id } }),
  },
  {
    table: "ContactTask",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "subject", "text", "channel"::text, "state"::text, "createdAt", "doneAt" FROM "ContactTask" WHERE "personId" = ${id}::uuid ORDER BY "createdAt"`,
    erase: (tx, { id }) => tx.contactTask.deleteMany({ where: { personId: id } }),
  },
  {
    table: "ClearanceCheck",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "certificateOn"::text, "seenOn"::text, "isSuitable", "validUntil"::text, "deleteAfter"::text FROM "ClearanceCheck" WHERE "personId" = ${id}::uuid ORDER BY "seenOn"`,
    erase: (tx, { id }) => tx.clearanceCheck.deleteMany({ where: { personId: id } }),
  },
  {
    table: "GuardianConsent",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "guardianName", "guardianEmail", "guardianPhone", "state"::text, "textVersion", "text", "language", "channel"::text, "askedAt", "decidedAt", "withdrawnAt" FROM "GuardianConsent" WHERE "personId" = ${id}::uuid ORDER BY "askedAt"`,
    erase: (tx, { id }) => tx.guardianConsent.deleteMany({ where: { personId: id } }),
  },
  {
    table: "AccessCard",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "issuedAt", "expiresAt", "revokedAt", "lastUsedAt" FROM "AccessCard" WHERE "personId" = ${id}::uuid ORDER BY "issuedAt"`,
    erase: (tx, { id }) => tx.accessCard.deleteMany({ where: { personId: id } }),
  },
  {
    table: "Passkey",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "label", "createdAt", "lastUsedAt" FROM "Passkey" WHERE "personId" = ${id}::uuid ORDER BY "createdAt"`,
    erase: (tx, { id }) => tx.passkey.deleteMany({ where: { personId: id } }),
  },
];
