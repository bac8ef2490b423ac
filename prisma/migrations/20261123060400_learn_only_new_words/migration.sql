-- A word that is known is not worked out again: its folded spelling and its slips were computed before the insert found
-- it there, for every word of every entry that was written.
CREATE OR REPLACE FUNCTION search_learn_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchWord" ("word")
  SELECT w FROM search_words(concat_ws(' ', NEW."title", NEW."summary", NEW."keywords")) AS w
  WHERE NOT EXISTS (SELECT 1 FROM "SearchWord" known WHERE known."word" = w)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
