-- Skills of needs move from attributes to NeedSkill, which knows "required" and a level: welcome, a little.
INSERT INTO "NeedSkill" ("needId", "termId", "isRequired", "minLevel")
  SELECT n."id", a."termId", false, 1 FROM "Attribute" a JOIN "Need" n ON n."id" = a."linkId"
  JOIN "TaxonomyTerm" t ON t."id" = a."termId" JOIN "Taxonomy" x ON x."id" = t."taxonomyId" AND x."code" = 'skill'
  WHERE a."linkType" = 'need' AND a."state" = 'approved'
  ON CONFLICT DO NOTHING;
DELETE FROM "Attribute" a USING "TaxonomyTerm" t JOIN "Taxonomy" x ON x."id" = t."taxonomyId" AND x."code" = 'skill'
  WHERE a."linkType" = 'need' AND a."termId" = t."id";
