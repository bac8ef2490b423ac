-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "concernsId" UUID;

-- AlterTable
ALTER TABLE "FreshnessTask" ADD COLUMN     "assignedAt" TIMESTAMPTZ(3),
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Outbox_concernsId_idx" ON "Outbox"("concernsId");

-- ───────────── what Prisma cannot say

-- Who has taken a call took it at a moment, and attempts are counted, never owed.
ALTER TABLE "FreshnessTask" ADD CONSTRAINT "FreshnessTask_taken_at" CHECK ("assigneeId" IS NULL OR "assignedAt" IS NOT NULL);
ALTER TABLE "FreshnessTask" ADD CONSTRAINT "FreshnessTask_attempts" CHECK ("attempts" >= 0);

-- Months after which a record of this kind is checked again: its own period, the one the coordination has set for its
-- kind, or what holds until somebody has set one.
CREATE FUNCTION check_months(kind text, own integer) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(own, (SELECT (s."value" ->> kind)::integer FROM "Setting" s WHERE s."key" = 'freshness'),
    CASE kind WHEN 'contactPoints' THEN 6 ELSE 12 END)
$$;
