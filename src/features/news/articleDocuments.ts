import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import type { Documents } from "../../shared/documents/documents.ts";
import type { UploadedFile } from "../../shared/documents/upload.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { mayEditArticle } from "./news.policy.ts";
import { lockArticle } from "./news.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly documents: Documents;
}

/** Puts a document under an article; AppError "invalid" when the file is not what we take. */
export function createAddArticleDocument({ unitOfWork, documents }: Deps) {
  return (by: WorkBy, articleId: string, given: { title: string; file: UploadedFile | null }): Promise<string> =>
    unitOfWork(by, async (work) => {
      await requireEditable(work, by, articleId);
      return documents.add(work, { linkType: "article", linkId: articleId, ...given });
    });
}

/** Takes a document of an article away for good. */
export function createRemoveArticleDocument({ unitOfWork, documents }: Deps) {
  return (by: WorkBy, articleId: string, documentId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      await requireEditable(work, by, articleId);
      await documents.remove(work, { linkType: "article", linkId: articleId, id: documentId });
    });
}

async function requireEditable({ tx }: Work, by: WorkBy, articleId: string): Promise<void> {
  const article = await lockArticle(tx, articleId);
  if (article === null || !mayEditArticle(by.actor, article).allowed) throw notFound();
}
