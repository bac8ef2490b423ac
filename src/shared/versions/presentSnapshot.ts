import type { Db } from "../db/client.ts";
import type { VersionedType } from "./keepVersions.ts";
import { readSnapshot, type Snapshot } from "./versionedRecord.ts";

/** A record as it stands, in the words of its versions; null when there is none. */
export async function presentSnapshot(db: Db, linkType: VersionedType, id: string): Promise<Snapshot | null> {
  const [row] = await db.$queryRaw<{ snapshot: unknown }[]>`
    SELECT record_snapshot(${linkType}::"LinkType", ${id}::uuid) AS "snapshot"`;
  return row?.snapshot ? readSnapshot(row.snapshot) : null;
}
