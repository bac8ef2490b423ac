import type { Request, Response } from "express";
import { z } from "zod";
import { DESK } from "../../shared/access/access.ts";
import { holds, scopesOf, type Actor, type Role } from "../../shared/access/actor.ts";
import type { Documents } from "../../shared/documents/documents.ts";
import { uploadedFile, uploadOne } from "../../shared/documents/upload.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { Option } from "../../shared/forms/formModel.ts";
import {
  besideStored,
  emptyForm,
  filledForm,
  parseForm,
  withError,
  type FormState,
} from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Themes } from "../themes/index.ts";
import type { createAddArticleDocument, createRemoveArticleDocument } from "./articleDocuments.ts";
import { articleFields, articleForm, articleFormValues, documentForm, newArticleValues } from "./news.forms.ts";
import { newsDeskPage, newsFormPage } from "./news.pages.ts";
import { newsPaths } from "./news.paths.ts";
import { articlesVisibleTo, mayEditArticle } from "./news.policy.ts";
import type { ArticleFormRow, NewsQueries } from "./news.queries.ts";
import { presentNewsDesk, presentNewsForm } from "./newsDesk.presenter.ts";
import type { createSaveArticle } from "./saveArticle.ts";

interface Deps {
  readonly queries: NewsQueries;
  readonly themes: Themes;
  readonly documents: Documents;
  readonly origin: string;
  readonly saveArticle: ReturnType<typeof createSaveArticle>;
  readonly addDocument: ReturnType<typeof createAddArticleDocument>;
  readonly removeDocument: ReturnType<typeof createRemoveArticleDocument>;
}

const WRITING = ["coordinator", "theme_lead"] as const satisfies readonly Role[];
const ON_A_PAGE = 50;
const pageNumber = z.coerce.number().int().min(1).max(500).catch(1);

