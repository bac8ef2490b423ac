-- Contact points are also narrowed by concern, target group, costs and interpreted languages; a short-term notice may
-- close a place.

-- AlterTable
ALTER TABLE "ServiceAtLocation" ADD COLUMN     "alertCloses" BOOLEAN NOT NULL DEFAULT false;

-- A notice ends by itself: none without an end, none that closes without words
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_alert_check"
  CHECK (("alert" IS NULL) = ("alertUntil" IS NULL) AND (NOT "alertCloses" OR "alert" IS NOT NULL));

-- What a contact point can be narrowed by: the themes first, the main one before the others. A language counts whether
-- it is spoken or interpreted.
CREATE OR REPLACE FUNCTION search_mark(record uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "SearchEntry" s SET "sortKey" = m."sortKey", "facets" = m."facets", "openingHoursId" = m."openingHoursId", "assuredOn" = m."assuredOn"
  FROM (
    SELECT p."id", p."sortKey", p."assuredOn",
      CASE WHEN v."status" = 'active' AND p."verified" <> 'historic' THEN p."openingHoursId" END AS "openingHoursId",
      ARRAY(SELECT CASE x."code" WHEN 'target_group' THEN 'target' ELSE x."code" END || ':' || t."code"
            FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId" JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
            WHERE a."linkType" = 'service_at_location' AND a."linkId" = p."id" AND a."state" = 'approved' AND x."code" IN ('theme', 'concern', 'target_group')
            ORDER BY x."code" <> 'theme', x."code", a."isMain" DESC, t."position")
        || ARRAY(SELECT DISTINCT 'language:' || known FROM unnest(p."languages" || p."interpretedLanguages") AS known ORDER BY 1)
        || CASE WHEN l."wheelchair" = 'yes' THEN ARRAY['wheelchair:yes'] ELSE '{}'::text[] END
        || CASE WHEN v."isFree" THEN ARRAY['free:yes'] ELSE '{}'::text[] END AS "facets"
    FROM "ServiceAtLocation" p JOIN "Service" v ON v."id" = p."serviceId" JOIN "Location" l ON l."id" = p."locationId"
    WHERE p."id" = record
  ) m
  WHERE s."resourceType" = 'service_at_location' AND s."resourceId" = m."id"
    AND (s."sortKey", s."facets", s."openingHoursId", s."assuredOn") IS DISTINCT FROM (m."sortKey", m."facets", m."openingHoursId", m."assuredOn");
$$;

DROP TRIGGER search_follow_then_mark ON "Service";
CREATE TRIGGER search_follow_then_mark AFTER UPDATE OF "status", "isFree" ON "Service" FOR EACH ROW EXECUTE FUNCTION search_follow_marks();

-- Entries that stand already
SELECT search_mark("id") FROM "ServiceAtLocation";
