import type { Prisma } from "../../generated/prisma/client.ts";
import { dateColumn, dayOf, type Clock } from "../../shared/clock.ts";
import type { Db } from "../../shared/db/client.ts";

const LINE = {
  id: true,
  slug: true,
  kind: true,
  title: true,
  lead: true,
  publishedOn: true,
  revisedOn: true,
  isExample: true,
} as const satisfies Prisma.ArticleSelect;

const WHOLE = {
  ...LINE,
  body: true,
  revisionNote: true,
  creator: true,
  source: true,
  updatedAt: true,
} as const satisfies Prisma.ArticleSelect;

const DESK = { ...LINE, state: true, updatedAt: true } as const satisfies Prisma.ArticleSelect;

const FORM = {
  ...DESK,
  body: true,
  revisionNote: true,
  source: true,
  version: true,
} as const satisfies Prisma.ArticleSelect;

export type ArticleLine = Prisma.ArticleGetPayload<{ select: typeof LINE }>;
export type ArticleWhole = Prisma.ArticleGetPayload<{ select: typeof WHOLE }>;
export type ArticleDeskLine = Prisma.ArticleGetPayload<{ select: typeof DESK }>;
export type ArticleFormRow = Prisma.ArticleGetPayload<{ select: typeof FORM }>;

export interface ArticleFilter {
  readonly year: number | null;
  readonly themeId: string | null;
}

/** Which articles an actor may see at the desk: undefined for all, else those of these themes. */
export type ArticleScope = readonly string[] | undefined;

const ORDER = [{ publishedOn: "desc" }, { id: "desc" }] as const satisfies Prisma.ArticleOrderByWithRelationInput[];
const NEWS = { kind: { not: "page" } } as const satisfies Prisma.ArticleWhereInput;

export function createNewsQueries(db: Db, now: Clock) {
  /** What the public reads: nothing under a day that is still to come. */
  const published = (): Prisma.ArticleWhereInput => ({
    state: "published",
    OR: [{ publishedOn: null }, { publishedOn: { lte: dateColumn(dayOf(now())) } }],
  });
  return {
    /** The newest published pieces, without pages that only inform. */
    latest: (limit: number): Promise<readonly ArticleLine[]> =>
      db.article.findMany({ where: { ...published(), ...NEWS }, orderBy: [...ORDER], take: limit, select: LINE }),
    async list(filter: ArticleFilter, { skip, take }: { skip: number; take: number }): Promise<readonly ArticleLine[]> {
      const ids = filter.themeId === null ? null : await idsOfThemes(db, [filter.themeId]);
      return db.article.findMany({
        where: { ...published(), ...NEWS, ...within(filter.year), ...(ids === null ? {} : { id: { in: [...ids] } }) },
        orderBy: [...ORDER],
        skip,
        take,
        select: LINE,
      });
    },
    /** The years in which something was published, the latest first. */
    async years(): Promise<readonly number[]> {
      const rows = await db.$queryRaw<{ year: number }[]>`
        SELECT DISTINCT extract(year FROM "publishedOn")::int AS year FROM "Article"
        WHERE "state" = 'published' AND "kind" <> 'page' AND "publishedOn" <= ${dateColumn(dayOf(now()))}
        ORDER BY year DESC`;
      return rows.map((row) => row.year);
    },
    /** Pages that inform and stand outside the news, such as the notice that a programme ended. */
    pages: (): Promise<readonly ArticleLine[]> =>
      db.article.findMany({
        where: { ...published(), kind: "page" },
        orderBy: { title: "asc" },
        take: 20,
        select: LINE,
      }),
    bySlug: (slug: string): Promise<ArticleWhole | null> =>
      db.article.findFirst({ where: { slug, ...published() }, select: WHOLE }),
    feed: (limit: number): Promise<readonly ArticleWhole[]> =>
      db.article.findMany({ where: { ...published(), ...NEWS }, orderBy: [...ORDER], take: limit, select: WHOLE }),
    /** When any article changed last, withdrawn ones among them. */
    async lastChange(): Promise<Date | null> {
      const { _max } = await db.article.aggregate({ _max: { updatedAt: true } });
      return _max.updatedAt;
    },
    async desk(
      scope: ArticleScope,
      { skip, take }: { skip: number; take: number },
    ): Promise<readonly ArticleDeskLine[]> {
      return db.article.findMany({
        where: await withinScope(db, scope),
        // as the column of days beside it; what has no day yet is still being written
        orderBy: [{ publishedOn: { sort: "desc", nulls: "first" } }, { id: "desc" }],
        skip,
        take,
        select: DESK,
      });
    },
    async forForm(id: string, scope: ArticleScope): Promise<ArticleFormRow | null> {
      return db.article.findFirst({ where: { AND: [{ id }, await withinScope(db, scope)] }, select: FORM });
    },
    /** The themes of an article, the main one first. */
    async themeIdsOf(articleId: string): Promise<readonly string[]> {
      const rows = await db.attribute.findMany({
        where: { linkType: "article", linkId: articleId, state: "approved" },
        orderBy: [{ isMain: "desc" }, { createdAt: "asc" }],
        select: { termId: true },
      });
      return rows.map((row) => row.termId);
    },
  };
}

export type NewsQueries = ReturnType<typeof createNewsQueries>;

function within(year: number | null): Prisma.ArticleWhereInput {
  if (year === null) return {};
  return {
    publishedOn: {
      gte: new Date(`${String(year)}-01-01T00:00:00Z`),
      lt: new Date(`${String(year + 1)}-01-01T00:00:00Z`),
    },
  };
}

async function withinScope(db: Db, scope: ArticleScope): Promise<Prisma.ArticleWhereInput> {
  return scope === undefined ? {} : { id: { in: [...(await idsOfThemes(db, scope))] } };
}

async function idsOfThemes(db: Db, themeIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db.attribute.findMany({
    where: { linkType: "article", state: "approved", termId: { in: [...themeIds] } },
    select: { linkId: true },
  });
  return rows.map((row) => row.linkId);
}
