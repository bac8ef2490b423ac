import type { Db } from "../../shared/db/client.ts";

/** An organisation whose entries somebody can ask to keep. */
export interface ClaimableOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isExample: boolean;
}

/** A confirmed claim that waits for a decision, for lists of the desk. */
export interface OpenClaim {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly role: string;
  readonly confirmedAt: Date;
  readonly isExample: boolean;
}

const PUBLIC = { in: ["published" as const, "needs_check" as const] };

const COLUMNS = {
  id: true,
  name: true,
  email: true,
  role: true,
  message: true,
  state: true,
  reason: true,
  confirmedAt: true,
  createdAt: true,
  updatedAt: true,
  decidedAt: true,
  version: true,
  organization: {
    select: { id: true, slug: true, name: true, email: true, website: true, isInitiative: true, isExample: true },
  },
} as const;

export function createClaimQueries(db: Db) {
  return {
    /** By its present or a former address; null when it is not public. */
    async claimable(slug: string): Promise<ClaimableOrganisation | null> {
      const select = { id: true, slug: true, name: true, isExample: true };
      const present = await db.organization.findFirst({ where: { slug, state: PUBLIC }, select });
      if (present) return present;
      const former = await db.slugRedirect.findUnique({
        where: { linkType_slug: { linkType: "organization", slug } },
        select: { linkId: true },
      });
      return former && db.organization.findFirst({ where: { id: former.linkId, state: PUBLIC }, select });
    },

    byToken: (tokenHash: string) => db.claimRequest.findUnique({ where: { tokenHash }, select: COLUMNS }),

    byId: (id: string) => db.claimRequest.findFirst({ where: { id, confirmedAt: { not: null } }, select: COLUMNS }),

    /** Who keeps the organisation's entries by now. */
    async editorsOf(organizationId: string): Promise<readonly string[]> {
      const rows = await db.roleGrant.findMany({
        where: { role: "editor", scopeId: organizationId, revokedAt: null, person: { deactivatedAt: null } },
        select: { person: { select: { displayName: true } } },
        orderBy: { person: { sortKey: "asc" } },
        take: 20,
      });
      return rows.map((row) => row.person.displayName);
    },

    /** What waits for a decision, the longest first. */
    async open(limit: number): Promise<readonly OpenClaim[]> {
      const rows = await db.claimRequest.findMany({
        where: { state: "open", confirmedAt: { not: null } },
        orderBy: { confirmedAt: "asc" },
        take: limit,
        select: {
          id: true,
          name: true,
          role: true,
          confirmedAt: true,
          organization: { select: { name: true, isExample: true } },
        },
      });
      return rows.flatMap(({ confirmedAt, organization, ...claim }) =>
        confirmedAt === null
          ? []
          : [{ ...claim, confirmedAt, organisation: organization.name, isExample: organization.isExample }],
      );
    },
  };
}

export type ClaimQueries = ReturnType<typeof createClaimQueries>;
export type Claim = NonNullable<Awaited<ReturnType<ClaimQueries["byToken"]>>>;
