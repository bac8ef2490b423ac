import type { Db } from "../../shared/db/client.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeGroup } from "./themes.pages.ts";
import type { ThemeRow } from "./themes.queries.ts";

interface Group {
  readonly kind: string;
  readonly heading: TextKey;
  readonly empty: TextKey;
  /** The list that can be narrowed to a theme; where there is none, everything stands on the theme's page. */
  readonly list: { readonly path: string; readonly label: TextKey } | null;
}

const GROUPS: readonly Group[] = [
  {
    kind: "organization",
    heading: "themes:group.initiatives",
    empty: "themes:group.noInitiatives",
    list: { path: "/initiativen", label: "themes:group.allInitiatives" },
  },
  {
    kind: "service_at_location",
    heading: "themes:group.contactPoints",
    empty: "themes:group.noContactPoints",
    list: { path: "/anlaufstellen", label: "themes:group.allContactPoints" },
  },
  {
    kind: "need",
    heading: "themes:group.needs",
    empty: "themes:group.noNeeds",
    list: { path: "/mitmachen", label: "themes:group.allNeeds" },
  },
  { kind: "space", heading: "themes:group.spaces", empty: "themes:group.noSpaces", list: null },
  {
    kind: "article",
    heading: "themes:group.articles",
    empty: "themes:group.noArticles",
    list: { path: "/aktuelles", label: "themes:group.allArticles" },
  },
];
const SHOWN = 12;

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
      SELECT kind, "title", "summary", "path", "isExample" FROM (
        SELECT s."resourceType" AS kind, s."title", s."summary", s."path", s."isExample",
          row_number() OVER (PARTITION BY s."resourceType" ORDER BY a."isMain" DESC, s."title", s."resourceId") AS place
        FROM "Attribute" a JOIN "SearchEntry" s ON s."resourceId" = a."linkId" AND s."resourceType" = a."linkType"::text
        WHERE a."termId" = ${theme.id}::uuid AND a."state" = 'approved'
      ) AS ranked
      WHERE place <= ${SHOWN + 1} OR kind = ANY (${WITHOUT_LIST}) ORDER BY kind, place`;
    return GROUPS.map((group) =>
      presentGroup(
        { theme, reader },
        group,
        rows.filter((row) => row.kind === group.kind),
      ),
    );
  };
}

const WITHOUT_LIST = GROUPS.filter(({ list }) => list === null).map(({ kind }) => kind);

function presentGroup(
  { theme, reader }: { theme: ThemeRow; reader: Reader },
  { heading, empty, list }: Group,
  rows: readonly Row[],
): ThemeGroup {
  const isCut = list !== null && rows.length > SHOWN;
  return {
    heading: reader.t(heading),
    emptyText: reader.t(empty),
    items: (isCut ? rows.slice(0, SHOWN) : rows).map((row) => ({
      title: row.title,
      text: row.summary,
      href: reader.href(row.path),
      isExample: row.isExample,
    })),
    all: isCut
      ? { label: reader.t(list.label), href: reader.href(`${list.path}?thema=${encodeURIComponent(theme.code)}`) }
      : null,
  };
}
