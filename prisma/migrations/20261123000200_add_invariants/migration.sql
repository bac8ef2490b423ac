-- What the database promises and Prisma cannot say: one main theme, honest counts, no double booking, an audit
-- that only grows, and search rows that follow every change.

-- People and roles
CREATE UNIQUE INDEX "Person_email_key" ON "Person" (lower("email")) WHERE "email" IS NOT NULL AND "state" <> 'anonymised';
ALTER TABLE "Person" ADD CONSTRAINT "Person_name_check" CHECK (length(btrim("displayName")) BETWEEN 1 AND 200);
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_login_check" CHECK ("login" = lower("login"));
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_period_check" CHECK ("validUntil" IS NULL OR "validUntil" >= "validFrom");
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_scope_check" CHECK (
  ("scopeType" IS NULL) = ("scopeId" IS NULL)
  AND ("role" <> 'theme_lead' OR "scopeType" = 'theme')
  AND ("role" <> 'editor' OR "scopeType" = 'organization')
  AND ("role" NOT IN ('administrator', 'coordinator', 'jury', 'viewer') OR "scopeType" IS NULL));

-- Sessions of one person, to end them all at once
CREATE INDEX "Session_person_idx" ON "Session" (("sess"->>'personId'));

-- Themes: at most one main term per record
CREATE UNIQUE INDEX "Attribute_main_key" ON "Attribute" ("linkType", "linkId") WHERE "isMain";
ALTER TABLE "TaxonomyTerm" ADD CONSTRAINT "TaxonomyTerm_code_check" CHECK ("code" ~ '^[A-Za-z0-9_-]{1,60}$');

-- Free times and places
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_time_check"
  CHECK ("weekday" BETWEEN 1 AND 7 AND "startMinute" >= 0 AND "endMinute" > "startMinute" AND "endMinute" <= 1440);
ALTER TABLE "VolunteerSkill" ADD CONSTRAINT "VolunteerSkill_level_check" CHECK ("level" BETWEEN 1 AND 3);
ALTER TABLE "Need" ADD CONSTRAINT "Need_places_check" CHECK ("places" >= 1 AND "placesTaken" BETWEEN 0 AND "places");
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_places_check" CHECK ("minPeople" >= 0 AND "maxPeople" >= 1 AND "maxPeople" >= "minPeople" AND "placesTaken" BETWEEN 0 AND "maxPeople");
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_time_check" CHECK ("endsAt" > "startsAt");
ALTER TABLE "Event" ADD CONSTRAINT "Event_time_check" CHECK ("endsAt" IS NULL OR "endsAt" > "startsAt");
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_time_check" CHECK ("endsAt" IS NULL OR "endsAt" > "startsAt");
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_progress_check" CHECK ("progress" BETWEEN 0 AND 100);
ALTER TABLE "Location" ADD CONSTRAINT "Location_point_check"
  CHECK (("latitude" IS NULL) = ("longitude" IS NULL) AND ("geoQuality" <> 'geocoded' OR "latitude" IS NOT NULL));

-- One assignment per person and shift, or per person and need without shifts (those that still count)
CREATE UNIQUE INDEX "Assignment_person_shift_key" ON "Assignment" ("personId", "shiftId")
  WHERE "shiftId" IS NOT NULL AND "state" IN ('offered', 'accepted', 'confirmed', 'attended');
CREATE UNIQUE INDEX "Assignment_person_need_key" ON "Assignment" ("personId", "needId")
  WHERE "shiftId" IS NULL AND "state" IN ('offered', 'accepted', 'confirmed', 'attended');
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_overlap_excl" EXCLUDE USING gist (
  "personId" WITH =, tstzrange("startsAt", "endsAt") WITH &&)
  WHERE ("startsAt" IS NOT NULL AND "state" IN ('accepted', 'confirmed'));

-- A shift's times stand on its assignments, so that overlaps can be excluded
CREATE FUNCTION assignment_copy_times() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."shiftId" IS NULL THEN
    NEW."startsAt" := NULL; NEW."endsAt" := NULL;
  ELSE
    SELECT s."startsAt", s."endsAt", s."needId" INTO STRICT NEW."startsAt", NEW."endsAt", NEW."needId" FROM "Shift" s WHERE s."id" = NEW."shiftId";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_copy_times BEFORE INSERT OR UPDATE ON "Assignment" FOR EACH ROW EXECUTE FUNCTION assignment_copy_times();

