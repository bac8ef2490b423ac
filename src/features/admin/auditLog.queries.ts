import { RESOURCE_TYPES, type ResourceType } from "../../shared/audit/audit.ts";
import type { Db } from "../../shared/db/client.ts";
import { Prisma } from "../../generated/prisma/client.ts";

/** What the log is narrowed to; null is "everything". Days are whole days in Europe/Berlin, both included. */
export interface AuditFilter {
  readonly person: string | null;
  readonly kind: ResourceType | null;
  readonly action: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

/** One entry with the names it needs to be read. Names of volunteers are left out: they are not this page's business. */
export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorName: string | null;
  readonly resourceType: string;
  readonly resourceName: string | null;
  readonly action: string;
  readonly changes: unknown;
}

export const AUDIT_PAGE = 50;
export const AUDIT_EXPORT = 10_000;

/** Reads the log, newest first; `after` is the id of the last entry of the page before. */
export function createAuditLogQueries(db: Db) {
  return {
    list: (filter: AuditFilter, { after, limit }: { after: string | null; limit: number }) =>
      db.$queryRaw<AuditRow[]>`
        SELECT e."id", e."at", e."actorKind", actor."displayName" AS "actorName", e."resourceType", e."action",
          e."changes", COALESCE(staff."displayName", term."name", org."name", sv."name", need."title", space."title",
            meeting."title", article."title", event."title", enquiry."reference") AS "resourceName"
        FROM "AuditEntry" e
        LEFT JOIN "Person" actor ON actor."id" = e."actorId" AND e."actorKind" = 'staff'
        LEFT JOIN "Person" staff ON staff."id" = e."resourceId"
          AND e."resourceType" IN ('person', 'credential', 'role_grant') AND (
            EXISTS (SELECT FROM "RoleGrant" g WHERE g."personId" = staff."id")
            OR EXISTS (SELECT FROM "Credential" c WHERE c."personId" = staff."id"))
        LEFT JOIN "TaxonomyTerm" term ON term."id" = e."resourceId" AND e."resourceType" IN ('theme', 'vocabulary')
        LEFT JOIN "Organization" org ON org."id" = e."resourceId" AND e."resourceType" = 'organization'
        LEFT JOIN "ServiceAtLocation" sal ON sal."id" = e."resourceId" AND e."resourceType" = 'contact_point'
        LEFT JOIN "Service" sv ON sv."id" = sal."serviceId"
        LEFT JOIN "Need" need ON need."id" = e."resourceId" AND e."resourceType" = 'need'
        LEFT JOIN "Space" space ON space."id" = e."resourceId" AND e."resourceType" = 'space'
        LEFT JOIN "Meeting" meeting ON meeting."id" = e."resourceId" AND e."resourceType" = 'meeting'
        LEFT JOIN "Article" article ON article."id" = e."resourceId" AND e."resourceType" = 'article'
        LEFT JOIN "Event" event ON event."id" = e."resourceId" AND e."resourceType" = 'event'
        LEFT JOIN "Enquiry" enquiry ON enquiry."id" = e."resourceId" AND e."resourceType" = 'enquiry'
        WHERE ${conditions(filter, after)}
        ORDER BY e."at" DESC, e."id" DESC LIMIT ${limit}`,
    /** The actions that ever happened, for the filter. */
    async actions(): Promise<readonly string[]> {
      const rows = await db.auditEntry.groupBy({ by: ["action"], orderBy: { action: "asc" }, take: 200 });
      return rows.map((row) => row.action);
    },
    people: () =>
      db.person.findMany({
        where: { OR: [{ roleGrants: { some: {} } }, { credential: { isNot: null } }], state: { not: "anonymised" } },
        orderBy: { sortKey: "asc" },
        select: { id: true, displayName: true },
        take: 500,
      }),
  };
}

function conditions({ person, kind, action, from, until }: AuditFilter, after: string | null): Prisma.Sql {
  const parts = [
    Prisma.sql`true`,
    ...(person === null
      ? []
      : [
          Prisma.sql`(e."actorId" = ${person}::uuid OR (e."resourceId" = ${person}::uuid
            AND e."resourceType" IN ('person', 'credential', 'role_grant')))`,
        ]),
    ...(kind === null ? [] : [Prisma.sql`e."resourceType" = ${kind}`]),
    ...(action === null ? [] : [Prisma.sql`e."action" = ${action}`]),
    ...(from === null ? [] : [Prisma.sql`e."at" >= ${from}`]),
    ...(until === null ? [] : [Prisma.sql`e."at" < ${until}`]),
    ...(after === null
      ? []
      : [Prisma.sql`(e."at", e."id") < (SELECT l."at", l."id" FROM "AuditEntry" l WHERE l."id" = ${after}::uuid)`]),
  ];
  return Prisma.join(parts, " AND ");
}

export function isResourceType(value: string): value is ResourceType {
  return (RESOURCE_TYPES as readonly string[]).includes(value);
}

export type AuditLogQueries = ReturnType<typeof createAuditLogQueries>;
