-- Addresses are given without a lock for all of a kind: whoever added an entry waited for a whole import to end. The
-- unique index does it per address. A record that gives an address up holds it until it is written, so another one
-- waits for exactly that, and then finds the redirect here, because each statement of this function sees what was
-- committed before it. Who chose an address for somebody tries again with the next one.
CREATE OR REPLACE FUNCTION keep_slug() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kind "LinkType" := TG_ARGV[0]::"LinkType";
BEGIN
  IF TG_OP = 'INSERT' OR NEW."slug" <> OLD."slug" THEN
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
