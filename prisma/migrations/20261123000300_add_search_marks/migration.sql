-- Lists and searches that stay quick at 100,000 contact points: marks to narrow by, an order to page by, and the
-- words of all entries, so that a slip of the pen finds the nearest spelling.

-- AlterTable
ALTER TABLE "SearchEntry" ADD COLUMN     "facets" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "openingHoursId" UUID,
ADD COLUMN     "sortKey" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "folded" TEXT GENERATED ALWAYS AS (fold_text("word")) STORED,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "OpeningHours_evaluatedAt_idx" ON "OpeningHours"("evaluatedAt");

-- CreateIndex
CREATE INDEX "SearchEntry_resourceType_sortKey_resourceId_idx" ON "SearchEntry"("resourceType", "sortKey", "resourceId");

-- CreateIndex
CREATE INDEX "SearchEntry_openingHoursId_idx" ON "SearchEntry"("openingHoursId");

-- CreateIndex
CREATE INDEX "SearchEntry_facets_idx" ON "SearchEntry" USING GIN ("facets");

-- CreateIndex
CREATE INDEX "SearchWord_folded_idx" ON "SearchWord" USING GIN ("folded" gin_trgm_ops);

-- Few entries that are not contact points must not be looked for among many that are
CREATE INDEX "SearchEntry_others_document_idx" ON "SearchEntry" USING GIN ("document") WHERE "resourceType" <> 'service_at_location';
CREATE INDEX "SearchEntry_others_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops) WHERE "resourceType" <> 'service_at_location';

-- What a contact point can be narrowed by. Hours count only while the service runs and the entry is not historic.
CREATE FUNCTION search_mark(record uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "SearchEntry" s SET "sortKey" = m."sortKey", "facets" = m."facets", "openingHoursId" = m."openingHoursId"
  FROM (
    SELECT p."id", p."sortKey",
      CASE WHEN v."status" = 'active' AND p."verified" <> 'historic' THEN p."openingHoursId" END AS "openingHoursId",
      ARRAY(SELECT 'theme:' || t."code" FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
            WHERE a."linkType" = 'service_at_location' AND a."linkId" = p."id" AND a."state" = 'approved' ORDER BY a."isMain" DESC, t."position")
        || ARRAY(SELECT 'language:' || spoken FROM unnest(p."languages") AS spoken ORDER BY 1)
        || CASE WHEN l."wheelchair" = 'yes' THEN ARRAY['wheelchair:yes'] ELSE '{}'::text[] END AS "facets"
    FROM "ServiceAtLocation" p JOIN "Service" v ON v."id" = p."serviceId" JOIN "Location" l ON l."id" = p."locationId"
    WHERE p."id" = record
  ) m
  WHERE s."resourceType" = 'service_at_location' AND s."resourceId" = m."id"
    AND (s."sortKey", s."facets", s."openingHoursId") IS DISTINCT FROM (m."sortKey", m."facets", m."openingHoursId");
$$;

CREATE FUNCTION search_follow_marks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
  WHEN 'ServiceAtLocation' THEN
    PERFORM search_mark(NEW."id");
  WHEN 'Attribute' THEN
    IF TG_OP <> 'INSERT' AND OLD."linkType" = 'service_at_location' THEN PERFORM search_mark(OLD."linkId"); END IF;
    IF TG_OP <> 'DELETE' AND NEW."linkType" = 'service_at_location' THEN PERFORM search_mark(NEW."linkId"); END IF;
  WHEN 'Service' THEN
    PERFORM search_mark(p."id") FROM "ServiceAtLocation" p WHERE p."serviceId" = NEW."id";
  WHEN 'Location' THEN
    PERFORM search_mark(p."id") FROM "ServiceAtLocation" p WHERE p."locationId" = NEW."id";
  END CASE;
  RETURN NULL;
END $$;
-- The name puts these after search_follow and search_follow_part, which write the entry first.
CREATE TRIGGER search_follow_then_mark AFTER INSERT OR UPDATE ON "ServiceAtLocation" FOR EACH ROW EXECUTE FUNCTION search_follow_marks();
CREATE TRIGGER search_follow_then_mark AFTER INSERT OR UPDATE OR DELETE ON "Attribute" FOR EACH ROW EXECUTE FUNCTION search_follow_marks();
CREATE TRIGGER search_follow_then_mark AFTER UPDATE OF "status" ON "Service" FOR EACH ROW EXECUTE FUNCTION search_follow_marks();
CREATE TRIGGER search_follow_then_mark AFTER UPDATE OF "wheelchair" ON "Location" FOR EACH ROW EXECUTE FUNCTION search_follow_marks();

-- Words only grow: one that no entry holds any more is never offered, because it must find something first.
CREATE FUNCTION search_words(value text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT lower(word) FROM regexp_split_to_table(value, '[^[:alpha:]]+') AS word WHERE length(word) BETWEEN 4 AND 40
$$;

CREATE FUNCTION search_learn_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchWord" ("word") SELECT search_words(concat_ws(' ', NEW."title", NEW."summary", NEW."keywords"))
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER search_learn_words AFTER INSERT OR UPDATE OF "title", "summary", "keywords" ON "SearchEntry" FOR EACH ROW EXECUTE FUNCTION search_learn_words();

-- Entries that stand already
SELECT search_mark("id") FROM "ServiceAtLocation";
INSERT INTO "SearchWord" ("word") SELECT DISTINCT search_words(concat_ws(' ', "title", "summary", "keywords")) FROM "SearchEntry" ON CONFLICT DO NOTHING;
