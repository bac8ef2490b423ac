-- Each contact point gets a code for its printed address /a/<code>. Codes are drawn at random, so that they tell nothing
-- and stay what they are when name or address of the entry change. Nineteen signs: no vowels, so that no words come
-- about, and none that are mistaken for another in print or on the phone (0 o, 1 i l, 2 z, 5 s, 8 b, u v, g q).

-- AlterTable
ALTER TABLE "ServiceAtLocation" ADD COLUMN     "shortCode" TEXT NOT NULL DEFAULT '';

CREATE FUNCTION new_short_code() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  code text;
BEGIN
  LOOP
    SELECT string_agg(substr('34679cdfhjkmnprtwxy', 1 + floor(random() * 19)::int, 1), '') INTO code FROM generate_series(1, 6);
    IF NOT EXISTS (SELECT FROM "ServiceAtLocation" WHERE "shortCode" = code) THEN
      RETURN code;
    END IF;
  END LOOP;
END
$$;

UPDATE "ServiceAtLocation" SET "shortCode" = new_short_code();

-- CreateIndex
CREATE UNIQUE INDEX "ServiceAtLocation_shortCode_key" ON "ServiceAtLocation"("shortCode");
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_shortCode_check" CHECK ("shortCode" ~ '^[34679cdfhjkmnprtwxy]{6}$');

CREATE FUNCTION keep_short_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."shortCode" := CASE TG_OP WHEN 'INSERT' THEN new_short_code() ELSE OLD."shortCode" END;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_short_code BEFORE INSERT OR UPDATE OF "shortCode" ON "ServiceAtLocation" FOR EACH ROW EXECUTE FUNCTION keep_short_code();
