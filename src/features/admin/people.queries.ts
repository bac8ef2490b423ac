import type { Db } from "../../shared/db/client.ts";
import type { Option } from "../../shared/forms/formModel.ts";

/** Somebody who has or had access to the desk. */
export interface StaffRow {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly isExample: boolean;
  readonly deactivatedAt: Date | null;
  /** Null without a login; then the invitation was not accepted yet. */
  readonly credential: { readonly totpConfirmedAt: Date | null } | null;
  readonly tokens: readonly { readonly expiresAt: Date }[];
}

const COLUMNS = {
  id: true,
  displayName: true,
  email: true,
  isExample: true,
  deactivatedAt: true,
  credential: { select: { totpConfirmedAt: true } },
  tokens: {
    where: { purpose: "invitation", usedAt: null },
    select: { expiresAt: true },
    orderBy: { expiresAt: "desc" },
    take: 1,
  },
} as const;

/** Only people with a role or a login: volunteers are not the administration's business. */
const isStaff = () => ({
  OR: [{ roleGrants: { some: {} } }, { credential: { isNot: null } }],
  state: { not: "anonymised" as const },
});

export function createPeopleQueries(db: Db) {
  return {
    list: (): Promise<readonly StaffRow[]> =>
      db.person.findMany({
        where: isStaff(),
        orderBy: [{ deactivatedAt: { sort: "asc", nulls: "first" } }, { sortKey: "asc" }, { id: "asc" }],
        select: COLUMNS,
        take: 500,
      }),
    byId: (id: string): Promise<StaffRow | null> =>
      db.person.findFirst({ where: { id, ...isStaff() }, select: COLUMNS }),
    /** What a role can be limited to. */
    async scopes(): Promise<{ readonly themes: readonly Option[]; readonly organizations: readonly Option[] }> {
      const [themes, organizations] = await Promise.all([
        db.taxonomyTerm.findMany({
          where: { taxonomy: { code: "theme" }, isActive: true },
          orderBy: { position: "asc" },
          select: { id: true, name: true },
        }),
        db.organization.findMany({
          where: { state: { notIn: ["archived", "rejected"] } },
          orderBy: { sortKey: "asc" },
          select: { id: true, name: true },
        }),
      ]);
      const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
      return { themes: themes.map(option), organizations: organizations.map(option) };
    },
  };
}

export type PeopleQueries = ReturnType<typeof createPeopleQueries>;
export type Scopes = Awaited<ReturnType<PeopleQueries["scopes"]>>;