export function newsDeskRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, themes, documents, origin } = deps;
  return [
    { method: "get", path: "/buero/aktuelles", access: DESK, handle: showList },
    { method: "get", path: "/buero/aktuelles/neu", access: WRITING, handle: showNew },
    {
      method: "post",
      path: "/buero/aktuelles/neu",
      access: WRITING,
      fields: (reader) => articleFields(reader, []),
      handle: add,
    },
    {
      method: "post",
      path: "/buero/aktuelles/vorschau",
      access: WRITING,
      fields: (reader) => articleFields(reader, []),
      handle: previewNew,
    },
    { method: "get", path: "/buero/aktuelles/:id", access: DESK, handle: showEdit },
    {
      method: "post",
      path: "/buero/aktuelles/:id",
      access: WRITING,
      fields: (reader) => articleFields(reader, []),
      handle: change,
    },
    {
      method: "post",
      path: "/buero/aktuelles/:id/vorschau",
      access: WRITING,
      fields: (reader) => articleFields(reader, []),
      handle: previewChange,
    },
    {
      method: "post",
      path: "/buero/aktuelles/:id/dokumente",
      access: WRITING,
      before: uploadOne("datei"),
      handle: upload,
    },
    { method: "post", path: "/buero/aktuelles/:id/dokumente/:documentId/entfernen", access: WRITING, handle: remove },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "news");
    const actor = actorOf(res);
    const page = pageNumber.parse(req.query["seite"] ?? 1);
    const found = await queries.desk(articlesVisibleTo(actor), { skip: (page - 1) * ON_A_PAGE, take: ON_A_PAGE + 1 });
    const paging = presentPaging(reader, {
      page,
      hasNext: found.length > ON_A_PAGE,
      hrefOf: (number) => reader.href(`${newsPaths.deskList()}?seite=${String(number)}`),
    });
    const mayEdit = holds(actor, ...WRITING);
    await sendPage(
      res,
      newsDeskPage,
      presentNewsDesk(reader, { articles: found.slice(0, ON_A_PAGE), mayEdit, paging }),
    );
  }

  async function showNew(_req: Request, res: Response): Promise<void> {
    const own = scopesOf(actorOf(res), "theme_lead");
    await sendForm(res, null, { state: filledForm({ ...newArticleValues(), themes: own }) });
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const { article, values } = await storedNow(req, res);
    await sendForm(res, article, { state: filledForm(values) });
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req, res));
  }

  function previewNew(req: Request, res: Response): Promise<void> {
    return sendForm(res, null, { state: parseForm(articleForm, req).state, wantsPreview: true });
  }

  async function previewChange(req: Request, res: Response): Promise<void> {
    const article = await found(req, res);
    await sendForm(res, article, { state: parseForm(articleForm, req).state, wantsPreview: true });
  }

  async function save(req: Request, res: Response, article: ArticleFormRow | null): Promise<void> {
    const form = parseForm(articleForm, req);
    if (!form.ok) return sendForm(res, article, { state: form.state });
    try {
      const id = await deps.saveArticle(workBy(res), article?.id ?? null, form.value);
      done(req, res, article === null ? newsPaths.deskEdit(id) : newsPaths.deskList());
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      await sendRefused(req, res, { article, state: form.state, error });
    }
  }

  async function sendRefused(
    req: Request,
    res: Response,
    given: { article: ArticleFormRow | null; state: FormState; error: AppError },
  ): Promise<void> {
    // Read anew: the page shows what is stored by now, and carries its version from now on.
    const stored = given.article && (await storedNow(req, res));
    const state = besideStored(given.state, stored, ({ values }) => values);
    const refused = withError(state, fieldOf(given.error), given.error.messageKey);
    await sendForm(res, stored?.article ?? null, { state: refused });
  }

  async function storedNow(req: Request, res: Response) {
    const article = await found(req, res);
    return { article, values: articleFormValues(article, await queries.themeIdsOf(article.id)) };
  }

  async function upload(req: Request, res: Response): Promise<void> {
    const article = await found(req, res);
    const form = parseForm(documentForm, req);
    if (!form.ok) return sendStored(res, article, form.state);
    try {
      await deps.addDocument(workBy(res), article.id, { title: form.value.documentTitle, file: uploadedFile(req) });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "invalid") throw error;
      return sendStored(res, article, withError(form.state, "datei", error.messageKey));
    }
    done(req, res, newsPaths.deskEdit(article.id));
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const article = await found(req, res);
    await deps.removeDocument(workBy(res), article.id, paramOf(req, "documentId"));
    done(req, res, newsPaths.deskEdit(article.id));
  }

  async function sendStored(res: Response, article: ArticleFormRow, uploadState: FormState): Promise<void> {
    const values = articleFormValues(article, await queries.themeIdsOf(article.id));
    await sendForm(res, article, { state: filledForm(values), upload: uploadState });
  }

  async function sendForm(
    res: Response,
    article: ArticleFormRow | null,
    given: { state: FormState; wantsPreview?: boolean; upload?: FormState },
  ): Promise<void> {
    const reader = readerOf(res, "news");
    const options = await themeOptions(reader);
    const items = article === null ? [] : await documents.listFor(reader, { linkType: "article", linkId: article.id });
    const page = presentNewsForm(reader, {
      article,
      origin,
      themes: options,
      documents: items,
      mayEdit: await mayEdit(actorOf(res), article),
      state: given.state,
      wantsPreview: given.wantsPreview ?? false,
      upload: given.upload ?? emptyForm,
    });
    await sendPage(res, newsFormPage, page, { status: page.hasErrors === true ? 422 : 200 });
  }

  async function mayEdit(actor: Actor, article: ArticleFormRow | null): Promise<boolean> {
    if (article === null) return true;
    return mayEditArticle(actor, { themeIds: await queries.themeIdsOf(article.id) }).allowed;
  }

  async function themeOptions(reader: Reader): Promise<readonly Option[]> {
    const rows = await themes.queries.list(reader.language, { withInactive: true });
    return rows.map((theme) => ({ value: theme.id, label: theme.name, house: theme.house }));
  }

  async function found(req: Request, res: Response): Promise<ArticleFormRow> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const article = id.success ? await queries.forForm(id.data, articlesVisibleTo(actorOf(res))) : null;
    if (!article) throw notFound();
    return article;
  }
}

/** Post, redirect, get: the next page says once that it is saved. */
function done(req: Request, res: Response, path: string): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "news").href(path));
}

/** Which field a refusal of the use case belongs to. */
function fieldOf({ messageKey }: AppError): string {
  if (messageKey === "news:deny.notYourTheme") return "themes";
  if (messageKey === "news:deny.publishedInFuture") return "publishedOn";
  return messageKey === "news:deny.revisedBeforePublished" ? "revisedOn" : "";
}
