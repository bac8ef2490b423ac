import type { Db, Tx } from "../../shared/db/client.ts";
import { givenByOthers } from "../../shared/db/givenThemes.ts";
import type { InitiativeScope } from "./initiatives.policy.ts";

const COLUMNS = {
  id: true,
  slug: true,
  name: true,
  description: true,
  email: true,
  website: true,
  state: true,
  version: true,
  parentId: true,
  isExample: true,
  initiativeProfile: { select: { goal: true, since: true, howToJoin: true, meetingSchedule: true } },
  contacts: {
    select: { id: true, name: true, email: true, phone: true, isPublic: true },
    orderBy: { id: "asc" },
    take: 1,
  },
} as const;

/** An initiative with everything its form changes, if it lies in the scope; null alike for missing and foreign ones. */
export async function findEditable(db: Db | Tx, slug: string, scope: InitiativeScope) {
  const themed = scope.themeIds.length === 0 ? [] : await idsWithTheme(db, slug, scope);
  const own = [...scope.organizationIds];
  return db.organization.findFirst({
    where: {
      slug,
      isInitiative: true,
      ...(scope.all ? {} : { OR: [{ id: { in: [...own, ...themed] } }, { parentId: { in: own } }] }),
    },
    select: COLUMNS,
  });
}
export type EditableInitiative = NonNullable<Awaited<ReturnType<typeof findEditable>>>;

async function idsWithTheme(
  db: Db | Tx,
  slug: string,
  { themeIds, personId }: InitiativeScope,
): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM "Organization" o JOIN "Attribute" a ON a."linkType" = 'organization' AND a."linkId" = o."id"
    WHERE o."slug" = ${slug} AND a."state" = 'approved' AND a."termId" = ANY(${themeIds}::uuid[])
      AND ${givenByOthers(personId)}`;
  return rows.map((row) => row.id);
}
