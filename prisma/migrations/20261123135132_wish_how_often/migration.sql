-- CreateEnum
CREATE TYPE "TimesPer" AS ENUM ('week', 'month');

-- AlterTable
ALTER TABLE "VolunteerProfile" ADD COLUMN     "maxTimes" INTEGER,
ADD COLUMN     "maxTimesPer" "TimesPer";

-- A wish is a number and what it counts by, or there is none
ALTER TABLE "VolunteerProfile" ADD CONSTRAINT "VolunteerProfile_wish_whole"
  CHECK (("maxTimes" IS NULL) = ("maxTimesPer" IS NULL) AND ("maxTimes" IS NULL OR "maxTimes" BETWEEN 1 AND 31));
