-- A list of contact points is read from one narrow index: the rows themselves are wide, and most are passed over.

-- AlterTable
ALTER TABLE "SearchEntry" ADD COLUMN     "assuredOn" DATE;

-- DropIndex
DROP INDEX "SearchEntry_resourceType_sortKey_resourceId_idx";

-- DropIndex
DROP INDEX "SearchEntry_openingHoursId_idx";

-- CreateIndex
CREATE INDEX "SearchEntry_openingHoursId_sortKey_resourceId_idx" ON "SearchEntry"("openingHoursId", "sortKey", "resourceId");

-- Prisma knows no INCLUDE
CREATE INDEX "SearchEntry_contactPoints_idx" ON "SearchEntry" ("sortKey", "resourceId") INCLUDE ("facets", "openingHoursId", "assuredOn")
  WHERE "resourceType" = 'service_at_location';

CREATE OR REPLACE FUNCTION search_mark(record uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "SearchEntry" s SET "sortKey" = m."sortKey", "facets" = m."facets", "openingHoursId" = m."openingHoursId", "assuredOn" = m."assuredOn"
  FROM (
    SELECT p."id", p."sortKey", p."assuredOn",
      CASE WHEN v."status" = 'active' AND p."verified" <> 'historic' THEN p."openingHoursId" END AS "openingHoursId",
      ARRAY(SELECT 'theme:' || t."code" FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
            WHERE a."linkType" = 'service_at_location' AND a."linkId" = p."id" AND a."state" = 'approved' ORDER BY a."isMain" DESC, t."position")
        || ARRAY(SELECT 'language:' || spoken FROM unnest(p."languages") AS spoken ORDER BY 1)
        || CASE WHEN l."wheelchair" = 'yes' THEN ARRAY['wheelchair:yes'] ELSE '{}'::text[] END AS "facets"
    FROM "ServiceAtLocation" p JOIN "Service" v ON v."id" = p."serviceId" JOIN "Location" l ON l."id" = p."locationId"
    WHERE p."id" = record
  ) m
  WHERE s."resourceType" = 'service_at_location' AND s."resourceId" = m."id"
    AND (s."sortKey", s."facets", s."openingHoursId", s."assuredOn") IS DISTINCT FROM (m."sortKey", m."facets", m."openingHoursId", m."assuredOn");
$$;
SELECT search_mark("id") FROM "ServiceAtLocation";