-- Places taken are counted by the database; the CHECK above refuses one too many, whoever writes
CREATE FUNCTION assignment_count_places(need uuid, shift uuid, difference int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF shift IS NOT NULL THEN
    UPDATE "Shift" SET "placesTaken" = "placesTaken" + difference WHERE "id" = shift;
  ELSE
    UPDATE "Need" SET "placesTaken" = "placesTaken" + difference WHERE "id" = need;
  END IF;
END $$;
CREATE FUNCTION assignment_holds_place(state "AssignmentState") RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN state IN ('accepted', 'confirmed', 'attended');
CREATE FUNCTION assignment_keep_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND assignment_holds_place(OLD."state") THEN
    PERFORM assignment_count_places(OLD."needId", OLD."shiftId", -1);
  END IF;
  IF TG_OP <> 'DELETE' AND assignment_holds_place(NEW."state") THEN
    PERFORM assignment_count_places(NEW."needId", NEW."shiftId", 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER assignment_keep_places AFTER INSERT OR UPDATE OR DELETE ON "Assignment" FOR EACH ROW EXECUTE FUNCTION assignment_keep_places();

-- The audit only grows
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = '55000';
END $$;
CREATE TRIGGER audit_refuse_change BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_refuse_truncate BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();

-- Search rows follow the records
CREATE FUNCTION search_store(kind text, record uuid, visible boolean, title text, summary text, keywords text, path text, example boolean)
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT visible THEN
    DELETE FROM "SearchEntry" s WHERE s."resourceType" = kind AND s."resourceId" = record;
    RETURN;
  END IF;
  INSERT INTO "SearchEntry" AS s ("id", "resourceType", "resourceId", "title", "summary", "keywords", "path", "isExample", "updatedAt")
  VALUES (gen_random_uuid(), kind, record, title, coalesce(summary, ''), coalesce(keywords, ''), path, example, now())
  ON CONFLICT ("resourceType", "resourceId") DO UPDATE SET
    "title" = excluded."title", "summary" = excluded."summary", "keywords" = excluded."keywords",
    "path" = excluded."path", "isExample" = excluded."isExample", "updatedAt" = now()
  WHERE (s."title", s."summary", s."keywords", s."path", s."isExample")
    IS DISTINCT FROM (excluded."title", excluded."summary", excluded."keywords", excluded."path", excluded."isExample");
END $$;

CREATE FUNCTION search_theme_names(kind "LinkType", record uuid) RETURNS text LANGUAGE sql STABLE
  RETURN (SELECT string_agg(t."name", ' ') FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
          WHERE a."linkType" = kind AND a."linkId" = record AND a."state" = 'approved');

CREATE FUNCTION search_refresh(kind text, record uuid) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
  CASE kind
  WHEN 'service_at_location' THEN
    PERFORM search_store(kind, p."id", p."state" IN ('published', 'needs_check'), p."title", p."summary",
      concat_ws(' ', p."description", s."name", s."description", o."name", o."alternateName", a."address1", search_theme_names('service_at_location', p."id")),
      '/anlaufstellen/' || p."slug", p."isExample")
    FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId" JOIN "Organization" o ON o."id" = s."organizationId"
    LEFT JOIN "Address" a ON a."locationId" = p."locationId" WHERE p."id" = record;
  WHEN 'organization' THEN
    PERFORM search_store(kind, o."id", o."isInitiative" AND o."state" IN ('published', 'needs_check'), o."name", left(o."description", 300),
      concat_ws(' ', o."alternateName", o."description", i."goal", i."howToJoin", search_theme_names('organization', o."id")),
      '/initiativen/' || o."slug", o."isExample")
    FROM "Organization" o LEFT JOIN "InitiativeProfile" i ON i."organizationId" = o."id" WHERE o."id" = record;
  WHEN 'need' THEN
    PERFORM search_store(kind, n."id", n."state" = 'open' AND n."archivedAt" IS NULL, n."title", n."summary",
      concat_ws(' ', n."description", n."locationText", search_theme_names('need', n."id")), '/mitmachen/' || n."slug", n."isExample")
    FROM "Need" n WHERE n."id" = record;
  WHEN 'space' THEN
    PERFORM search_store(kind, x."id", x."state" IN ('published', 'needs_check'), x."title", x."summary",
      concat_ws(' ', x."description", x."possibleUses", x."equipment", x."locationText", search_theme_names('space', x."id")), '/fokusraeume/' || x."slug", x."isExample")
    FROM "Space" x WHERE x."id" = record;
  WHEN 'meeting' THEN
    PERFORM search_store(kind, m."id", m."parentMeetingId" IS NULL AND m."state" <> 'draft' AND m."archivedAt" IS NULL, m."title", m."summary",
      concat_ws(' ', m."description", m."locationText", (SELECT string_agg(g."title", ' ') FROM "Meeting" g WHERE g."parentMeetingId" = m."id")),
      '/konferenzen/' || m."slug", m."isExample")
    FROM "Meeting" m WHERE m."id" = record;
  WHEN 'article' THEN
    PERFORM search_store(kind, n."id", n."state" = 'published', n."title", n."lead",
      concat_ws(' ', n."body", search_theme_names('article', n."id")), '/aktuelles/' || n."slug", n."isExample")
    FROM "Article" n WHERE n."id" = record;
  WHEN 'event' THEN
    PERFORM search_store(kind, e."id", e."state" = 'published' AND e."status" <> 'cancelled', e."title", left(e."description", 300),
      concat_ws(' ', e."description", e."locationText"), '/termine/' || e."slug", e."isExample")
    FROM "Event" e WHERE e."id" = record;
  ELSE NULL;
  END CASE;
END $$;

CREATE FUNCTION search_follow_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM "SearchEntry" s WHERE s."resourceType" = TG_ARGV[0] AND s."resourceId" = OLD."id";
  ELSE
    PERFORM search_refresh(TG_ARGV[0], NEW."id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON "ServiceAtLocation" FOR EACH ROW EXECUTE FUNCTION search_follow_record('service_at_location');
CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON "Organization" FOR EACH ROW EXECUTE FUNCTION search_follow_record('organization');
CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON "Need" FOR EACH ROW EXECUTE FUNCTION search_follow_record('need');
CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON "Space" FOR EACH ROW EXECUTE FUNCTION search_follow_record('space');
CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON "Meeting" FOR EACH ROW EXECUTE FUNCTION search_follow_record('meeting');
CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON "Article" FOR EACH ROW EXECUTE FUNCTION search_follow_record('article');
CREATE TRIGGER search_follow AFTER INSERT OR UPDATE OR DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION search_follow_record('event');

-- Names that appear in other records' search rows
CREATE FUNCTION search_follow_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE link uuid;
BEGIN
  CASE TG_TABLE_NAME
  WHEN 'Attribute' THEN
    IF TG_OP <> 'INSERT' THEN PERFORM search_refresh(OLD."linkType"::text, OLD."linkId"); END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM search_refresh(NEW."linkType"::text, NEW."linkId"); END IF;
  WHEN 'TaxonomyTerm' THEN
    PERFORM search_refresh(a."linkType"::text, a."linkId") FROM "Attribute" a WHERE a."termId" = NEW."id";
  WHEN 'Organization' THEN
    PERFORM search_refresh('service_at_location', p."id") FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId" WHERE s."organizationId" = NEW."id";
  WHEN 'Service' THEN
    PERFORM search_refresh('service_at_location', p."id") FROM "ServiceAtLocation" p WHERE p."serviceId" = NEW."id";
  WHEN 'Address' THEN
    PERFORM search_refresh('service_at_location', p."id") FROM "ServiceAtLocation" p WHERE p."locationId" = NEW."locationId";
  WHEN 'InitiativeProfile' THEN
    PERFORM search_refresh('organization', NEW."organizationId");
  WHEN 'Meeting' THEN
    FOREACH link IN ARRAY ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD."parentMeetingId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."parentMeetingId" END] LOOP
      IF link IS NOT NULL THEN PERFORM search_refresh('meeting', link); END IF;
    END LOOP;
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER search_follow_part AFTER INSERT OR UPDATE OR DELETE ON "Attribute" FOR EACH ROW EXECUTE FUNCTION search_follow_part();
CREATE TRIGGER search_follow_part AFTER UPDATE OF "name" ON "TaxonomyTerm" FOR EACH ROW EXECUTE FUNCTION search_follow_part();
CREATE TRIGGER search_follow_part AFTER UPDATE OF "name", "alternateName" ON "Organization" FOR EACH ROW EXECUTE FUNCTION search_follow_part();
CREATE TRIGGER search_follow_part AFTER UPDATE OF "name", "description" ON "Service" FOR EACH ROW EXECUTE FUNCTION search_follow_part();
CREATE TRIGGER search_follow_part AFTER INSERT OR UPDATE ON "Address" FOR EACH ROW EXECUTE FUNCTION search_follow_part();
CREATE TRIGGER search_follow_part AFTER INSERT OR UPDATE ON "InitiativeProfile" FOR EACH ROW EXECUTE FUNCTION search_follow_part();
CREATE TRIGGER search_follow_part AFTER INSERT OR UPDATE OR DELETE ON "Meeting" FOR EACH ROW EXECUTE FUNCTION search_follow_part();
