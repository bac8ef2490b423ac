import type { Db } from "../../shared/db/client.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeGroup } from "./themes.pages.ts";
import type { ThemeRow } from "./themes.queries.ts";

const GROUPS: readonly { readonly kind: string; readonly heading: TextKey; readonly empty: TextKey }[] = [
  { kind: "organization", heading: "themes:group.initiatives", empty: "themes:group.noInitiatives" },
  { kind: "service_at_location", heading: "themes:group.contactPoints", empty: "themes:group.noContactPoints" },
  { kind: "need", heading: "themes:group.needs", empty: "themes:group.noNeeds" },
  { kind: "space", heading: "themes:group.spaces", empty: "themes:group.noSpaces" },
  { kind: "article", heading: "themes:group.articles", empty: "themes:group.noArticles" },
];

interface Row {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly path: string;
  readonly isExample: boolean;
}

/** What is public under a theme, of every kind: the search rows know title, summary and address of each record. */
export function createThemeGroups(db: Db) {
  return async (theme: ThemeRow, reader: Reader): Promise<readonly ThemeGroup[]> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT s."resourceType" AS kind, s."title", s."summary", s."path", s."isExample"
      FROM "Attribute" a JOIN "SearchEntry" s ON s."resourceId" = a."linkId" AND s."resourceType" = a."linkType"::text
      WHERE a."termId" = ${theme.id}::uuid AND a."state" = 'approved'
      ORDER BY a."isMain" DESC, s."title" LIMIT 200`;
    return GROUPS.map(({ kind, heading, empty }) => ({
      heading: reader.t(heading),
      emptyText: reader.t(empty),
      items: rows
        .filter((row) => row.kind === kind)
        .map((row) => ({ title: row.title, text: row.summary, href: reader.href(row.path), isExample: row.isExample })),
    }));
  };
}
