-- Extensions and the German search: stems, accents and umlauts folded. All three extensions are trusted (PostgreSQL 13+).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TEXT SEARCH CONFIGURATION german_folded (COPY = german);
ALTER TEXT SEARCH CONFIGURATION german_folded
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, german_stem;

-- "Büro", "BUERO" and "buero" become the same text. translate and replace are immutable, so it can be indexed.
CREATE FUNCTION fold_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(replace(replace(replace(translate(lower(value), 'éèêáàâíîóôúûçñăâîșşțţğıćčłńśźżřýåãõ', 'eeeaaaiioouuucnaaissttgiccnnszzryaao'),
    'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');
