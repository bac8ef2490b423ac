-- The directory for other systems: views of what is published, and a role that can read nothing else. The views belong
-- to the owner of the tables and read with the owner's rights; the role has no rights on any table.
CREATE SCHEMA open_data;
COMMENT ON SCHEMA open_data IS 'What everybody may have of the directory: published rows, public contacts. Read as stadtteilladen_reader.';

CREATE VIEW open_data.contact_point AS
  SELECT p."id", p."slug", p."title", p."summary", p."description", p."serviceId" AS service_id, p."locationId" AS location_id,
    p."languages", p."interpretedLanguages" AS interpreted_languages, h."text" AS opening_hours, p."openingHoursNote" AS opening_hours_note,
    p."alert", p."alertUntil" AS alert_until, p."assuredOn" AS assured_on, p."isExample" AS is_example,
    p."createdAt" AS created_at, p."updatedAt" AS updated_at
  FROM public."ServiceAtLocation" p LEFT JOIN public."OpeningHours" h ON h."id" = p."openingHoursId"
  WHERE p."state" IN ('published', 'needs_check');

-- The id and the day alone, so that those who keep a copy can delete theirs
CREATE VIEW open_data.removed_contact_point AS
  SELECT p."id", p."archivedAt" AS removed_at FROM public."ServiceAtLocation" p
  WHERE p."state" = 'archived' AND p."archivedAt" IS NOT NULL;

CREATE VIEW open_data.organization AS
  SELECT o."id", o."slug", o."name", o."alternateName" AS alternate_name, o."description", o."email", o."website",
    o."legalStatus" AS legal_status, o."isInitiative" AS is_initiative, o."isExample" AS is_example, o."updatedAt" AS updated_at,
    (SELECT u."id" FROM public."Organization" u WHERE u."id" = o."parentId" AND u."state" IN ('published', 'needs_check')) AS parent_id
  FROM public."Organization" o WHERE o."state" IN ('published', 'needs_check');

CREATE VIEW open_data.service AS
  SELECT v."id", (SELECT o."id" FROM open_data.organization o WHERE o."id" = v."organizationId") AS organization_id,
    v."name", v."description", v."applicationProcess" AS application_process, v."feesDescription" AS fees_description,
    v."eligibility", v."minimumAge" AS minimum_age, v."maximumAge" AS maximum_age, v."interpretationServices" AS interpretation_services,
    v."isFree" AS is_free, v."waitTime" AS wait_time, v."status", v."updatedAt" AS updated_at
  FROM public."Service" v WHERE EXISTS (SELECT FROM open_data.contact_point p WHERE p.service_id = v."id");

-- Only places where somebody can be met: focus spaces may be secret
CREATE VIEW open_data.location AS
  SELECT l."id", l."locationType" AS location_type, l."name", l."wheelchair", l."transportation", l."updatedAt" AS updated_at,
    CASE WHEN l."geoQuality" = 'geocoded' THEN l."latitude"::float8 END AS latitude,
    CASE WHEN l."geoQuality" = 'geocoded' THEN l."longitude"::float8 END AS longitude,
    a."address1" AS address_1, a."address2" AS address_2, a."postalCode" AS postal_code, a."city", a."country"
  FROM public."Location" l LEFT JOIN public."Address" a ON a."locationId" = l."id"
  WHERE EXISTS (SELECT FROM open_data.contact_point p WHERE p.location_id = l."id");

CREATE VIEW open_data.phone AS
  SELECT f."id", f."number", f."type", f."description", f."languages", f."organizationId" AS organization_id, f."serviceAtLocationId" AS contact_point_id
  FROM public."Phone" f
  WHERE EXISTS (SELECT FROM open_data.contact_point p WHERE p."id" = f."serviceAtLocationId")
     OR EXISTS (SELECT FROM open_data.organization o WHERE o."id" = f."organizationId");

CREATE VIEW open_data.contact AS
  SELECT c."id", c."name", c."title", c."department", c."email", c."phone", c."organizationId" AS organization_id, c."serviceAtLocationId" AS contact_point_id
  FROM public."Contact" c
  WHERE c."isPublic"
    AND (EXISTS (SELECT FROM open_data.contact_point p WHERE p."id" = c."serviceAtLocationId")
      OR EXISTS (SELECT FROM open_data.organization o WHERE o."id" = c."organizationId"));

