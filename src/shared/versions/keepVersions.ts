import { personIdOf, type Actor } from "../access/actor.ts";
import type { AuditEntry, ResourceType } from "../audit/audit.ts";
import type { Tx } from "../db/client.ts";

/** The kinds of record of which every version is kept. */
export type VersionedType = "service_at_location" | "organization" | "space";

/** The action under which the state before the first change is kept. */
const FIRST_VERSION = "version.first";

// Materialized: a snapshot asked for three times over would be made three times over.

/**
 * Keeps records as they stand, if nothing was kept of them so far: called under their lock, before they are changed, so
 * that a history begins with the state before the first change.
 */
export async function keepFirstVersions(tx: Tx, linkType: VersionedType, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH s AS MATERIALIZED (
      SELECT r."id", record_snapshot(${linkType}::"LinkType", r."id") AS "snapshot"
      FROM unnest(${[...ids]}::uuid[]) AS r("id")
      WHERE NOT EXISTS (
        SELECT 1 FROM "RecordVersion" v WHERE v."linkType" = ${linkType}::"LinkType" AND v."linkId" = r."id"))
    INSERT INTO "RecordVersion" ("id", "linkType", "linkId", "number", "snapshot", "actorKind", "action")
    SELECT uuidv7(), ${linkType}::"LinkType", s."id", 1, s."snapshot", 'system', ${FIRST_VERSION}
    FROM s WHERE s."snapshot" IS NOT NULL`;
}

/** A record that was written, and what was done to it. */
export interface WrittenRecord {
  readonly linkType: VersionedType;
  readonly id: string;
  /** As in the audit: "contact_point.changed". */
  readonly action: string;
}

/** A statement is planned before it writes: one for thousands would look for their last versions in a table it takes for empty. */
const PER_STATEMENT = 500;

/**
 * Keeps written records as they are now, one version each; a record that says the same as before gets none. Numbers
 * follow each other, because whoever writes a record holds its lock.
 */
export async function keepVersions(tx: Tx, actor: Actor, records: readonly WrittenRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += PER_STATEMENT) {
    await keepSome(tx, actor, records.slice(from, from + PER_STATEMENT));
  }
}

async function keepSome(tx: Tx, actor: Actor, records: readonly WrittenRecord[]): Promise<void> {
  const column = (name: keyof WrittenRecord) => records.map((record) => record[name]);
  await tx.$executeRaw`
    WITH s AS MATERIALIZED (
      SELECT r."kind", r."id", r."action", record_snapshot(r."kind", r."id") AS "snapshot"
      FROM unnest(${column("linkType")}::"LinkType"[], ${column("id")}::uuid[], ${column("action")}::text[])
        AS r("kind", "id", "action"))
    INSERT INTO "RecordVersion" ("id", "linkType", "linkId", "number", "snapshot", "actorId", "actorKind", "action")
    SELECT uuidv7(), s."kind", s."id", coalesce(last."number", 0) + 1, s."snapshot", ${personIdOf(actor)}::uuid,
      ${actor.kind}, s."action"
    FROM s LEFT JOIN LATERAL (SELECT v."number", v."snapshot" FROM "RecordVersion" v
      WHERE v."linkType" = s."kind" AND v."linkId" = s."id" ORDER BY v."number" DESC LIMIT 1) last ON true
    WHERE s."snapshot" IS NOT NULL AND s."snapshot" IS DISTINCT FROM last."snapshot"`;
}

const LINK_TYPES: Partial<Record<ResourceType, VersionedType>> = {
  contact_point: "service_at_location",
  organization: "organization",
  space: "space",
};

/** The records that a piece of work wrote, read from its audit entries: once each, under the first action. */
export function writtenRecords(entries: readonly AuditEntry[]): readonly WrittenRecord[] {
  const records = new Map<string, WrittenRecord>();
  for (const { resourceType, resourceId, action } of entries) {
    const linkType = LINK_TYPES[resourceType];
    if (linkType === undefined || resourceId === null || records.has(resourceId)) continue;
    records.set(resourceId, { linkType, id: resourceId, action });
  }
  return [...records.values()];
}
