-- What the volunteers' tables promise, whoever writes (values of the enums are known only after the migration before).

-- One engagement per person and shift, or per person and need without shifts; whoever waits is not on it as well
DROP INDEX "Assignment_person_shift_key";
DROP INDEX "Assignment_person_need_key";
CREATE UNIQUE INDEX "Assignment_person_shift_key" ON "Assignment" ("personId", "shiftId")
  WHERE "shiftId" IS NOT NULL AND "state" IN ('suggested', 'offered', 'accepted', 'confirmed', 'attended', 'waitlisted');
CREATE UNIQUE INDEX "Assignment_person_need_key" ON "Assignment" ("personId", "needId")
  WHERE "shiftId" IS NULL AND "state" IN ('suggested', 'offered', 'accepted', 'confirmed', 'attended', 'waitlisted');

-- The waiting list has one order
CREATE UNIQUE INDEX "Assignment_shift_wait_key" ON "Assignment" ("shiftId", "waitNumber")
  WHERE "shiftId" IS NOT NULL AND "waitNumber" IS NOT NULL;
CREATE UNIQUE INDEX "Assignment_need_wait_key" ON "Assignment" ("needId", "waitNumber")
  WHERE "shiftId" IS NULL AND "waitNumber" IS NOT NULL;
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_waiting_check" CHECK ("state" <> 'waitlisted' OR "waitNumber" IS NOT NULL);
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_offer_check" CHECK (NOT "holdsPlace" OR "state" <> 'offered' OR "offeredUntil" IS NOT NULL);
CREATE INDEX "Assignment_offered_idx" ON "Assignment" ("offeredUntil") WHERE "state" = 'offered';

-- An offer to the one who waits first keeps the place it offers
DROP TRIGGER assignment_keep_places ON "Assignment";
DROP FUNCTION assignment_keep_places();
DROP FUNCTION assignment_holds_place("AssignmentState");
CREATE FUNCTION assignment_holds_place(state "AssignmentState", is_kept boolean) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN state IN ('accepted', 'confirmed', 'attended') OR (state = 'offered' AND is_kept);
CREATE FUNCTION assignment_keep_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND assignment_holds_place(OLD."state", OLD."holdsPlace") THEN
    PERFORM assignment_count_places(OLD."needId", OLD."shiftId", -1);
  END IF;
  IF TG_OP <> 'DELETE' AND assignment_holds_place(NEW."state", NEW."holdsPlace") THEN
    PERFORM assignment_count_places(NEW."needId", NEW."shiftId", 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER assignment_keep_places AFTER INSERT OR UPDATE OR DELETE ON "Assignment" FOR EACH ROW EXECUTE FUNCTION assignment_keep_places();

ALTER TABLE "Need" ADD CONSTRAINT "Need_newcomer_check" CHECK ("newcomerSeats" BETWEEN 0 AND "places");
ALTER TABLE "Need" ADD CONSTRAINT "Need_least_check" CHECK ("placesMin" BETWEEN 0 AND "places");
ALTER TABLE "Need" ADD CONSTRAINT "Need_point_check" CHECK (("latitude" IS NULL) = ("longitude" IS NULL));
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_newcomer_check" CHECK ("newcomerSeats" BETWEEN 0 AND "maxPeople");
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_series_check" CHECK ("seriesId" IS NULL OR "seriesOn" IS NOT NULL);
ALTER TABLE "NeedSkill" ADD CONSTRAINT "NeedSkill_level_check" CHECK ("minLevel" BETWEEN 1 AND 3);
ALTER TABLE "NeedSeries" ADD CONSTRAINT "NeedSeries_time_check"
  CHECK ("startMinute" BETWEEN 0 AND 1439 AND "endMinute" > "startMinute" AND "endMinute" <= "startMinute" + 1440);
ALTER TABLE "NeedSeries" ADD CONSTRAINT "NeedSeries_people_check"
  CHECK ("minPeople" BETWEEN 0 AND "maxPeople" AND "maxPeople" > 0 AND "newcomerSeats" BETWEEN 0 AND "maxPeople");

-- People
CREATE UNIQUE INDEX "VolunteerAnswer_doubled_key" ON "VolunteerAnswer" ("personId") WHERE "isDoubled";
ALTER TABLE "VolunteerProfile" ADD CONSTRAINT "VolunteerProfile_birth_check" CHECK ("bornOn" IS NULL OR "isAdult" IS FALSE);
ALTER TABLE "VolunteerProfile" ADD CONSTRAINT "VolunteerProfile_home_check"
  CHECK (("homeLatitude" IS NULL) = ("homeLongitude" IS NULL));
ALTER TABLE "VolunteerProfile" ADD CONSTRAINT "VolunteerProfile_distance_check" CHECK ("maxDistanceM" BETWEEN 100 AND 50000);
ALTER TABLE "VolunteerProfile" ADD CONSTRAINT "VolunteerProfile_reminder_check" CHECK ("remindHoursBefore" BETWEEN 1 AND 24);
CREATE UNIQUE INDEX "AccessCard_person_key" ON "AccessCard" ("personId") WHERE "revokedAt" IS NULL;
CREATE UNIQUE INDEX "GuardianConsent_person_key" ON "GuardianConsent" ("personId") WHERE "state" IN ('asked', 'given');
ALTER TABLE "ClearanceCheck" ADD CONSTRAINT "ClearanceCheck_days_check"
  CHECK ("seenOn" >= "certificateOn" AND "validUntil" > "seenOn" AND "deleteAfter" >= "seenOn");
CREATE UNIQUE INDEX "SeriesAdoption_person_key" ON "SeriesAdoption" ("seriesId", "personId") WHERE "endedAt" IS NULL;

-- Hours, cover, proposals
ALTER TABLE "HoursEntry" ADD CONSTRAINT "HoursEntry_minutes_check" CHECK ("minutes" BETWEEN 1 AND 1440);
ALTER TABLE "HoursEntry" ADD CONSTRAINT "HoursEntry_confirmed_check" CHECK ("state" <> 'confirmed' OR "confirmedAt" IS NOT NULL);
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_days_check" CHECK ("validUntil" >= "validFrom" AND "minutes" >= 0);
CREATE UNIQUE INDEX "CoverRequest_shift_key" ON "CoverRequest" ("shiftId") WHERE "state" = 'open';
ALTER TABLE "CoverAsk" ADD CONSTRAINT "CoverAsk_answer_check" CHECK (("answer" IS NULL) = ("answeredAt" IS NULL));
ALTER TABLE "BatchProposal" ADD CONSTRAINT "BatchProposal_days_check" CHECK ("endsOn" >= "startsOn" AND "maxShifts" > 0);
ALTER TABLE "BatchCell" ADD CONSTRAINT "BatchCell_lock_check" CHECK (NOT ("isLocked" AND "isBarred"));
