import type { Tx } from "../../../shared/db/client.ts";
import type { WrittenEntry } from "./writtenEntry.ts";

/** Writes the places of a batch. A point on the map that belonged to another address is dropped. */
export async function storePlaces(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  const places = JSON.stringify(entries.filter(({ changesPlace }) => changesPlace));
  await copyPlaces(tx, places);
  await tx.$executeRaw`
    INSERT INTO "Location" AS l ("id", "name", "wheelchair", "transportation", "updatedAt")
    SELECT r."locationId", r."name", r."wheelchair"::"Wheelchair", r."transportation", now()
    FROM jsonb_to_recordset(${places}::jsonb) AS r("locationId" uuid, "name" text, "wheelchair" text, "transportation" text)
    ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name", "wheelchair" = excluded."wheelchair",
      "transportation" = excluded."transportation", "updatedAt" = now()`;
  const moved = entries.filter(({ changesPlace, changesAddress }) => changesPlace && changesAddress);
  await tx.$executeRaw`
    UPDATE "Location" SET "latitude" = NULL, "longitude" = NULL, "geoQuality" = 'none'
    WHERE "id" = ANY(${moved.filter(({ isNew }) => !isNew).map(({ locationId }) => locationId)}::uuid[])`;
  await storeAddresses(tx, moved);
}

async function copyPlaces(tx: Tx, places: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Location" ("id", "locationType", "latitude", "longitude", "geoQuality", "updatedAt")
    SELECT r."locationId", l."locationType", l."latitude", l."longitude", l."geoQuality", now()
    FROM jsonb_to_recordset(${places}::jsonb) AS r("locationId" uuid, "copiedPlace" uuid) JOIN "Location" l ON l."id" = r."copiedPlace"`;
  await tx.$executeRaw`
    INSERT INTO "Address" ("locationId", "attention", "address1", "address2", "postalCode", "city", "country")
    SELECT r."locationId", a."attention", a."address1", a."address2", a."postalCode", a."city", a."country"
    FROM jsonb_to_recordset(${places}::jsonb) AS r("locationId" uuid, "copiedPlace" uuid) JOIN "Address" a ON a."locationId" = r."copiedPlace"`;
  await tx.$executeRaw`
    INSERT INTO "Accessibility" ("id", "locationId", "feature", "answer", "details")
    SELECT uuidv7(), r."locationId", y."feature", y."answer", y."details"
    FROM jsonb_to_recordset(${places}::jsonb) AS r("locationId" uuid, "copiedPlace" uuid) JOIN "Accessibility" y ON y."locationId" = r."copiedPlace"`;
}

async function storeAddresses(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  await tx.address.deleteMany({
    where: {
      locationId: {
        in: entries.filter(({ street, isNew }) => street === null && !isNew).map((entry) => entry.locationId),
      },
    },
  });
  const addresses = JSON.stringify(entries.filter(({ street }) => street !== null));
  await tx.$executeRaw`
    INSERT INTO "Address" ("locationId", "address1", "postalCode", "city")
    SELECT r."locationId", r."street", r."postalCode", r."city"
    FROM jsonb_to_recordset(${addresses}::jsonb) AS r("locationId" uuid, "street" text, "postalCode" text, "city" text)
    ON CONFLICT ("locationId") DO UPDATE SET "address1" = excluded."address1", "postalCode" = excluded."postalCode",
      "city" = excluded."city"`;
}

/** Writes the services of a batch; a copied one begins with what the shared one says. */
export async function storeServices(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  const services = JSON.stringify(entries.filter(({ changesService }) => changesService));
  await tx.$executeRaw`
    INSERT INTO "Service" ("id", "organizationId", "name", "description", "minimumAge", "maximumAge", "interpretationServices", "status", "updatedAt")
    SELECT r."serviceId", s."organizationId", s."name", s."description", s."minimumAge", s."maximumAge", s."interpretationServices", s."status", now()
    FROM jsonb_to_recordset(${services}::jsonb) AS r("serviceId" uuid, "copiedService" uuid) JOIN "Service" s ON s."id" = r."copiedService"`;
  await tx.$executeRaw`
    INSERT INTO "RequiredDocument" ("id", "serviceId", "document", "position")
    SELECT uuidv7(), r."serviceId", d."document", d."position"
    FROM jsonb_to_recordset(${services}::jsonb) AS r("serviceId" uuid, "copiedService" uuid) JOIN "RequiredDocument" d ON d."serviceId" = r."copiedService"`;
  await tx.$executeRaw`
    INSERT INTO "Service" ("id", "organizationId", "name", "feesDescription", "isFree", "eligibility", "applicationProcess", "waitTime", "updatedAt")
    SELECT r."serviceId", r."organisationId", r."serviceName", r."feesDescription", r."isFree", r."eligibility", r."applicationProcess", r."waitTime", now()
    FROM jsonb_to_recordset(${services}::jsonb) AS r("serviceId" uuid, "organisationId" uuid, "serviceName" text,
      "feesDescription" text, "isFree" boolean, "eligibility" text, "applicationProcess" text, "waitTime" text)
    ON CONFLICT ("id") DO UPDATE SET "organizationId" = excluded."organizationId", "name" = excluded."name",
      "feesDescription" = excluded."feesDescription", "isFree" = excluded."isFree", "eligibility" = excluded."eligibility",
      "applicationProcess" = excluded."applicationProcess", "waitTime" = excluded."waitTime", "updatedAt" = now()`;
}
