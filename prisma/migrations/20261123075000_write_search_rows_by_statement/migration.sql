-- A contact point's search row was written twice (its words, then its marks) and anew for each row of a statement; half
-- of the time of an import went there. One function now says what stands in the rows of many contact points, one writes
-- them, and the triggers call it once per statement: an import and a form write the same rows by the same words.

DROP TRIGGER search_follow ON "ServiceAtLocation";
DROP TRIGGER search_follow_then_mark ON "ServiceAtLocation";
DROP TRIGGER search_follow_then_mark ON "Attribute";
DROP TRIGGER search_follow_then_mark ON "Service";
DROP TRIGGER search_follow_then_mark ON "Location";
DROP TRIGGER search_follow_part ON "Attribute";
DROP TRIGGER search_follow_part ON "Organization";
DROP TRIGGER search_follow_part ON "Service";
DROP TRIGGER search_follow_part ON "Address";
DROP TRIGGER search_learn_words ON "SearchEntry";
DROP FUNCTION search_follow_marks();
DROP FUNCTION search_mark(uuid);

-- What the search says of contact points. The themes come first among the marks, the main one before the others; a
-- language counts whether it is spoken or interpreted; hours count only while the service runs and the entry is not historic.
CREATE FUNCTION search_places(records uuid[]) RETURNS TABLE (
  "id" uuid, "isVisible" boolean, "title" text, "summary" text, "keywords" text, "path" text, "isExample" boolean,
  "sortKey" text, "facets" text[], "openingHoursId" uuid, "assuredOn" date) LANGUAGE sql STABLE AS $$
  SELECT p."id", p."state" IN ('published', 'needs_check'), p."title", coalesce(p."summary", ''),
    concat_ws(' ', p."description", s."name", s."description", o."name", o."alternateName", a."address1", search_theme_names('service_at_location', p."id")),
    '/anlaufstellen/' || p."slug", p."isExample", p."sortKey",
    ARRAY(SELECT CASE x."code" WHEN 'target_group' THEN 'target' ELSE x."code" END || ':' || t."code"
          FROM "Attribute" b JOIN "TaxonomyTerm" t ON t."id" = b."termId" JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
          WHERE b."linkType" = 'service_at_location' AND b."linkId" = p."id" AND b."state" = 'approved' AND x."code" IN ('theme', 'concern', 'target_group')
          ORDER BY x."code" <> 'theme', x."code", b."isMain" DESC, t."position")
      || ARRAY(SELECT DISTINCT 'language:' || known FROM unnest(p."languages" || p."interpretedLanguages") AS known ORDER BY 1)
      || CASE WHEN l."wheelchair" = 'yes' THEN ARRAY['wheelchair:yes'] ELSE '{}'::text[] END
      || CASE WHEN s."isFree" THEN ARRAY['free:yes'] ELSE '{}'::text[] END,
    CASE WHEN s."status" = 'active' AND p."verified" <> 'historic' THEN p."openingHoursId" END, p."assuredOn"
  FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId" JOIN "Organization" o ON o."id" = s."organizationId"
  JOIN "Location" l ON l."id" = p."locationId" LEFT JOIN "Address" a ON a."locationId" = p."locationId"
  WHERE p."id" = ANY (records)
$$;

-- Brings the rows of contact points to what the search says of them; rows that say it already are not written. In the
-- order of ids, so that two who write the same rows wait for each other and never both.
CREATE FUNCTION search_write_places(records uuid[]) RETURNS void LANGUAGE sql AS $$
  WITH wanted AS MATERIALIZED (SELECT w.* FROM search_places(records) w),
  gone AS (
    DELETE FROM "SearchEntry" s USING wanted w
    WHERE NOT w."isVisible" AND s."resourceType" = 'service_at_location' AND s."resourceId" = w."id")
  INSERT INTO "SearchEntry" AS s ("id", "resourceType", "resourceId", "title", "summary", "keywords", "path", "isExample",
    "sortKey", "facets", "openingHoursId", "assuredOn", "updatedAt")
  SELECT gen_random_uuid(), 'service_at_location', w."id", w."title", w."summary", w."keywords", w."path", w."isExample",
    w."sortKey", w."facets", w."openingHoursId", w."assuredOn", now()
  FROM wanted w WHERE w."isVisible" ORDER BY w."id"
  ON CONFLICT ("resourceType", "resourceId") DO UPDATE SET
    "title" = excluded."title", "summary" = excluded."summary", "keywords" = excluded."keywords", "path" = excluded."path",
    "isExample" = excluded."isExample", "sortKey" = excluded."sortKey", "facets" = excluded."facets",
    "openingHoursId" = excluded."openingHoursId", "assuredOn" = excluded."assuredOn",
    "updatedAt" = CASE WHEN (s."title", s."summary", s."keywords", s."path", s."isExample")
      IS DISTINCT FROM (excluded."title", excluded."summary", excluded."keywords", excluded."path", excluded."isExample")
      THEN now() ELSE s."updatedAt" END
  WHERE (s."title", s."summary", s."keywords", s."path", s."isExample", s."sortKey", s."facets", s."openingHoursId", s."assuredOn")
    IS DISTINCT FROM (excluded."title", excluded."summary", excluded."keywords", excluded."path", excluded."isExample",
      excluded."sortKey", excluded."facets", excluded."openingHoursId", excluded."assuredOn");
$$;

CREATE OR REPLACE FUNCTION search_refresh(kind text, record uuid) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
  CASE kind
  WHEN 'service_at_location' THEN
    PERFORM search_write_places(ARRAY[record]);
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

