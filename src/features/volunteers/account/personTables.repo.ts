import type { Prisma } from "../../../generated/prisma/client.ts";
import type { PersonTable } from "./personTable.repo.ts";
import { MATCHING_TABLES } from "./matchingTables.repo.ts";
import { UPKEEP_TABLES } from "./upkeepTables.repo.ts";

/** Columns that name somebody as the one who did something at the desk. They say nothing about a volunteer, and lead to an anonymised row afterwards. */
export const DESK_WORK_COLUMNS: readonly string[] = [
  "Attribute.assignedById",
  "AccessCard.issuedById",
  "AttributeChange.actorId",
  "BatchProposal.createdById",
  "Certificate.issuedById",
  "ChangeProposal.decidedById",
  "ClaimRequest.decidedById",
  "ClearanceCheck.seenById",
  "ContactTask.doneById",
  "CoverRequest.createdById",
  "DistinctPair.decidedById",
  "GuardianConsent.recordedById",
  "HoursEntry.confirmedById",
  "ImportRun.createdById",
  "PersonalDataView.viewerId",
  "RecordVersion.actorId",
  "Referral.createdById",
  "RoleGrant.grantedById",
];

const none = () => Promise.resolve();

/** In the order in which they are erased: what refers to others first, the person last. */
export const PERSON_TABLES: readonly PersonTable[] = [
  ...MATCHING_TABLES,
  {
    table: "VolunteerProfile",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "maxHoursPerWeek", "maxTimes", "maxTimesPer"::text, "wishes", "pausedUntil"::text, "contactedAt", "basicLanguages", "homeStreet", "homeLatitude", "homeLongitude", "maxDistanceM", "mobility"::text, "isAdult", "bornOn"::text, "guardianRemindedAt", "remindDayBefore", "remindHoursBefore", "calendarKeySince", "passwordChangedAt" FROM "VolunteerProfile" WHERE "personId" = ${id}::uuid`,
    erase: (tx, { id }) => tx.volunteerProfile.deleteMany({ where: { personId: id } }),
  },
  {
    table: "VolunteerSkill",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT t."name" AS skill, s."level", s."canTeach" FROM "VolunteerSkill" s JOIN "TaxonomyTerm" t ON t."id" = s."termId" WHERE s."personId" = ${id}::uuid ORDER BY t."position"`,
    erase: (tx, { id }) => tx.volunteerSkill.deleteMany({ where: { personId: id } }),
  },
  {
    table: "Availability",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "weekday", "startMinute", "endMinute", "priority"::text, "season"::text FROM "Availability" WHERE "personId" = ${id}::uuid ORDER BY "season", "weekday", "startMinute"`,
    erase: (tx, { id }) => tx.availability.deleteMany({ where: { personId: id } }),
  },
  {
    table: "Attribute",
    columns: ["linkId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT t."name" AS theme, a."createdAt" FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId" WHERE a."linkType" = 'person' AND a."linkId" = ${id}::uuid ORDER BY t."position"`,
    erase: (tx, { id }) => tx.attribute.deleteMany({ where: { linkType: "person", linkId: id } }),
  },
  {
    table: "Attachment",
    columns: ["linkId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "title", "fileName", "createdAt" FROM "Attachment" WHERE "linkType" = 'person' AND "linkId" = ${id}::uuid`,
    erase: (tx, { id }) => tx.attachment.deleteMany({ where: { linkType: "person", linkId: id } }),
  },
  {
    table: "Consent",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "purpose", "textVersion", "text", "language", "channel"::text, "givenAt", "withdrawnAt" FROM "Consent" WHERE "personId" = ${id}::uuid ORDER BY "givenAt"`,
    erase: (tx, { id }) => tx.consent.deleteMany({ where: { personId: id } }),
  },
  {
    // Kept without a name, so that the numbers of an initiative stay true; the words are the person's and go.
    table: "Assignment",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT n."title" AS need, a."state"::text, a."origin"::text, a."message", a."startsAt", a."endsAt", a."isLate", a."declineReason"::text, a."contestText", a."contestAnswer", a."wentWell", a."createdAt" FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId" WHERE a."personId" = ${id}::uuid ORDER BY a."createdAt"`,
    erase: (tx, { id }) =>
      tx.assignment.updateMany({
        where: { personId: id },
        data: { message: null, contestText: null, contestAnswer: null },
      }),
  },
  {
    table: "PersonalDataView",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT v."viewedAt"::date::text AS day, v."reason", (SELECT g."role"::text FROM "RoleGrant" g WHERE g."personId" = v."viewerId" ORDER BY g."createdAt" LIMIT 1) AS role FROM "PersonalDataView" v WHERE v."personId" = ${id}::uuid ORDER BY v."viewedAt"`,
    erase: (tx, { id }) => tx.personalDataView.deleteMany({ where: { personId: id } }),
  },
  {
    table: "Referral",
    columns: [],
    read: (db, { id, email }) =>
      db.$queryRaw`SELECT r."answer", r."createdAt" FROM "Referral" r JOIN "Enquiry" e ON e."id" = r."enquiryId" WHERE e."personId" = ${id}::uuid OR lower(e."contactEmail") = lower(${email}::text) ORDER BY r."createdAt"`,
    erase: (tx, { id, email }) =>
      tx.$executeRaw`UPDATE "Referral" r SET "answer" = '' FROM "Enquiry" e WHERE e."id" = r."enquiryId" AND (e."personId" = ${id}::uuid OR lower(e."contactEmail") = lower(${email}::text))`,
  },
  {
    // That somebody asked stays, for the count; who and what goes.
    table: "Enquiry",
    columns: ["personId"],
    read: (db, { id, email }) =>
      db.$queryRaw`SELECT "reference", "kind"::text, "channel"::text, "text", "contactName", "contactEmail", "contactPhone", "state"::text, "createdAt" FROM "Enquiry" WHERE "personId" = ${id}::uuid OR lower("contactEmail") = lower(${email}::text) ORDER BY "createdAt"`,
    erase: (tx, { id, email }) =>
      tx.$executeRaw`UPDATE "Enquiry" SET "text" = '', "pagePath" = NULL, "contactName" = NULL, "contactEmail" = NULL, "contactPhone" = NULL, "personId" = NULL, "updatedAt" = now() WHERE "personId" = ${id}::uuid OR lower("contactEmail") = lower(${email}::text)`,
  },
  ...UPKEEP_TABLES,
  {
    // Their letters go by whose they are: sent ones have no address any more, others went to a guardian or to a former
    // address. Handed out are those to themselves alone: a guardian's hold a link that is the guardian's.
    table: "Outbox",
    columns: ["concernsId"],
    read: (db, { email }) =>
      db.$queryRaw`SELECT "subject", "text", "template", "state"::text, "createdAt", "sentAt" FROM "Outbox" WHERE lower("recipient") = lower(${email}::text) ORDER BY "createdAt"`,
    erase: (tx, { id, email }) =>
      tx.$executeRaw`DELETE FROM "Outbox" WHERE "concernsId" = ${id}::uuid OR lower("recipient") = lower(${email}::text)`,
  },
  {
    table: "OneTimeToken",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "purpose"::text, "createdAt", "expiresAt", "usedAt" FROM "OneTimeToken" WHERE "personId" = ${id}::uuid ORDER BY "createdAt"`,
    erase: (tx, { id }) => tx.oneTimeToken.deleteMany({ where: { personId: id } }),
  },
  {
    table: "Session",
    columns: [],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "sess"->>'kind' AS kind, "expire" FROM "Session" WHERE "sess"->>'personId' = ${id}`,
    erase: (tx, { id }) =>
      tx.$executeRaw`DELETE FROM "Session" WHERE "sess"->>'personId' = ${id} OR "sess"->>'pendingPersonId' = ${id}`,
  },
  {
    table: "Credential",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "login", "createdAt", "passwordChangedAt" FROM "Credential" WHERE "personId" = ${id}::uuid`,
    erase: (tx, { id }) => tx.credential.deleteMany({ where: { personId: id } }),
  },
  {
    table: "RoleGrant",
    columns: ["personId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "role"::text, "validFrom"::text, "validUntil"::text, "revokedAt" FROM "RoleGrant" WHERE "personId" = ${id}::uuid ORDER BY "createdAt"`,
    erase: (tx, { id }) => tx.roleGrant.deleteMany({ where: { personId: id } }),
  },
  {
    // Append-only, and without values of personal fields; the ids lead to an anonymised row.
    table: "AuditEntry",
    columns: ["actorId", "resourceId"],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "at", "action", "resourceType" FROM "AuditEntry" WHERE "actorId" = ${id}::uuid OR "resourceId" = ${id}::uuid ORDER BY "at", "id"`,
    erase: none,
  },
  {
    table: "Person",
    columns: [],
    read: (db, { id }) =>
      db.$queryRaw`SELECT "displayName", "email", "phone", "postalAddress", "preferredChannel"::text, "languages", "uiLanguage", "plainLanguage", "source"::text, "state"::text, "note", "lastActiveAt", "deactivatedAt", "createdAt", "updatedAt" FROM "Person" WHERE "id" = ${id}::uuid`,
    erase: (tx, { id }) => tx.person.update({ where: { id }, data: ANONYMOUS }),
  },
];

const ANONYMOUS = {
  displayName: "–",
  sortKey: "",
  email: null,
  phone: null,
  postalAddress: null,
  preferredChannel: "in_person",
  languages: [],
  uiLanguage: "de",
  plainLanguage: false,
  note: null,
  lastActiveAt: null,
  state: "anonymised",
  version: { increment: 1 },
} as const satisfies Prisma.PersonUpdateInput;
