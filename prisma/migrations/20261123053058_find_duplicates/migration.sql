-- CreateTable
CREATE TABLE "DistinctPair" (
    "linkType" "LinkType" NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "decidedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DistinctPair_pkey" PRIMARY KEY ("linkType","firstId","secondId")
);

-- CreateIndex
CREATE INDEX "Organization_sortKey_trgm_idx" ON "Organization" USING GIN ("sortKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "ServiceAtLocation_sortKey_trgm_idx" ON "ServiceAtLocation" USING GIN ("sortKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Phone_number_idx" ON "Phone"("number");

-- ───────────── what Prisma cannot say

ALTER TABLE "DistinctPair" ADD CONSTRAINT "DistinctPair_in_order" CHECK ("firstId" < "secondId");

-- Host and path of a website, however it was typed: "example.org/verein".
CREATE FUNCTION site_key(website text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(regexp_replace(lower(website), '^https?://(www\.)?|[?#].*$', '', 'g'), '/+$', '');
-- The street of an address, without its number, however it is shortened: "lange str".
CREATE FUNCTION street_key(address1 text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN trim(regexp_replace(regexp_replace(lower(address1), '\s*\d.*$', ''), '(stra(ß|ss)e|str\.?)$', 'str'));

CREATE INDEX "Organization_site_key_idx" ON "Organization" (site_key("website")) WHERE "website" IS NOT NULL;
CREATE INDEX "Organization_email_idx" ON "Organization" (lower("email")) WHERE "email" IS NOT NULL;
CREATE INDEX "Contact_email_idx" ON "Contact" (lower("email")) WHERE "email" IS NOT NULL AND "isPublic";
CREATE INDEX "Organization_name_start_idx" ON "Organization" (left("sortKey", 6));
