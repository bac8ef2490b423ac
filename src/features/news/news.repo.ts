import type { Tx } from "../../shared/db/client.ts";
import { slugFrom } from "../../shared/ids/ids.ts";

const FIELDS = {
  id: true,
  slug: true,
  kind: true,
  title: true,
  lead: true,
  body: true,
  state: true,
  publishedOn: true,
  revisedOn: true,
  revisionNote: true,
  source: true,
  version: true,
} as const;

/** An article with its themes, held until the end of the work. */
export async function lockArticle(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT "id" FROM "Article" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const article = await tx.article.findUnique({ where: { id }, select: FIELDS });
  return article === null ? null : { ...article, themeIds: await themeIdsOf(tx, id) };
}

export type LockedArticle = NonNullable<Awaited<ReturnType<typeof lockArticle>>>;

/** An address part that no article uses; given once and kept, so that printed addresses stay right. */
export async function freeArticleSlug(tx: Tx, title: string): Promise<string> {
  const wanted = slugFrom(title).slice(0, 70);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('slug:article'))`;
  const rows = await tx.article.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } });
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  const counter = Array.from({ length: taken.size + 1 }, (_, index) => index + 2).find(
    (number) => !taken.has(`${wanted}-${String(number)}`),
  );
  return `${wanted}-${String(counter)}`;
}

/** Puts an article under these themes, which must exist; the first one is its main theme. */
export async function assignThemes(tx: Tx, articleId: string, themeIds: readonly string[]): Promise<void> {
  const link = { linkType: "article", linkId: articleId } as const;
  const before = await themeIdsOf(tx, articleId);
  if (before[0] === themeIds[0] && [...before].sort().join() === [...themeIds].sort().join()) return;
  await tx.attribute.deleteMany({ where: link });
  await tx.attribute.createMany({
    data: themeIds.map((termId, index) => ({ ...link, termId, isMain: index === 0 })),
  });
}

/** Those of the given ids that are themes, in the given order. */
export async function knownThemes(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.taxonomyTerm.findMany({
    where: { id: { in: [...ids] }, taxonomy: { code: "theme" } },
    select: { id: true },
  });
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => known.has(id));
}

async function themeIdsOf(tx: Tx, articleId: string): Promise<readonly string[]> {
  const rows = await tx.attribute.findMany({
    where: { linkType: "article", linkId: articleId, state: "approved" },
    orderBy: [{ isMain: "desc" }, { createdAt: "asc" }],
    select: { termId: true },
  });
  return rows.map((row) => row.termId);
}
