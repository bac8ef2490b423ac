import type { Prisma } from "../../../src/generated/prisma/client.ts";
import type { Db } from "../../../src/shared/db/client.ts";

type ArticleGiven = Partial<Pick<Prisma.ArticleCreateInput, "slug" | "title" | "lead" | "body" | "kind" | "state">> & {
  readonly on?: string;
  readonly revised?: readonly [day: string, note: string];
  readonly themeIds?: readonly string[];
};

/** A published article of 1 November 2026, unless told otherwise. */
export async function buildArticle(db: Db, given: ArticleGiven = {}): Promise<{ id: string; slug: string }> {
  const { on = "2026-11-01", revised, themeIds = [], ...fields } = given;
  const article = await db.article.create({
    data: {
      slug: "hofflohmarkt",
      title: "Hofflohmarkt",
      lead: "Zwanzig Höfe machen auf.",
      body: "Kommen Sie vorbei.",
      state: "published",
      publishedOn: new Date(`${on}T00:00:00Z`),
      revisedOn: revised ? new Date(`${revised[0]}T00:00:00Z`) : null,
      revisionNote: revised ? revised[1] : null,
      ...fields,
    },
    select: { id: true, slug: true },
  });
  await db.attribute.createMany({
    data: themeIds.map((termId, index) => ({
      termId,
      linkType: "article" as const,
      linkId: article.id,
      isMain: index === 0,
    })),
  });
  return article;
}