-- The contact points behind the changed rows of a table, whole statements at a time. Only columns that a search row
-- holds count; a trigger with the rows of its statement cannot name columns itself.
CREATE FUNCTION search_follow_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE records uuid[];
BEGIN
  IF TG_TABLE_NAME = 'ServiceAtLocation' THEN
    records := ARRAY(SELECT c."id" FROM changed c);
  ELSIF TG_TABLE_NAME = 'Address' THEN
    records := ARRAY(SELECT p."id" FROM changed c JOIN "ServiceAtLocation" p ON p."locationId" = c."locationId");
  ELSIF TG_TABLE_NAME = 'Service' THEN
    records := ARRAY(SELECT p."id" FROM changed c JOIN former f ON f."id" = c."id" JOIN "ServiceAtLocation" p ON p."serviceId" = c."id"
      WHERE (c."name", c."description", c."organizationId", c."status", c."isFree")
        IS DISTINCT FROM (f."name", f."description", f."organizationId", f."status", f."isFree"));
  ELSIF TG_TABLE_NAME = 'Location' THEN
    records := ARRAY(SELECT p."id" FROM changed c JOIN former f ON f."id" = c."id" JOIN "ServiceAtLocation" p ON p."locationId" = c."id"
      WHERE c."wheelchair" <> f."wheelchair");
  ELSE
    records := ARRAY(SELECT p."id" FROM changed c JOIN former f ON f."id" = c."id" JOIN "Service" s ON s."organizationId" = c."id"
      JOIN "ServiceAtLocation" p ON p."serviceId" = s."id" WHERE (c."name", c."alternateName") IS DISTINCT FROM (f."name", f."alternateName"));
  END IF;
  IF cardinality(records) > 0 THEN PERFORM search_write_places(records); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION search_follow_terms() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE records uuid[];
BEGIN
  records := ARRAY(SELECT DISTINCT c."linkId" FROM changed c WHERE c."linkType" = 'service_at_location');
  IF cardinality(records) > 0 THEN PERFORM search_write_places(records); END IF;
  PERFORM search_refresh(c.kind, c."linkId")
  FROM (SELECT DISTINCT "linkType"::text AS kind, "linkId" FROM changed WHERE "linkType" <> 'service_at_location') c;
  RETURN NULL;
END $$;

CREATE TRIGGER search_follow_added AFTER INSERT ON "ServiceAtLocation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_changed AFTER UPDATE ON "ServiceAtLocation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_deleted AFTER DELETE ON "ServiceAtLocation" FOR EACH ROW EXECUTE FUNCTION search_follow_record('service_at_location');
CREATE TRIGGER search_follow_address_added AFTER INSERT ON "Address" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_address_changed AFTER UPDATE ON "Address" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_address_deleted AFTER DELETE ON "Address" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_service AFTER UPDATE ON "Service" REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_location AFTER UPDATE ON "Location" REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_owner AFTER UPDATE ON "Organization" REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION search_follow_places();
CREATE TRIGGER search_follow_term_given AFTER INSERT ON "Attribute" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_terms();
CREATE TRIGGER search_follow_term_changed AFTER UPDATE ON "Attribute" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_terms();
CREATE TRIGGER search_follow_term_left AFTER UPDATE ON "Attribute" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_terms();
CREATE TRIGGER search_follow_term_taken AFTER DELETE ON "Attribute" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follow_terms();

-- What is left to follow row by row: names of themes, profiles of initiatives, working groups.
CREATE OR REPLACE FUNCTION search_follow_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE link uuid;
BEGIN
  CASE TG_TABLE_NAME
  WHEN 'TaxonomyTerm' THEN
    PERFORM search_write_places(ARRAY(SELECT a."linkId" FROM "Attribute" a WHERE a."termId" = NEW."id" AND a."linkType" = 'service_at_location'));
    PERFORM search_refresh(a."linkType"::text, a."linkId") FROM "Attribute" a WHERE a."termId" = NEW."id" AND a."linkType" <> 'service_at_location';
  WHEN 'InitiativeProfile' THEN
    PERFORM search_refresh('organization', NEW."organizationId");
  WHEN 'Meeting' THEN
    FOREACH link IN ARRAY ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD."parentMeetingId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."parentMeetingId" END] LOOP
      IF link IS NOT NULL THEN PERFORM search_refresh('meeting', link); END IF;
    END LOOP;
  END CASE;
  RETURN NULL;
END $$;

-- New words of all rows of a statement at once, in one order, so that two who learn the same words never wait for each
-- other. Rows whose words stay, because only their marks changed, have nothing to teach.
CREATE OR REPLACE FUNCTION search_learn_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE texts text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    texts := ARRAY(SELECT concat_ws(' ', c."title", c."summary", c."keywords") FROM changed c);
  ELSE
    texts := ARRAY(SELECT concat_ws(' ', c."title", c."summary", c."keywords") FROM changed c JOIN former f ON f."id" = c."id"
      WHERE (c."title", c."summary", c."keywords") IS DISTINCT FROM (f."title", f."summary", f."keywords"));
  END IF;
  INSERT INTO "SearchWord" ("word")
  SELECT DISTINCT w FROM unnest(texts) AS said, search_words(said) AS w
  WHERE NOT EXISTS (SELECT 1 FROM "SearchWord" known WHERE known."word" = w)
  ORDER BY w
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER search_learn_new_words AFTER INSERT ON "SearchEntry" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_learn_words();
CREATE TRIGGER search_learn_changed_words AFTER UPDATE ON "SearchEntry" REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION search_learn_words();
