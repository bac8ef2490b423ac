import type { Tx } from "../../../shared/db/client.ts";
import type { WrittenEntry } from "./writtenEntry.ts";

/** Brings the themes of a batch to what the file says; themes that rest can't be in a file and stay. */
export async function storeThemesOfEntries(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  const changed = entries.filter(({ changesThemes }) => changesThemes);
  const known = changed.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const wanted = JSON.stringify(
    changed.flatMap(({ id, themeIds, mainThemeId }) =>
      themeIds.map((termId) => ({ linkId: id, termId, isMain: termId === mainThemeId })),
    ),
  );
  await tx.$executeRaw`
    DELETE FROM "Attribute" a USING "TaxonomyTerm" t, "Taxonomy" x
    WHERE a."linkType" = 'service_at_location' AND a."linkId" = ANY(${known}::uuid[]) AND a."state" = 'approved'
      AND t."id" = a."termId" AND t."isActive" AND x."id" = t."taxonomyId" AND x."code" = 'theme'
      AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(${wanted}::jsonb) AS r("linkId" uuid, "termId" uuid)
        WHERE r."linkId" = a."linkId" AND r."termId" = a."termId")`;
  await tx.$executeRaw`
    UPDATE "Attribute" SET "isMain" = false
    WHERE "linkType" = 'service_at_location' AND "linkId" = ANY(${known}::uuid[]) AND "isMain"`;
  await tx.$executeRaw`
    INSERT INTO "Attribute" ("id", "termId", "linkType", "linkId", "isMain")
    SELECT uuidv7(), r."termId", 'service_at_location', r."linkId", r."isMain"
    FROM jsonb_to_recordset(${wanted}::jsonb) AS r("linkId" uuid, "termId" uuid, "isMain" boolean)
    ON CONFLICT ("linkType", "linkId", "termId") DO UPDATE SET "state" = 'approved', "isMain" = excluded."isMain"`;
}

/** Telephone numbers that stay keep their kind and their remark; the public mail address is one. */
export async function storePhonesAndContacts(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  const phones = JSON.stringify(
    entries
      .filter(({ changesPhones }) => changesPhones)
      .flatMap(({ id, phones: numbers }) => numbers.map((number) => ({ id, number }))),
  );
  const phoned = entries.filter(({ changesPhones, isNew }) => changesPhones && !isNew).map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM "Phone" f WHERE f."serviceAtLocationId" = ANY(${phoned}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(${phones}::jsonb) AS r("id" uuid, "number" text)
        WHERE r."id" = f."serviceAtLocationId" AND r."number" = f."number")`;
  await tx.$executeRaw`
    INSERT INTO "Phone" ("id", "number", "serviceAtLocationId")
    SELECT uuidv7(), r."number", r."id" FROM jsonb_to_recordset(${phones}::jsonb) AS r("id" uuid, "number" text)
    WHERE NOT EXISTS (SELECT 1 FROM "Phone" f WHERE f."serviceAtLocationId" = r."id" AND f."number" = r."number")`;
  await storeContacts(
    tx,
    entries.filter(({ changesMail }) => changesMail),
  );
}

async function storeContacts(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  const mails = JSON.stringify(entries.map(({ id, email }) => ({ id, email })));
  await tx.$executeRaw`
    UPDATE "Contact" c SET "email" = r."email" FROM jsonb_to_recordset(${mails}::jsonb) AS r("id" uuid, "email" text)
    WHERE c."id" = (SELECT k."id" FROM "Contact" k WHERE k."serviceAtLocationId" = r."id" AND k."isPublic" ORDER BY k."id" LIMIT 1)`;
  await tx.$executeRaw`
    DELETE FROM "Contact" WHERE "serviceAtLocationId" = ANY(${entries.map(({ id }) => id)}::uuid[]) AND "isPublic"
      AND coalesce("email", "name", "department", "phone", "title") IS NULL`;
  await tx.$executeRaw`
    INSERT INTO "Contact" ("id", "email", "isPublic", "serviceAtLocationId")
    SELECT uuidv7(), r."email", true, r."id" FROM jsonb_to_recordset(${mails}::jsonb) AS r("id" uuid, "email" text)
    WHERE r."email" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Contact" k WHERE k."serviceAtLocationId" = r."id" AND k."isPublic")`;
}
