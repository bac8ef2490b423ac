import type { Tx } from "../../../shared/db/client.ts";
import type { Entry } from "../rows/entry.ts";

/** An entry that an earlier import of this scheme wrote, as it stands now. */
export interface ExistingEntry {
  readonly id: string;
  readonly state: string;
  readonly serviceId: string;
  readonly locationId: string;
  /** Whether other entries hang on its service or its place. */
  readonly sharesService: boolean;
  readonly sharesPlace: boolean;
  readonly entry: Entry;
}

type Row = Omit<ExistingEntry, "entry"> & Entry & { readonly value: string };

/** The entries behind identifiers of a scheme, by identifier; with `isLocked` nobody changes them before the end. */
export async function loadExisting(
  tx: Tx,
  { scheme, values, isLocked }: { scheme: string; values: readonly string[]; isLocked: boolean },
): Promise<ReadonlyMap<string, ExistingEntry>> {
  if (isLocked) {
    await tx.$queryRaw`SELECT 1 FROM "ServiceAtLocation" p JOIN "ExternalIdentifier" x ON x."linkId" = p."id"
      WHERE x."linkType" = 'service_at_location' AND x."scheme" = ${scheme} AND x."value" = ANY(${[...values]}::text[])
      ORDER BY p."id" FOR UPDATE OF p`;
  }
  const rows = await tx.$queryRaw<Row[]>`
    SELECT x."value", p."id", p."state"::text, p."serviceId", p."locationId", p."title", p."summary", p."description",
      p."openingHoursNote", ARRAY(SELECT unnest(p."languages") ORDER BY 1) AS "languages", h."text" AS "hours",
      s."organizationId" AS "organisationId", s."name" AS "serviceName", s."feesDescription", s."isFree",
      s."eligibility", s."applicationProcess", s."waitTime", l."name", l."wheelchair"::text, l."transportation",
      a."address1" AS "street", a."postalCode", a."city",
      ARRAY(SELECT f."number" FROM "Phone" f WHERE f."serviceAtLocationId" = p."id" ORDER BY f."id") AS "phones",
      (SELECT c."email" FROM "Contact" c WHERE c."serviceAtLocationId" = p."id" AND c."isPublic" ORDER BY c."id" LIMIT 1) AS "email",
      ARRAY(SELECT t."termId"::text FROM "Attribute" t JOIN "TaxonomyTerm" w ON w."id" = t."termId" JOIN "Taxonomy" y ON y."id" = w."taxonomyId"
        WHERE t."linkType" = 'service_at_location' AND t."linkId" = p."id" AND t."state" = 'approved' AND y."code" = 'theme' ORDER BY 1) AS "themeIds",
      (SELECT t."termId"::text FROM "Attribute" t WHERE t."linkType" = 'service_at_location' AND t."linkId" = p."id" AND t."isMain") AS "mainThemeId",
      EXISTS (SELECT 1 FROM "ServiceAtLocation" o WHERE o."serviceId" = p."serviceId" AND o."id" <> p."id") AS "sharesService",
      EXISTS (SELECT 1 FROM "ServiceAtLocation" o WHERE o."locationId" = p."locationId" AND o."id" <> p."id")
        OR EXISTS (SELECT 1 FROM "Space" o WHERE o."locationId" = p."locationId") AS "sharesPlace"
    FROM "ExternalIdentifier" x JOIN "ServiceAtLocation" p ON p."id" = x."linkId" JOIN "Service" s ON s."id" = p."serviceId"
    JOIN "Location" l ON l."id" = p."locationId" LEFT JOIN "Address" a ON a."locationId" = l."id"
    LEFT JOIN "OpeningHours" h ON h."id" = p."openingHoursId"
    WHERE x."linkType" = 'service_at_location' AND x."scheme" = ${scheme} AND x."value" = ANY(${[...values]}::text[])`;
  return new Map(rows.map((row) => [row.value, asExisting(row)]));
}

function asExisting({
  value: _value,
  id,
  state,
  serviceId,
  locationId,
  sharesService,
  sharesPlace,
  ...entry
}: Row): ExistingEntry {
  return { id, state, serviceId, locationId, sharesService, sharesPlace, entry };
}
