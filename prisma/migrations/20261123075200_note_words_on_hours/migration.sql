-- Words about time given: the volunteer's note, the desk's answer to it and to "I was there".
ALTER TABLE "Assignment" ADD COLUMN "contestAnswer" TEXT;
ALTER TABLE "HoursEntry" ADD COLUMN "note" TEXT, ADD COLUMN "answer" TEXT;
-- Nobody refuses time without a word
ALTER TABLE "HoursEntry" ADD CONSTRAINT "HoursEntry_refused_check" CHECK ("state" <> 'refused' OR "answer" IS NOT NULL);
-- Who contested is answered once; what was answered had been contested
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_contest_check"
  CHECK (("contestDecidedAt" IS NULL OR "contestedAt" IS NOT NULL) AND ("contestAnswer" IS NULL OR "contestDecidedAt" IS NOT NULL));
