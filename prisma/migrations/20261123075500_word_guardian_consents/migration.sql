-- The language in which a guardian read the wording, and the moment a given consent was taken back
ALTER TABLE "GuardianConsent" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'de',
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

ALTER TABLE "GuardianConsent" ADD CONSTRAINT "GuardianConsent_decided_check"
  CHECK (("state" = 'asked') = ("decidedAt" IS NULL) AND ("state" = 'withdrawn') = ("withdrawnAt" IS NOT NULL));
-- Told on the web, there is a way to reach the guardian; on paper the signature is what counts
ALTER TABLE "GuardianConsent" ADD CONSTRAINT "GuardianConsent_reach_check"
  CHECK ("channel" <> 'web' OR "guardianEmail" IS NOT NULL OR "guardianPhone" IS NOT NULL);
