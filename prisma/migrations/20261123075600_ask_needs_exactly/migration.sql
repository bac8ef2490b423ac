-- AlterTable
ALTER TABLE "Need" ADD COLUMN     "placeCode" TEXT;

-- AlterTable
ALTER TABLE "NeedSeries" DROP COLUMN "exdates";

-- AlterTable
ALTER TABLE "ContactTask" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "triedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SeriesException" (
    "seriesId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SeriesException_pkey" PRIMARY KEY ("seriesId","day")
);

-- AddForeignKey
ALTER TABLE "SeriesException" ADD CONSTRAINT "SeriesException_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "NeedSeries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A place is a point
ALTER TABLE "Need" ADD CONSTRAINT "Need_place_check" CHECK ("placeCode" IS NULL OR ("placeCode" ~ '^[sp]:' AND "latitude" IS NOT NULL));
ALTER TABLE "ContactTask" ADD CONSTRAINT "ContactTask_done_check" CHECK ("state" <> 'done' OR "doneAt" IS NOT NULL);