CREATE VIEW open_data.accessibility AS
  SELECT y."id", y."locationId" AS location_id, y."feature", y."answer", y."details"
  FROM public."Accessibility" y WHERE EXISTS (SELECT FROM open_data.location l WHERE l."id" = y."locationId");

CREATE VIEW open_data.required_document AS
  SELECT d."id", d."serviceId" AS service_id, d."document", d."position"
  FROM public."RequiredDocument" d WHERE EXISTS (SELECT FROM open_data.service v WHERE v."id" = d."serviceId");

-- The vocabularies of the directory; those of volunteers and rooms are none of it
CREATE VIEW open_data.taxonomy AS
  SELECT x."id", x."code", x."name", x."uri", x."version" FROM public."Taxonomy" x
  WHERE x."code" IN ('theme', 'language', 'accessibility', 'target_group', 'concern');

CREATE VIEW open_data.taxonomy_term AS
  SELECT t."id", t."taxonomyId" AS taxonomy_id, t."code", t."name", t."description", t."parentId" AS parent_id, t."termUri" AS term_uri, t."position"
  FROM public."TaxonomyTerm" t WHERE t."isActive" AND EXISTS (SELECT FROM open_data.taxonomy x WHERE x."id" = t."taxonomyId");

CREATE VIEW open_data.attribute AS
  SELECT a."id", a."termId" AS term_id, a."linkType"::text AS link_type, a."linkId" AS link_id, a."isMain" AS is_main
  FROM public."Attribute" a
  WHERE a."state" = 'approved' AND EXISTS (SELECT FROM open_data.taxonomy_term t WHERE t."id" = a."termId")
    AND (a."linkType" = 'service_at_location' AND EXISTS (SELECT FROM open_data.contact_point p WHERE p."id" = a."linkId")
      OR a."linkType" = 'organization' AND EXISTS (SELECT FROM open_data.organization o WHERE o."id" = a."linkId"));

-- When the directory last changed, for the tags of large answers
CREATE VIEW open_data.last_change AS
  SELECT max(e."at") AS changed_at FROM (
    SELECT a."at" FROM public."AuditEntry" a
    WHERE a."resourceType" IN ('contact_point', 'organization', 'theme', 'vocabulary', 'setting', 'change_proposal', 'freshness_task', 'claim', 'import')
    ORDER BY a."at" DESC LIMIT 1) e;

-- Makes the role and renews its rights: now, at every start, and after a backup was read back into another server, where
-- roles do not come along. Fails with 42501 where the application may not create roles; the start then says what to do.
CREATE FUNCTION admit_open_data_reader() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('stadtteilladen_reader'));
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'stadtteilladen_reader') THEN
    BEGIN
      CREATE ROLE stadtteilladen_reader NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- another database of this server was quicker
    END;
  END IF;
  GRANT USAGE ON SCHEMA open_data TO stadtteilladen_reader;
  GRANT SELECT ON ALL TABLES IN SCHEMA open_data TO stadtteilladen_reader;
  IF NOT pg_has_role(current_user, 'stadtteilladen_reader', 'MEMBER') OR current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE format('GRANT stadtteilladen_reader TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  -- An administrator of the server may have made the role and admitted us: what counts is whether we can become it
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'stadtteilladen_reader')
     OR NOT pg_has_role(current_user, 'stadtteilladen_reader', 'MEMBER') THEN
    RAISE;
  END IF;
  GRANT USAGE ON SCHEMA open_data TO stadtteilladen_reader;
  GRANT SELECT ON ALL TABLES IN SCHEMA open_data TO stadtteilladen_reader;
END $$;
REVOKE EXECUTE ON FUNCTION admit_open_data_reader() FROM PUBLIC;

DO $$
BEGIN
  PERFORM admit_open_data_reader();
EXCEPTION WHEN insufficient_privilege THEN
  NULL; -- told at the start, where somebody reads it
END $$;
