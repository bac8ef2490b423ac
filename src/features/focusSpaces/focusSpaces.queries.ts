import { Prisma } from "../../generated/prisma/client.ts";
import { dateColumn, dayOf } from "../../shared/clock.ts";
import type { Db } from "../../shared/db/client.ts";
import { noThemes, themesByRecord, type ChosenThemes } from "../../shared/vocabulary/recordThemes.ts";
import { lastCheck } from "../proposals/index.ts";
import type { SpaceScope } from "./focusSpaces.policy.ts";
import type { SpaceKind } from "./focusSpaces.words.ts";

const PUBLIC_STATES = ["published", "needs_check"] as const;

const ROW = {
  id: true,
  slug: true,
  title: true,
  kind: true,
  summary: true,
  possibleUses: true,
  locationText: true,
  vacancyState: true,
  isSensitive: true,
  state: true,
  isExample: true,
} as const;

const WHOLE = {
  ...ROW,
  description: true,
  areaM2: true,
  capacity: true,
  equipment: true,
  accessText: true,
  publicRadiusM: true,
  source: true,
  seenOn: true,
  verified: true,
  version: true,
  location: { select: { address: { select: { address1: true, postalCode: true, city: true } } } },
} as const;

/** Spaces for lists and pages. Owners and keyholders have a query of their own, used by the coordination only. */
export function createSpaceQueries(db: Db) {
  return {
    /** What everybody may see, in the order of its names. */
    async listPublic(kind: SpaceKind | null) {
      const rows = await db.space.findMany({
        where: { state: { in: [...PUBLIC_STATES] }, ...(kind === null ? {} : { kind }) },
        orderBy: [{ sortKey: "asc" }, { id: "asc" }],
        select: ROW,
      });
      return withThemes(db, rows);
    },
    /** The kinds that have at least one public space. */
    async publicKinds(): Promise<readonly SpaceKind[]> {
      const rows = await db.space.groupBy({ by: ["kind"], where: { state: { in: [...PUBLIC_STATES] } } });
      return rows.map((row) => row.kind);
    },
    async findPublic(slug: string) {
      const row = await db.space.findFirst({ where: { slug, state: { in: [...PUBLIC_STATES] } }, select: WHOLE });
      return row ? wholeSpace(db, row) : null;
    },
    async listDesk(scope: SpaceScope) {
      const rows = await db.space.findMany({
        where: await within(db, scope),
        orderBy: [{ sortKey: "asc" }, { id: "asc" }],
        select: ROW,
      });
      return withThemes(db, rows);
    },
    async findDesk(scope: SpaceScope, slug: string) {
      const row = await db.space.findFirst({ where: { slug, ...(await within(db, scope)) }, select: WHOLE });
      return row ? wholeSpace(db, row) : null;
    },
    lastCheck: (id: string) => lastCheck(db, "space", id),
    /** When each space was checked last, and whether its next check is due. */
    async checks(now: Date): Promise<ReadonlyMap<string, SpaceCheck>> {
      const rows = await db.$queryRaw<(SpaceCheck & { id: string })[]>`
        SELECT s."id", c."on"::text AS "checkedOn", ${isDue(now)} AS "isDue" FROM "Space" s ${LAST_CHECK}`;
      return new Map(rows.map((row) => [row.id, row]));
    },
    /** Public spaces whose check is due, those that nobody ever checked first. */
    due: (now: Date): Promise<readonly DueSpace[]> =>
      db.$queryRaw<DueSpace[]>`
        SELECT s."slug", s."title", s."isExample", c."on"::text AS "checkedOn" FROM "Space" s ${LAST_CHECK}
        WHERE ${isDue(now)} ORDER BY c."on" NULLS FIRST, s."sortKey", s."id" LIMIT 100`,
    partiesOf: (spaceId: string) =>
      db.spaceParty.findMany({
        where: { spaceId },
        orderBy: [{ role: "asc" }, { name: "asc" }],
        select: { id: true, role: true, name: true, email: true, phone: true, note: true },
      }),
  };
}

export type SpaceQueries = ReturnType<typeof createSpaceQueries>;
export type SpaceRow = Awaited<ReturnType<SpaceQueries["listPublic"]>>[number];
export type Space = NonNullable<Awaited<ReturnType<SpaceQueries["findPublic"]>>>;
export type SpaceParty = Awaited<ReturnType<SpaceQueries["partiesOf"]>>[number];

/** How current a space is. */
export interface SpaceCheck {
  /** ISO day, Europe/Berlin; null when nobody ever checked it. */
  readonly checkedOn: string | null;
  readonly isDue: boolean;
}

/** A public space that somebody should check. */
export interface DueSpace {
  readonly slug: string;
  readonly title: string;
  readonly isExample: boolean;
  readonly checkedOn: string | null;
}

const LAST_CHECK = Prisma.sql`LEFT JOIN LATERAL (
  SELECT max((t."doneAt" AT TIME ZONE 'Europe/Berlin')::date) AS "on" FROM "FreshnessTask" t
  WHERE t."linkType" = 'space' AND t."linkId" = s."id" AND t."outcome" IN ('confirmed', 'changed')) c ON true`;

function isDue(now: Date): Prisma.Sql {
  return Prisma.sql`(s."state" IN ('published', 'needs_check') AND s."verified" <> 'historic' AND (c."on" IS NULL
    OR c."on" + make_interval(months => check_months('spaces', NULL)) <= ${dateColumn(dayOf(now))}::date))`;
}

/** The page's view of one space: themes, and the address beside the other columns. */
async function wholeSpace<Row extends { id: string; location: Located | null }>(db: Db, row: Row) {
  const { location, ...columns } = row;
  const themes = (await themesByRecord(db, "space", [row.id])).get(row.id) ?? noThemes;
  const { address1, postalCode, city } = location?.address ?? NOWHERE;
  return { ...columns, themes, address: address1, postalCode, city };
}

const NOWHERE = { address1: null, postalCode: null, city: null } as const;

interface Located {
  readonly address: { readonly address1: string; readonly postalCode: string; readonly city: string } | null;
}

async function withThemes<Row extends { id: string }>(
  db: Db,
  rows: readonly Row[],
): Promise<readonly (Row & { themes: ChosenThemes })[]> {
  const themes = await themesByRecord(
    db,
    "space",
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, themes: themes.get(row.id) ?? noThemes }));
}

/** The rows of a scope; an attribute has no relation to its record, so its ids come first. */
async function within(db: Db, scope: SpaceScope): Promise<{ id?: { in: string[] } }> {
  if (scope === "all") return {};
  const rows = await db.attribute.findMany({
    where: { linkType: "space", termId: { in: [...scope] }, state: "approved" },
    select: { linkId: true },
  });
  return { id: { in: rows.map((row) => row.linkId) } };
}
