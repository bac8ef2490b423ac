import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import { dateColumn, dayOf, type Clock } from "../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { ArticleValues } from "./news.forms.ts";
import { mayDateRevision, mayEditArticle, mayPublishOn } from "./news.policy.ts";
import { assignThemes, freeArticleSlug, knownThemes, lockArticle, type LockedArticle } from "./news.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Writes a new article (`id` null) or changes one, publishes or archives it; foreign ones are not found. Returns its id. */
export function createSaveArticle({ unitOfWork, now }: Deps) {
  return (by: WorkBy, id: string | null, values: ArticleValues): Promise<string> =>
    unitOfWork(by, async (work) => {
      const before = id === null ? null : await articleToEdit(work, by, id, values.version);
      const today = dayOf(now());
      const content = contentOf(values, dateColumn(today));
      ensure(mayPublishOn(content.state, isoDay(content.publishedOn), today.toString()));
      ensure(mayDateRevision(isoDay(content.publishedOn), isoDay(content.revisedOn)));
      const themeIds = await chosenThemes(work, values.themes, before?.themeIds ?? []);
      ensure(mayEditArticle(by.actor, { themeIds }));
      const savedId = await store(work, before, content);
      await assignThemes(work.tx, savedId, themeIds);
      work.audit({
        action: actionOf(before?.state ?? null, content.state),
        resourceType: "article",
        resourceId: savedId,
        changes: changesBetween(before ?? {}, { ...content, themeIds }),
      });
      return savedId;
    });
}

async function articleToEdit({ tx }: Work, by: WorkBy, id: string, version: number): Promise<LockedArticle> {
  const article = await lockArticle(tx, id);
  if (article === null || !mayEditArticle(by.actor, article).allowed) throw notFound();
  if (article.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  return article;
}

/** Published without a day means published today; a note about an update without a day means updated today. */
function contentOf(values: ArticleValues, today: Date) {
  const publishedOn = values.publishedOn === null ? null : dateColumn(values.publishedOn);
  const revisedOn = values.revisedOn === null ? null : dateColumn(values.revisedOn);
  return {
    title: values.title,
    lead: values.lead,
    body: values.body,
    kind: values.kind,
    state: values.state,
    source: values.source,
    revisionNote: values.revisionNote,
    publishedOn: publishedOn ?? (values.state === "published" ? today : null),
    revisedOn: revisedOn ?? (values.revisionNote === null ? null : today),
  };
}
type Content = ReturnType<typeof contentOf>;

async function store({ tx }: Work, before: LockedArticle | null, content: Content): Promise<string> {
  if (before !== null) {
    await tx.article.update({ where: { id: before.id }, data: { ...content, version: { increment: 1 } } });
    return before.id;
  }
  const slug = await freeArticleSlug(tx, content.title);
  const created = await tx.article.create({ data: { ...content, slug }, select: { id: true } });
  return created.id;
}

/** The main theme stays the main one as long as it is chosen. */
async function chosenThemes(
  { tx }: Work,
  ids: readonly string[],
  before: readonly string[],
): Promise<readonly string[]> {
  const known = await knownThemes(tx, [...new Set(ids)]);
  const [main] = before;
  return main !== undefined && known.includes(main) ? [main, ...known.filter((id) => id !== main)] : known;
}

function actionOf(before: Content["state"] | null, after: Content["state"]) {
  if (before === after) return "article.changed";
  if (after === "published") return "article.published";
  if (after === "archived") return "article.archived";
  return before === null ? "article.added" : "article.withdrawn";
}

function isoDay(day: Date | null): string | null {
  return day?.toISOString().slice(0, 10) ?? null;
}
