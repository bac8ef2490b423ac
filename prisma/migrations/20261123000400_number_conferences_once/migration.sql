-- Of conferences entered twice with one number the older keeps it; the others keep their title and their address.
UPDATE "Meeting" m SET "number" = NULL
WHERE m."parentMeetingId" IS NULL AND EXISTS (
  SELECT FROM "Meeting" older
  WHERE older."parentMeetingId" IS NULL AND older."number" = m."number" AND (older."createdAt", older."id") < (m."createdAt", m."id")
);

-- Prisma knows no partial index: working groups are meetings of a conference and have no number of their own.
CREATE UNIQUE INDEX "Meeting_number_key" ON "Meeting" ("number") WHERE "parentMeetingId" IS NULL;
