-- AlterTable
ALTER TABLE "VolunteerProfile" ADD COLUMN     "guardianRemindedAt" TIMESTAMPTZ(3);
