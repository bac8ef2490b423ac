-- An entry of which its owner, or whoever answered a call, said that it is gone waits for the desk and stays public. Its
-- hours went on counting as open in lists and on the start page meanwhile. Now they do not, like those of a historic entry.

CREATE OR REPLACE FUNCTION search_places(records uuid[]) RETURNS TABLE (
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
    CASE WHEN s."status" = 'active' AND p."verified" <> 'historic' AND p."state" <> 'needs_check' THEN p."openingHoursId" END, p."assuredOn"
  FROM "ServiceAtLocation" p JOIN "Service" s ON s."id" = p."serviceId" JOIN "Organization" o ON o."id" = s."organizationId"
  JOIN "Location" l ON l."id" = p."locationId" LEFT JOIN "Address" a ON a."locationId" = p."locationId"
  WHERE p."id" = ANY (records)
$$;

SELECT search_write_places(ARRAY(SELECT "id" FROM "ServiceAtLocation" WHERE "state" = 'needs_check'));
