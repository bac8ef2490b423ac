import type { Db } from "../../shared/db/client.ts";
import type { VersionedType } from "../../shared/versions/keepVersions.ts";
import { readSnapshot, type Snapshot } from "../../shared/versions/versionedRecord.ts";

/** One line of a history. */
export interface VersionRow {
  readonly number: number;
  readonly at: Date;
  readonly actorKind: string;
  /** Null for the system, and for people whose data was erased. */
  readonly actorName: string | null;
  readonly action: string;
}

export interface WholeVersion extends VersionRow {
  readonly snapshot: Snapshot;
}

/** Ids of records that became one with this one. */
export interface Merged {
  readonly into: string | null;
  readonly from: readonly string[];
  /** Merges of which it is known what moved, so that they can be undone: "kept gone". */
  readonly undoable: ReadonlySet<string>;
}

export const PAGE_SIZE = 50;

interface OneRecord {
  readonly linkType: VersionedType;
  readonly id: string;
}

export function createVersionQueries(db: Db) {
  return {
    /** The newest first; at most one row more than a page holds. `page` counts from 1. */
    list({ linkType, id }: OneRecord, page: number): Promise<readonly VersionRow[]> {
      return db.$queryRaw<VersionRow[]>`
        SELECT v."number", v."createdAt" AS "at", v."actorKind", p."displayName" AS "actorName", v."action"
        FROM "RecordVersion" v LEFT JOIN "Person" p ON p."id" = v."actorId" AND p."state" <> 'anonymised'
        WHERE v."linkType" = ${linkType}::"LinkType" AND v."linkId" = ${id}::uuid
        ORDER BY v."number" DESC LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE}`;
    },

    async one({ linkType, id }: OneRecord, number: number): Promise<WholeVersion | null> {
      const rows = await db.$queryRaw<(VersionRow & { snapshot: unknown })[]>`
        SELECT v."number", v."createdAt" AS "at", v."actorKind", p."displayName" AS "actorName", v."action", v."snapshot"
        FROM "RecordVersion" v LEFT JOIN "Person" p ON p."id" = v."actorId" AND p."state" <> 'anonymised'
        WHERE v."linkType" = ${linkType}::"LinkType" AND v."linkId" = ${id}::uuid AND v."number" = ${number}`;
      const [row] = rows;
      return row ? { ...row, snapshot: readSnapshot(row.snapshot) } : null;
    },

    async highest({ linkType, id }: OneRecord): Promise<number> {
      const found = await db.recordVersion.aggregate({ where: { linkType, linkId: id }, _max: { number: true } });
      return found._max.number ?? 0;
    },

    /** The record that this one was merged into, and those that were merged into it, by their address parts. */
    async merged({ linkType, id, slug }: OneRecord & { readonly slug: string }): Promise<Merged> {
      const into = await db.slugRedirect.findUnique({
        where: { linkType_slug: { linkType, slug } },
        select: { linkId: true },
      });
      const own = await db.slugRedirect.findMany({
        where: { linkType, linkId: id },
        select: { slug: true },
        take: 100,
      });
      const where = { slug: { in: own.map((row) => row.slug) }, id: { not: id } };
      const from =
        linkType === "organization"
          ? await db.organization.findMany({ where, select: { id: true } })
          : linkType === "space"
            ? []
            : await db.serviceAtLocation.findMany({ where, select: { id: true } });
      const open = await db.recordMerge.findMany({
        where: { linkType, undoneAt: null, OR: [{ keptId: id }, { goneId: id }] },
        select: { keptId: true, goneId: true },
      });
      return {
        into: into === null || into.linkId === id ? null : into.linkId,
        from: from.map((row) => row.id),
        undoable: new Set(open.map(({ keptId, goneId }) => `${keptId} ${goneId}`)),
      };
    },

    /** Former addresses that lead to this record, the newest first. */
    async formerSlugs({ linkType, id }: OneRecord): Promise<readonly string[]> {
      const rows = await db.slugRedirect.findMany({
        where: { linkType, linkId: id },
        orderBy: { createdAt: "desc" },
        select: { slug: true },
        take: 100,
      });
      return rows.map((row) => row.slug);
    },
  };
}

export type VersionQueries = ReturnType<typeof createVersionQueries>;
