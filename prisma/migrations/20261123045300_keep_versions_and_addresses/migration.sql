-- keep versions and addresses

-- ───────────── what a record says to everybody, as one document

-- The approved words of the vocabularies on a record, in an order that stays.
CREATE FUNCTION record_terms(kind "LinkType", record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('termId', a."termId", 'isMain', a."isMain", 'taxonomy', x."code") ORDER BY a."termId"), '[]')
  FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId" JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
  WHERE a."linkType" = kind AND a."linkId" = record AND a."state" = 'approved'
$$;

-- A row without what belongs to the database alone: keys, versions, moments, settings. New columns are in it by themselves.
CREATE FUNCTION public_columns(row_document jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT row_document - '{id,version,createdAt,updatedAt,archivedAt,sortKey,seeded,isExample,locationId,serviceId,openingHoursId,serviceAtLocationId,shortCode,reviewMode}'::text[]
$$;

CREATE FUNCTION place_snapshot(place uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT public_columns(to_jsonb(l)) || jsonb_build_object(
    'address', (SELECT public_columns(to_jsonb(a)) FROM "Address" a WHERE a."locationId" = l."id"),
    'accessibilities', coalesce((SELECT jsonb_agg(public_columns(to_jsonb(y)) ORDER BY y."feature") FROM "Accessibility" y WHERE y."locationId" = l."id"), '[]'))
  FROM "Location" l WHERE l."id" = place
$$;

-- Null when there is no such record, or when records of this kind have no versions. Never holds a contact that is not public.
CREATE FUNCTION record_snapshot(link_type "LinkType", record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE link_type
  WHEN 'service_at_location' THEN (
    SELECT public_columns(to_jsonb(p)) || jsonb_build_object(
      'openingHours', CASE WHEN h."text" IS NOT NULL THEN jsonb_build_object('text', h."text") END,
      'service', public_columns(to_jsonb(s)) || jsonb_build_object('requiredDocuments', coalesce(
        (SELECT jsonb_agg(public_columns(to_jsonb(d)) ORDER BY d."position", d."document") FROM "RequiredDocument" d WHERE d."serviceId" = s."id"), '[]')),
      'location', place_snapshot(p."locationId"),
      'phones', coalesce((SELECT jsonb_agg(public_columns(to_jsonb(f)) - 'organizationId' ORDER BY f."id") FROM "Phone" f WHERE f."serviceAtLocationId" = p."id"), '[]'),
      'contacts', coalesce((SELECT jsonb_agg(public_columns(to_jsonb(c)) - 'organizationId' ORDER BY c."id") FROM "Contact" c
        WHERE c."serviceAtLocationId" = p."id" AND c."isPublic"), '[]'),
      'terms', record_terms(link_type, p."id"))
    FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId" LEFT JOIN "OpeningHours" h ON h."id" = p."openingHoursId"
    WHERE p."id" = record)
  WHEN 'organization' THEN (
    SELECT public_columns(to_jsonb(o)) || jsonb_build_object(
      'initiativeProfile', (SELECT to_jsonb(i) - 'organizationId' FROM "InitiativeProfile" i WHERE i."organizationId" = o."id"),
      'phones', coalesce((SELECT jsonb_agg(public_columns(to_jsonb(f)) - 'organizationId' ORDER BY f."id") FROM "Phone" f WHERE f."organizationId" = o."id"), '[]'),
      'contacts', coalesce((SELECT jsonb_agg(public_columns(to_jsonb(c)) - 'organizationId' ORDER BY c."id") FROM "Contact" c
        WHERE c."organizationId" = o."id" AND c."isPublic"), '[]'),
      'terms', record_terms(link_type, o."id"))
    FROM "Organization" o WHERE o."id" = record)
  WHEN 'space' THEN (
    SELECT public_columns(to_jsonb(s)) || jsonb_build_object('location', place_snapshot(s."locationId"), 'terms', record_terms(link_type, s."id"))
    FROM "Space" s WHERE s."id" = record)
  END
$$;

-- ───────────── addresses: given once, and leading to their record for ever

-- The former address of a record becomes a redirect when it changes. An address that leads somewhere is not given to
-- another record; the lock makes those who choose one at the same time wait for each other.
CREATE FUNCTION keep_slug() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kind "LinkType" := TG_ARGV[0]::"LinkType";
BEGIN
  IF TG_OP = 'INSERT' OR NEW."slug" <> OLD."slug" THEN
    PERFORM pg_advisory_xact_lock(hashtext('slug:' || kind));
    DELETE FROM "SlugRedirect" r WHERE r."linkType" = kind AND r."slug" = NEW."slug" AND r."linkId" = NEW."id";
    IF EXISTS (SELECT 1 FROM "SlugRedirect" r WHERE r."linkType" = kind AND r."slug" = NEW."slug") THEN
      RAISE EXCEPTION 'the address leads to another record' USING ERRCODE = 'unique_violation', CONSTRAINT = 'SlugRedirect_pkey';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."slug" <> OLD."slug" THEN
    INSERT INTO "SlugRedirect" ("linkType", "slug", "linkId") VALUES (kind, OLD."slug", NEW."id")
    ON CONFLICT ("linkType", "slug") DO NOTHING;
  END IF;
  -- A merged record that comes back has its own address again.
  IF TG_OP = 'UPDATE' AND OLD."state" = 'archived' AND NEW."state" <> 'archived' THEN
    DELETE FROM "SlugRedirect" r WHERE r."linkType" = kind AND r."slug" = NEW."slug";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_slug AFTER INSERT OR UPDATE OF "slug", "state" ON "Organization" FOR EACH ROW EXECUTE FUNCTION keep_slug('organization');
CREATE TRIGGER keep_slug AFTER INSERT OR UPDATE OF "slug", "state" ON "ServiceAtLocation" FOR EACH ROW EXECUTE FUNCTION keep_slug('service_at_location');
CREATE TRIGGER keep_slug AFTER INSERT OR UPDATE OF "slug", "state" ON "Space" FOR EACH ROW EXECUTE FUNCTION keep_slug('space');
