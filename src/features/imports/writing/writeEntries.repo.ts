import { randomUUID } from "node:crypto";
import type { Tx } from "../../../shared/db/client.ts";
import { sortKeyFrom } from "../../../shared/ids/ids.ts";
import { PLACE_KEYS, SERVICE_KEYS, type Entry } from "../rows/entry.ts";
import { stateAfter, type PlannedRow } from "./planImport.ts";
import type { WrittenEntry } from "./writtenEntry.ts";
import { storePhonesAndContacts, storeThemesOfEntries } from "./writeParts.repo.ts";
import { storePlaces, storeServices } from "./writePlaces.repo.ts";

interface Given {
  readonly scheme: string;
  readonly publish: boolean;
  readonly slugFor: (name: string) => string;
}

/** Writes a batch of new and changed entries, one statement per table. Unchanged rows must not be among them. */
export async function writeEntries(tx: Tx, rows: readonly PlannedRow[], given: Given): Promise<void> {
  const entries = rows.map((row) => asWritten(row, given));
  await storeHours(tx, entries);
  await storePlaces(tx, entries);
  await storeServices(tx, entries);
  // Before the entries themselves: their search rows are then made once, with everything in them.
  await storeThemesOfEntries(tx, entries);
  await storePoints(tx, entries);
  await storePhonesAndContacts(tx, entries);
  const added = entries.filter(({ isNew }) => isNew);
  await tx.$executeRaw`
    INSERT INTO "ExternalIdentifier" ("id", "linkType", "linkId", "scheme", "value")
    SELECT uuidv7(), 'service_at_location', r."id", ${given.scheme}, r."identifier"
    FROM unnest(${added.map(({ id }) => id)}::uuid[], ${added.map(({ identifier }) => identifier)}::text[])
      AS r("id", "identifier")`;
}

function asWritten(row: PlannedRow, { scheme, publish, slugFor }: Given): WrittenEntry {
  const { id, before, entry, changed } = row;
  const isNew = before === null;
  const changes = (...keys: readonly (keyof Entry)[]) => isNew || keys.some((key) => changed.includes(key));
  const changesService = changes(...SERVICE_KEYS);
  const changesPlace = changes(...PLACE_KEYS);
  return {
    ...entry,
    ...ownParts(before, { changesService, changesPlace }),
    id,
    isNew,
    identifier: row.identifier,
    slug: isNew ? slugFor(entry.title) : "",
    sortKey: sortKeyFrom(entry.title),
    state: stateAfter(before, publish),
    source: scheme,
    changesService,
    changesPlace,
    changesAddress: changes("street", "postalCode", "city"),
    changesThemes: changes("themeIds", "mainThemeId"),
    changesPhones: changes("phones"),
    changesMail: changes("email"),
  };
}

/** What other entries use as well is not changed under their feet: this entry then gets its own. */
function ownParts(
  before: PlannedRow["before"],
  { changesService, changesPlace }: Pick<WrittenEntry, "changesService" | "changesPlace">,
): Pick<WrittenEntry, "serviceId" | "locationId" | "copiedService" | "copiedPlace"> {
  if (before === null) {
    return { copiedService: null, copiedPlace: null, serviceId: randomUUID(), locationId: randomUUID() };
  }
  const copiesService = before.sharesService && changesService;
  const copiesPlace = before.sharesPlace && changesPlace;
  return {
    copiedService: copiesService ? before.serviceId : null,
    copiedPlace: copiesPlace ? before.locationId : null,
    serviceId: copiesService ? randomUUID() : before.serviceId,
    locationId: copiesPlace ? randomUUID() : before.locationId,
  };
}

/** One row per distinct text; a new one waits to be evaluated. */
async function storeHours(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  const texts = [...new Set(entries.flatMap(({ hours }) => (hours === null ? [] : [hours])))];
  await tx.openingHours.createMany({ data: texts.map((text) => ({ text })), skipDuplicates: true });
}

async function storePoints(tx: Tx, entries: readonly WrittenEntry[]): Promise<void> {
  const added = entries.filter(({ isNew }) => isNew);
  const changed = entries.filter(({ isNew }) => !isNew);
  await tx.$executeRaw`
    INSERT INTO "ServiceAtLocation" ("id", "slug", "title", "sortKey", "summary", "description", "serviceId", "locationId",
      "languages", "openingHoursId", "openingHoursNote", "state", "source", "updatedAt")
    SELECT r."id", r."slug", r."title", r."sortKey", r."summary", r."description", r."serviceId", r."locationId",
      r."languages", h."id", r."openingHoursNote", r."state"::"PublishState", r."source", now()
    FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS r("id" uuid, "slug" text, "title" text, "sortKey" text,
      "summary" text, "description" text, "serviceId" uuid, "locationId" uuid, "languages" text[], "hours" text,
      "openingHoursNote" text, "state" text, "source" text)
    LEFT JOIN "OpeningHours" h ON h."text" = r."hours"`;
  await tx.$executeRaw`
    UPDATE "ServiceAtLocation" p SET "title" = r."title", "sortKey" = r."sortKey", "summary" = r."summary",
      "description" = r."description", "serviceId" = r."serviceId", "locationId" = r."locationId",
      "languages" = r."languages", "openingHoursId" = h."id", "openingHoursNote" = r."openingHoursNote",
      "version" = p."version" + 1, "updatedAt" = now()
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS r("id" uuid, "title" text, "sortKey" text,
      "summary" text, "description" text, "serviceId" uuid, "locationId" uuid, "languages" text[], "hours" text,
      "openingHoursNote" text)
    LEFT JOIN "OpeningHours" h ON h."text" = r."hours"
    WHERE p."id" = r."id"`;
}
