-- CreateEnum
CREATE TYPE "ReviewMode" AS ENUM ('at_once', 'after_review');

-- CreateEnum
CREATE TYPE "FreshnessState" AS ENUM ('due', 'asked', 'reminded', 'call', 'done');

-- CreateEnum
CREATE TYPE "FreshnessOutcome" AS ENUM ('confirmed', 'changed', 'gone');

-- CreateEnum
CREATE TYPE "ProposalOrigin" AS ENUM ('visitor', 'owner', 'volunteer', 'editor');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('open', 'accepted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('open', 'accepted', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('csv', 'hsds');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploaded', 'checked', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('created', 'updated', 'unchanged', 'faulty');

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "reviewMode" "ReviewMode" NOT NULL DEFAULT 'at_once';

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "isFree" BOOLEAN,
ADD COLUMN     "waitTime" TEXT;

-- AlterTable
ALTER TABLE "ServiceAtLocation" ADD COLUMN     "alert" TEXT,
ADD COLUMN     "alertUntil" TIMESTAMPTZ(3),
ADD COLUMN     "checkEveryMonths" INTEGER,
ADD COLUMN     "interpretedLanguages" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "RequiredDocument" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RequiredDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FreshnessTask" (
    "id" UUID NOT NULL,
    "linkType" "LinkType" NOT NULL,
    "linkId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" "FreshnessState" NOT NULL DEFAULT 'due',
    "tokenHash" TEXT,
    "tokenExpiresAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "bouncedAt" TIMESTAMPTZ(3),
    "assigneeId" UUID,
    "outcome" "FreshnessOutcome",
    "method" "AssureMethod",
    "note" TEXT,
    "doneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FreshnessTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChangeProposal" (
    "id" UUID NOT NULL,
    "linkType" "LinkType" NOT NULL,
    "linkId" UUID NOT NULL,
    "origin" "ProposalOrigin" NOT NULL,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "base" JSONB NOT NULL DEFAULT '{}',
    "message" TEXT NOT NULL DEFAULT '',
    "senderEmail" TEXT,
    "language" TEXT NOT NULL DEFAULT 'de',
    "proposedById" UUID,
    "state" "ProposalState" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChangeProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordVersion" (
    "id" UUID NOT NULL,
    "linkType" "LinkType" NOT NULL,
    "linkId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "actorId" UUID,
    "actorKind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SlugRedirect" (
    "linkType" "LinkType" NOT NULL,
    "slug" TEXT NOT NULL,
    "linkId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SlugRedirect_pkey" PRIMARY KEY ("linkType","slug")
);

-- CreateTable
CREATE TABLE "ClaimRequest" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'de',
    "tokenHash" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "state" "ClaimState" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClaimRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExternalIdentifier" (
    "id" UUID NOT NULL,
    "linkType" "LinkType" NOT NULL,
    "linkId" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExternalIdentifier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "scheme" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "content" BYTEA,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "state" "ImportState" NOT NULL DEFAULT 'uploaded',
    "totalRows" INTEGER NOT NULL DEFAULT 0,
    "doneRows" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "runId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "identifier" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "outcome" "ImportOutcome" NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "recordId" UUID,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("runId","number")
);

-- CreateTable
CREATE TABLE "SearchSynonym" (
    "id" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'de',
    "term" TEXT NOT NULL,
    "folded" TEXT,
    "means" TEXT[],
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SearchSynonym_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchMiss" (
    "day" DATE NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'de',
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SearchMiss_pkey" PRIMARY KEY ("day","words","language")
);

-- CreateIndex
CREATE INDEX "RequiredDocument_serviceId_position_idx" ON "RequiredDocument"("serviceId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "FreshnessTask_tokenHash_key" ON "FreshnessTask"("tokenHash");

-- CreateIndex
CREATE INDEX "FreshnessTask_linkType_linkId_idx" ON "FreshnessTask"("linkType", "linkId");

-- CreateIndex
CREATE INDEX "FreshnessTask_state_dueOn_idx" ON "FreshnessTask"("state", "dueOn");

-- CreateIndex
CREATE INDEX "FreshnessTask_assigneeId_idx" ON "FreshnessTask"("assigneeId");

-- CreateIndex
CREATE INDEX "ChangeProposal_state_createdAt_idx" ON "ChangeProposal"("state", "createdAt");

-- CreateIndex
CREATE INDEX "ChangeProposal_linkType_linkId_idx" ON "ChangeProposal"("linkType", "linkId");

-- CreateIndex
CREATE UNIQUE INDEX "RecordVersion_linkType_linkId_number_key" ON "RecordVersion"("linkType", "linkId", "number");

-- CreateIndex
CREATE INDEX "SlugRedirect_linkType_linkId_idx" ON "SlugRedirect"("linkType", "linkId");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimRequest_tokenHash_key" ON "ClaimRequest"("tokenHash");

-- CreateIndex
CREATE INDEX "ClaimRequest_state_createdAt_idx" ON "ClaimRequest"("state", "createdAt");

-- CreateIndex
CREATE INDEX "ClaimRequest_organizationId_idx" ON "ClaimRequest"("organizationId");

-- CreateIndex
CREATE INDEX "ExternalIdentifier_linkType_linkId_idx" ON "ExternalIdentifier"("linkType", "linkId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalIdentifier_linkType_scheme_value_key" ON "ExternalIdentifier"("linkType", "scheme", "value");

-- CreateIndex
CREATE INDEX "ImportRun_createdAt_idx" ON "ImportRun"("createdAt");

-- CreateIndex
CREATE INDEX "SearchSynonym_folded_idx" ON "SearchSynonym"("folded");

-- CreateIndex
CREATE UNIQUE INDEX "SearchSynonym_language_term_key" ON "SearchSynonym"("language", "term");

-- AddForeignKey
ALTER TABLE "RequiredDocument" ADD CONSTRAINT "RequiredDocument_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FreshnessTask" ADD CONSTRAINT "FreshnessTask_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimRequest" ADD CONSTRAINT "ClaimRequest_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ───────────── what Prisma cannot say

-- One open check per record; whoever asks twice finds the same task.
CREATE UNIQUE INDEX "FreshnessTask_one_open" ON "FreshnessTask" ("linkType", "linkId") WHERE "state" <> 'done';
ALTER TABLE "FreshnessTask" ADD CONSTRAINT "FreshnessTask_done_has_outcome"
  CHECK (("state" = 'done') = ("doneAt" IS NOT NULL) AND ("state" <> 'done' OR "outcome" IS NOT NULL));
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_check_period" CHECK ("checkEveryMonths" BETWEEN 1 AND 60);
-- A short-term notice has an end.
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_alert_ends" CHECK (("alert" IS NULL) = ("alertUntil" IS NULL));
ALTER TABLE "ChangeProposal" ADD CONSTRAINT "ChangeProposal_decided"
  CHECK (("state" IN ('accepted', 'declined')) = ("decidedAt" IS NOT NULL));
ALTER TABLE "ClaimRequest" ADD CONSTRAINT "ClaimRequest_decided"
  CHECK (("state" IN ('accepted', 'rejected')) = ("decidedAt" IS NOT NULL));
CREATE UNIQUE INDEX "ClaimRequest_one_open" ON "ClaimRequest" ("organizationId", lower("email")) WHERE "state" = 'open';
-- One import at a time writes; the bytes go when it is over.
CREATE UNIQUE INDEX "ImportRun_one_running" ON "ImportRun" ((true)) WHERE "state" = 'running';
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_progress" CHECK ("doneRows" BETWEEN 0 AND "totalRows");
ALTER TABLE "SearchMiss" ADD CONSTRAINT "SearchMiss_counted" CHECK ("count" > 0);
-- Versions are an archive: they are added, and go only with the erasure of their record.
CREATE FUNCTION record_version_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'versions are not changed';
END $$;
CREATE TRIGGER record_version_refuse_change BEFORE UPDATE ON "RecordVersion" FOR EACH ROW EXECUTE FUNCTION record_version_refuse_change();
-- The folded spelling of a synonym follows its term.
ALTER TABLE "SearchSynonym" DROP COLUMN "folded";
ALTER TABLE "SearchSynonym" ADD COLUMN "folded" TEXT GENERATED ALWAYS AS (fold_text("term")) STORED;
CREATE INDEX "SearchSynonym_folded_idx" ON "SearchSynonym" ("folded");
