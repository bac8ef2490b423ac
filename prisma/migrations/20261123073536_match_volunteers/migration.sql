-- CreateEnum
CREATE TYPE "Mobility" AS ENUM ('on_foot', 'wheelchair', 'bicycle', 'car');

-- CreateEnum
CREATE TYPE "GuardianConsentState" AS ENUM ('asked', 'given', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "StatementAnswer" AS ENUM ('fits', 'partly', 'no');

-- CreateEnum
CREATE TYPE "Season" AS ENUM ('all_year', 'summer', 'winter');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('no_time', 'too_far', 'not_my_thing', 'too_much', 'health', 'other');

-- CreateEnum
CREATE TYPE "RejectedBy" AS ENUM ('person', 'organization', 'coordinator');

-- CreateEnum
CREATE TYPE "HoursState" AS ENUM ('reported', 'confirmed', 'refused');

-- CreateEnum
CREATE TYPE "CertificateKind" AS ENUM ('certificate', 'card_sheet', 'thanks');

-- CreateEnum
CREATE TYPE "ContactTaskState" AS ENUM ('open', 'done', 'void');

-- CreateEnum
CREATE TYPE "CoverState" AS ENUM ('open', 'filled', 'exhausted', 'cancelled');

-- CreateEnum
CREATE TYPE "CoverAnswer" AS ENUM ('yes', 'no', 'too_late');

-- CreateEnum
CREATE TYPE "BatchState" AS ENUM ('draft', 'decided', 'dropped');

-- CreateEnum
CREATE TYPE "BatchCellState" AS ENUM ('proposed', 'accepted', 'dropped');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "TokenPurpose" ADD VALUE 'guardian_consent';
ALTER TYPE "TokenPurpose" ADD VALUE 'answer_offer';
ALTER TYPE "TokenPurpose" ADD VALUE 'answer_cover';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AssignmentOrigin" ADD VALUE 'adoption';
ALTER TYPE "AssignmentOrigin" ADD VALUE 'waiting_list';
ALTER TYPE "AssignmentOrigin" ADD VALUE 'swap';
ALTER TYPE "AssignmentOrigin" ADD VALUE 'cover';
ALTER TYPE "AssignmentOrigin" ADD VALUE 'batch';

-- AlterEnum
ALTER TYPE "AssignmentState" ADD VALUE 'waitlisted';

-- DropIndex
DROP INDEX "Availability_personId_weekday_startMinute_key";

-- AlterTable
ALTER TABLE "OneTimeToken" ADD COLUMN     "subjectId" UUID;

-- AlterTable
ALTER TABLE "VolunteerProfile" ADD COLUMN     "basicLanguages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "bornOn" DATE,
ADD COLUMN     "calendarKeyHash" TEXT,
ADD COLUMN     "calendarKeySince" TIMESTAMPTZ(3),
ADD COLUMN     "homeLatitude" DOUBLE PRECISION,
ADD COLUMN     "homeLongitude" DOUBLE PRECISION,
ADD COLUMN     "homeStreet" TEXT,
ADD COLUMN     "isAdult" BOOLEAN,
ADD COLUMN     "maxDistanceM" INTEGER,
ADD COLUMN     "mobility" "Mobility",
ADD COLUMN     "passwordChangedAt" TIMESTAMPTZ(3),
ADD COLUMN     "passwordHash" TEXT,
ADD COLUMN     "remindDayBefore" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "remindHoursBefore" INTEGER;

-- AlterTable
ALTER TABLE "VolunteerSkill" ADD COLUMN     "canTeach" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Availability" ADD COLUMN     "season" "Season" NOT NULL DEFAULT 'all_year';

-- AlterTable
ALTER TABLE "Need" ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION,
ADD COLUMN     "newcomerSeats" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "opensAt" TIMESTAMPTZ(3),
ADD COLUMN     "placesMin" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "requiredLanguages" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Shift" ADD COLUMN     "newcomerSeats" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "seriesId" UUID,
ADD COLUMN     "seriesOn" DATE;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "contestDecidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "contestText" TEXT,
ADD COLUMN     "contestedAt" TIMESTAMPTZ(3),
ADD COLUMN     "decidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "declineReason" "DeclineReason",
ADD COLUMN     "holdsPlace" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isLate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isLocked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isNewcomer" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "offeredUntil" TIMESTAMPTZ(3),
ADD COLUMN     "remindedDayAt" TIMESTAMPTZ(3),
ADD COLUMN     "remindedHoursAt" TIMESTAMPTZ(3),
ADD COLUMN     "swapWantedAt" TIMESTAMPTZ(3),
ADD COLUMN     "waitNumber" INTEGER,
ADD COLUMN     "wentWell" BOOLEAN;

-- CreateTable
CREATE TABLE "Passkey" (
    "id" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessCard" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "issuedById" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuardianConsent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "guardianName" TEXT NOT NULL,
    "guardianEmail" TEXT,
    "guardianPhone" TEXT,
    "state" "GuardianConsentState" NOT NULL DEFAULT 'asked',
    "textVersion" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "channel" "PersonSource" NOT NULL,
    "recordedById" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "GuardianConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VolunteerAnswer" (
    "personId" UUID NOT NULL,
    "termId" UUID NOT NULL,
    "answer" "StatementAnswer" NOT NULL,
    "isDoubled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "VolunteerAnswer_pkey" PRIMARY KEY ("personId","termId")
);

-- CreateTable
CREATE TABLE "NeedAnswer" (
    "needId" UUID NOT NULL,
    "termId" UUID NOT NULL,
    "answer" "StatementAnswer" NOT NULL,

    CONSTRAINT "NeedAnswer_pkey" PRIMARY KEY ("needId","termId")
);

-- CreateTable
CREATE TABLE "ClearanceCheck" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "certificateOn" DATE NOT NULL,
    "seenOn" DATE NOT NULL,
    "seenById" UUID NOT NULL,
    "isSuitable" BOOLEAN NOT NULL,
    "validUntil" DATE NOT NULL,
    "deleteAfter" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClearanceCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NeedSkill" (
    "needId" UUID NOT NULL,
    "termId" UUID NOT NULL,
    "isRequired" BOOLEAN NOT NULL DEFAULT false,
    "minLevel" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "NeedSkill_pkey" PRIMARY KEY ("needId","termId")
);

-- CreateTable
CREATE TABLE "NeedSeries" (
    "id" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "rrule" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "exdates" DATE[],
    "startMinute" INTEGER NOT NULL,
    "endMinute" INTEGER NOT NULL,
    "minPeople" INTEGER NOT NULL DEFAULT 1,
    "maxPeople" INTEGER NOT NULL DEFAULT 1,
    "newcomerSeats" INTEGER NOT NULL DEFAULT 0,
    "laidUntil" DATE,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NeedSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SeriesAdoption" (
    "id" UUID NOT NULL,
    "seriesId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SeriesAdoption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rejection" (
    "personId" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "by" "RejectedBy" NOT NULL,
    "reason" "DeclineReason",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rejection_pkey" PRIMARY KEY ("personId","needId","by")
);

-- CreateTable
CREATE TABLE "HoursEntry" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "assignmentId" UUID,
    "day" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" "HoursState" NOT NULL DEFAULT 'reported',
    "confirmedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HoursEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "CertificateKind" NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "issuedById" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactTask" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "needId" UUID,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "ContactTaskState" NOT NULL DEFAULT 'open',
    "doneById" UUID,
    "doneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ContactTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CoverRequest" (
    "id" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "shiftId" UUID NOT NULL,
    "state" "CoverState" NOT NULL DEFAULT 'open',
    "wave" INTEGER NOT NULL DEFAULT 0,
    "nextWaveAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CoverRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CoverAsk" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "wave" INTEGER NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" "CoverAnswer",
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CoverAsk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BatchProposal" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "needIds" UUID[],
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "maxShifts" INTEGER NOT NULL DEFAULT 2,
    "state" "BatchState" NOT NULL DEFAULT 'draft',
    "createdById" UUID NOT NULL,
    "computedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BatchProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BatchCell" (
    "batchId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "shiftId" UUID NOT NULL,
    "state" "BatchCellState" NOT NULL DEFAULT 'proposed',
    "isLocked" BOOLEAN NOT NULL DEFAULT false,
    "isBarred" BOOLEAN NOT NULL DEFAULT false,
    "fit" DOUBLE PRECISION,
    "reasons" JSONB,

    CONSTRAINT "BatchCell_pkey" PRIMARY KEY ("batchId","personId","shiftId")
);

-- CreateIndex
CREATE INDEX "Passkey_personId_idx" ON "Passkey"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AccessCard_codeHash_key" ON "AccessCard"("codeHash");

-- CreateIndex
CREATE INDEX "AccessCard_personId_idx" ON "AccessCard"("personId");

-- CreateIndex
CREATE INDEX "GuardianConsent_personId_idx" ON "GuardianConsent"("personId");

-- CreateIndex
CREATE INDEX "ClearanceCheck_personId_idx" ON "ClearanceCheck"("personId");

-- CreateIndex
CREATE INDEX "ClearanceCheck_deleteAfter_idx" ON "ClearanceCheck"("deleteAfter");

-- CreateIndex
CREATE INDEX "NeedSeries_needId_idx" ON "NeedSeries"("needId");

-- CreateIndex
CREATE INDEX "SeriesAdoption_personId_idx" ON "SeriesAdoption"("personId");

-- CreateIndex
CREATE INDEX "Rejection_needId_idx" ON "Rejection"("needId");

-- CreateIndex
CREATE UNIQUE INDEX "HoursEntry_assignmentId_key" ON "HoursEntry"("assignmentId");

-- CreateIndex
CREATE INDEX "HoursEntry_personId_day_idx" ON "HoursEntry"("personId", "day");

-- CreateIndex
CREATE INDEX "HoursEntry_needId_day_idx" ON "HoursEntry"("needId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_number_key" ON "Certificate"("number");

-- CreateIndex
CREATE INDEX "Certificate_personId_idx" ON "Certificate"("personId");

-- CreateIndex
CREATE INDEX "ContactTask_state_dueAt_idx" ON "ContactTask"("state", "dueAt");

-- CreateIndex
CREATE INDEX "ContactTask_personId_idx" ON "ContactTask"("personId");

-- CreateIndex
CREATE INDEX "CoverRequest_state_nextWaveAt_idx" ON "CoverRequest"("state", "nextWaveAt");

-- CreateIndex
CREATE INDEX "CoverRequest_shiftId_idx" ON "CoverRequest"("shiftId");

-- CreateIndex
CREATE INDEX "CoverAsk_personId_askedAt_idx" ON "CoverAsk"("personId", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CoverAsk_requestId_personId_key" ON "CoverAsk"("requestId", "personId");

-- CreateIndex
CREATE INDEX "BatchCell_personId_idx" ON "BatchCell"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "VolunteerProfile_calendarKeyHash_key" ON "VolunteerProfile"("calendarKeyHash");

-- CreateIndex
CREATE UNIQUE INDEX "Availability_personId_season_weekday_startMinute_key" ON "Availability"("personId", "season", "weekday", "startMinute");

-- CreateIndex
CREATE UNIQUE INDEX "Shift_seriesId_seriesOn_key" ON "Shift"("seriesId", "seriesOn");

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessCard" ADD CONSTRAINT "AccessCard_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuardianConsent" ADD CONSTRAINT "GuardianConsent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerAnswer" ADD CONSTRAINT "VolunteerAnswer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerAnswer" ADD CONSTRAINT "VolunteerAnswer_termId_fkey" FOREIGN KEY ("termId") REFERENCES "TaxonomyTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedAnswer" ADD CONSTRAINT "NeedAnswer_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedAnswer" ADD CONSTRAINT "NeedAnswer_termId_fkey" FOREIGN KEY ("termId") REFERENCES "TaxonomyTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearanceCheck" ADD CONSTRAINT "ClearanceCheck_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedSkill" ADD CONSTRAINT "NeedSkill_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedSkill" ADD CONSTRAINT "NeedSkill_termId_fkey" FOREIGN KEY ("termId") REFERENCES "TaxonomyTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedSeries" ADD CONSTRAINT "NeedSeries_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeriesAdoption" ADD CONSTRAINT "SeriesAdoption_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "NeedSeries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeriesAdoption" ADD CONSTRAINT "SeriesAdoption_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "NeedSeries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rejection" ADD CONSTRAINT "Rejection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rejection" ADD CONSTRAINT "Rejection_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursEntry" ADD CONSTRAINT "HoursEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursEntry" ADD CONSTRAINT "HoursEntry_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursEntry" ADD CONSTRAINT "HoursEntry_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactTask" ADD CONSTRAINT "ContactTask_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoverRequest" ADD CONSTRAINT "CoverRequest_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoverRequest" ADD CONSTRAINT "CoverRequest_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoverAsk" ADD CONSTRAINT "CoverAsk_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "CoverRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoverAsk" ADD CONSTRAINT "CoverAsk_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchCell" ADD CONSTRAINT "BatchCell_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "BatchProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchCell" ADD CONSTRAINT "BatchCell_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchCell" ADD CONSTRAINT "BatchCell_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;
