import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { WRITTEN_LANGUAGES } from "../../../shared/text/languages.ts";
import type { createForgetMiss, createRemoveSynonym, createSaveSynonym } from "./saveSynonym.ts";
import { searchDeskPage, synonymFormPage } from "./searchDesk.pages.ts";
import { searchDeskPaths } from "./searchDesk.paths.ts";
import { presentSearchDesk, presentSynonymForm } from "./searchDesk.presenter.ts";
import { forgetForm, removeForm, synonymFields, synonymForm, synonymFormValues } from "./synonym.forms.ts";
import type { SynonymFilter, SynonymQueries, SynonymRow } from "./synonyms.queries.ts";

interface Deps {
  readonly queries: SynonymQueries;
  readonly saveSynonym: ReturnType<typeof createSaveSynonym>;
  readonly removeSynonym: ReturnType<typeof createRemoveSynonym>;
  readonly forgetMiss: ReturnType<typeof createForgetMiss>;
}

const LAST_PAGE = 500;
const filterQuery = z.object({
  q: z.string().trim().max(60).catch(""),
  sprache: z.enum(WRITTEN_LANGUAGES).nullable().catch(null),
  seite: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});
const prefill = z.object({
  wort: z.string().trim().max(60).catch(""),
  sprache: z.enum(WRITTEN_LANGUAGES).catch("de"),
});

export function searchDeskRoutes({ queries, saveSynonym, removeSynonym, forgetMiss }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/suche", access: COORDINATION, handle: showList },
    { method: "get", path: "/buero/suche/neu", access: COORDINATION, handle: showNew },
    { method: "post", path: "/buero/suche/neu", access: COORDINATION, fields: synonymFields, handle: add },
    { method: "post", path: "/buero/suche/vergessen", access: COORDINATION, handle: forget },
    { method: "get", path: "/buero/suche/:id", access: COORDINATION, handle: showEdit },
    { method: "post", path: "/buero/suche/:id", access: COORDINATION, fields: synonymFields, handle: change },
    { method: "post", path: "/buero/suche/:id/entfernen", access: COORDINATION, handle: remove },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const { q, sprache, seite } = filterQuery.parse(req.query);
    const filter: SynonymFilter = { q: q.replaceAll("\u0000", ""), language: sprache, page: seite };
    const [rows, misses] = await Promise.all([queries.list(filter), queries.misses()]);
    await sendPage(res, searchDeskPage, presentSearchDesk(readerOf(res, "searchDesk"), { rows, filter, misses }));
  }

  function showNew(req: Request, res: Response): Promise<void> {
    const { wort, sprache } = prefill.parse(req.query);
    return sendForm(res, filledForm({ term: wort, language: sprache }), null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const synonym = await found(req);
    await sendForm(res, filledForm(synonymFormValues(synonym)), synonym);
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req));
  }

  async function save(req: Request, res: Response, synonym: SynonymRow | null): Promise<void> {
    const form = parseForm(synonymForm, req);
    if (!form.ok) return sendForm(res, form.state, synonym);
    try {
      await saveSynonym(workBy(res), synonym?.id ?? null, form.value);
    } catch (error) {
      return sendConflict(res, { state: form.state, error, synonym });
    }
    done(req, res);
  }

  /** A term that is taken is a fault of its field; else somebody saved meanwhile, and what they saved is shown. */
  async function sendConflict(
    res: Response,
    { state, error, synonym }: { state: FormState; error: unknown; synonym: SynonymRow | null },
  ): Promise<void> {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    if (error.messageKey === "searchDesk:form.termTaken")
      return sendForm(res, withError(state, "term", error.messageKey), synonym);
    const stored = synonym && (await queries.find(synonym.id));
    return sendForm(res, withError(besideStored(state, stored, synonymFormValues), "", error.messageKey), stored);
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const form = parseForm(removeForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const { id } = await found(req);
    await removeSynonym(workBy(res), id, form.value.version);
    done(req, res);
  }

  async function forget(req: Request, res: Response): Promise<void> {
    const form = parseForm(forgetForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    await forgetMiss(workBy(res), form.value.words);
    done(req, res);
  }

  async function found(req: Request): Promise<SynonymRow> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const synonym = id.success ? await queries.find(id.data) : null;
    if (!synonym) throw notFound();
    return synonym;
  }
}

function sendForm(res: Response, state: FormState, synonym: SynonymRow | null): Promise<void> {
  const page = presentSynonymForm(readerOf(res, "searchDesk"), state, synonym);
  return sendPage(res, synonymFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

/** Post, redirect, get: the list says once that it is saved. */
function done(req: Request, res: Response): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "searchDesk").href(searchDeskPaths.list()));
}
