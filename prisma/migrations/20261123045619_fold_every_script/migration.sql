-- Words of other languages find German entries: folding knows Turkish, Romanian, Arabic and Cyrillic letters, entries
-- know what they say in other languages, and the nearest spelling comes from an index.

-- DropIndex
DROP INDEX "SearchWord_folded_idx";

-- AlterTable
ALTER TABLE "SearchEntry" ADD COLUMN     "translated" TEXT NOT NULL DEFAULT '';

-- Generated columns keep what the old function made of them: they are made anew.
ALTER TABLE "SearchEntry" DROP COLUMN "folded", DROP COLUMN "document";
ALTER TABLE "SearchWord" DROP COLUMN "folded";
ALTER TABLE "SearchSynonym" DROP COLUMN "folded";

-- Arabic: the forms of alef, hamza carriers and ta marbuta are one; vowel signs, tatweel and apostrophes go.
-- src/features/search/fold.ts does the same.
CREATE OR REPLACE FUNCTION fold_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(replace(replace(replace(translate(lower(translate(value, 'İ', 'i')),
    'éèêëáàâåãíìîïóòôõøúùûýñçășşțţğıćčłńśšźżžřđёґ' || U&'\0623\0625\0622\0671\0649\0626\06CC\0624\0629\06A9'
      || U&'''\2019\02BC\0640\064B\064C\064D\064E\064F\0650\0651\0652\0670\0300\0301\0302\0303\0306\0307\0308',
    'eeeeaaaaaiiiiooooouuuyncassttgicclnsszzzrdег' || U&'\0627\0627\0627\0627\064A\064A\064A\0648\0647\0643'),
    'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');

ALTER TABLE "SearchSynonym" ADD COLUMN "folded" TEXT GENERATED ALWAYS AS (fold_text("term")) STORED;
CREATE INDEX "SearchSynonym_folded_idx" ON "SearchSynonym" ("folded");
ALTER TABLE "SearchWord" ADD COLUMN "folded" TEXT GENERATED ALWAYS AS (fold_text("word")) STORED;
-- The nearest spelling is the first of this order: word <-> typed.
CREATE INDEX "SearchWord_near_idx" ON "SearchWord" USING GIST ("folded" gist_trgm_ops (siglen = 32));

ALTER TABLE "SearchEntry" ADD COLUMN "document" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('german_folded'::regconfig, "title"), 'A')
  || setweight(to_tsvector('german_folded'::regconfig, "summary"), 'B')
  || setweight(to_tsvector('german_folded'::regconfig, "keywords"), 'C')
  || setweight(to_tsvector('german_folded'::regconfig, fold_text("translated")), 'D')) STORED;
ALTER TABLE "SearchEntry" ADD COLUMN "folded" TEXT GENERATED ALWAYS AS (
  fold_text("title" || ' ' || "summary" || ' ' || left("keywords", 2000) || ' ' || left("translated", 2000))) STORED;
CREATE INDEX "SearchEntry_document_idx" ON "SearchEntry" USING GIN ("document");
CREATE INDEX "SearchEntry_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops);
CREATE INDEX "SearchEntry_others_document_idx" ON "SearchEntry" USING GIN ("document") WHERE "resourceType" <> 'service_at_location';
CREATE INDEX "SearchEntry_others_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops) WHERE "resourceType" <> 'service_at_location';
-- A common word stands in the text of half of all entries: those that have it in their title are looked up first.
CREATE INDEX "SearchEntry_title_idx" ON "SearchEntry" USING GIN (to_tsvector('german_folded'::regconfig, "title")) WHERE "resourceType" = 'service_at_location';
CREATE INDEX "SearchEntry_others_title_idx" ON "SearchEntry" USING GIN (to_tsvector('german_folded'::regconfig, "title")) WHERE "resourceType" <> 'service_at_location';

-- Translations are written after their record or before it; the entry follows either way.
CREATE FUNCTION search_translations(kind text, record uuid) RETURNS text LANGUAGE sql STABLE
  RETURN (SELECT coalesce(string_agg(t."text", ' ' ORDER BY t."language", t."field"), '') FROM "Translation" t
          WHERE t."resourceType" = kind AND t."resourceId" = record);

CREATE FUNCTION search_take_translations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."translated" := search_translations(NEW."resourceType", NEW."resourceId");
  RETURN NEW;
END $$;
CREATE TRIGGER search_take_translations BEFORE INSERT ON "SearchEntry" FOR EACH ROW EXECUTE FUNCTION search_take_translations();

CREATE FUNCTION search_follow_translation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "SearchEntry" s SET "translated" = search_translations(s."resourceType", s."resourceId")
    WHERE s."resourceType" = OLD."resourceType" AND s."resourceId" = OLD."resourceId";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE "SearchEntry" s SET "translated" = search_translations(s."resourceType", s."resourceId")
    WHERE s."resourceType" = NEW."resourceType" AND s."resourceId" = NEW."resourceId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_follow_translation AFTER INSERT OR UPDATE OR DELETE ON "Translation" FOR EACH ROW EXECUTE FUNCTION search_follow_translation();

-- Entries that stand already
UPDATE "SearchEntry" s SET "translated" = search_translations(s."resourceType", s."resourceId");
