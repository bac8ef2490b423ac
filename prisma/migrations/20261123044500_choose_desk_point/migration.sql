-- Which contact point is the desk itself was known by its address; from now on the operator chooses it. What stood at
-- that address stays chosen.
INSERT INTO "Setting" ("key", "value", "updatedAt")
SELECT 'operator', jsonb_build_object('deskPointId', "id"), now()
FROM "ServiceAtLocation" WHERE "slug" = 'koordination'
ON CONFLICT ("key") DO UPDATE SET "value" = "Setting"."value" || EXCLUDED."value";
