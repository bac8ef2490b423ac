-- CreateTable
CREATE TABLE "RecordMerge" (
    "id" UUID NOT NULL,
    "linkType" "LinkType" NOT NULL,
    "keptId" UUID NOT NULL,
    "goneId" UUID NOT NULL,
    "goneState" "PublishState" NOT NULL,
    "versionBefore" INTEGER NOT NULL,
    "moved" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecordMerge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RecordMerge_linkType_keptId_idx" ON "RecordMerge"("linkType", "keptId");

-- CreateIndex
CREATE INDEX "RecordMerge_linkType_goneId_idx" ON "RecordMerge"("linkType", "goneId");

-- ───────────── what Prisma cannot say

ALTER TABLE "RecordMerge" ADD CONSTRAINT "RecordMerge_two" CHECK ("keptId" <> "goneId");
