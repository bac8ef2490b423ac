import type { Request, Response } from "express";
import { COORDINATION, DESK } from "../../../shared/access/access.ts";
import { holds } from "../../../shared/access/actor.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import {
  besideStored,
  emptyForm,
  filledForm,
  parseForm,
  withError,
  type FormState,
} from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createSaveTerm, createSetTermState } from "./saveTerm.ts";
import { termFields, termForm, termFormValues, termStateForm } from "./vocabulary.forms.ts";
import { termFormPage, vocabularyPage } from "./vocabulary.pages.ts";
import { VOCABULARIES, vocabularyPaths, type VocabularyWord } from "./vocabulary.paths.ts";
import { presentTermForm, presentVocabulary } from "./vocabulary.presenter.ts";
import type { StoredTerm, VocabularyQueries } from "./vocabulary.queries.ts";

interface Deps {
  readonly queries: VocabularyQueries;
  readonly saveTerm: ReturnType<typeof createSaveTerm>;
  readonly setTermState: ReturnType<typeof createSetTermState>;
}

export function vocabularyRoutes({ queries, saveTerm, setTermState }: Deps): readonly RouteSpec[] {
  const path = "/buero/begriffe/:vocabulary";
  return [
    { method: "get", path, access: DESK, handle: showList },
    { method: "get", path: `${path}/neu`, access: COORDINATION, handle: showNew },
    { method: "post", path: `${path}/neu`, access: COORDINATION, fields: termFields, handle: add },
    { method: "get", path: `${path}/:code`, access: COORDINATION, handle: showEdit },
    { method: "post", path: `${path}/:code`, access: COORDINATION, fields: termFields, handle: change },
    { method: "post", path: `${path}/:code/status`, access: COORDINATION, handle: setState },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const word = wordOf(req);
    const terms = await queries.list(VOCABULARIES[word]);
    const mayEdit = holds(actorOf(res), "coordinator");
    await sendPage(res, vocabularyPage, presentVocabulary(readerOf(res, "themes"), word, { terms, mayEdit }));
  }

  function showNew(req: Request, res: Response): Promise<void> {
    return sendForm(res, emptyForm, { word: wordOf(req), term: null });
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const term = await found(req);
    await sendForm(res, filledForm(termFormValues(term)), { word: wordOf(req), term });
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req));
  }

  async function setState(req: Request, res: Response): Promise<void> {
    const form = parseForm(termStateForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const { code } = await found(req);
    await setTermState(workBy(res), { vocabulary: VOCABULARIES[wordOf(req)], code }, form.value.state);
    done(req, res);
  }

  async function save(req: Request, res: Response, term: StoredTerm | null): Promise<void> {
    const word = wordOf(req);
    const form = parseForm(termForm, req);
    if (!form.ok) return sendForm(res, form.state, { word, term });
    try {
      await saveTerm(workBy(res), { vocabulary: VOCABULARIES[word], code: term?.code ?? null }, form.value);
    } catch (error) {
      return sendConflict(req, res, { state: form.state, error, term });
    }
    done(req, res);
  }

  /** A name that is taken is a fault of its field; else somebody saved meanwhile, and what they saved is shown. */
  async function sendConflict(
    req: Request,
    res: Response,
    { state, error, term }: { state: FormState; error: unknown; term: StoredTerm | null },
  ): Promise<void> {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    const word = wordOf(req);
    if (error.messageKey === "themes:terms.nameTaken")
      return sendForm(res, withError(state, "name", error.messageKey), { word, term });
    const stored = term && (await found(req));
    const shown = withError(besideStored(state, stored, termFormValues), "", error.messageKey);
    await sendForm(res, shown, { word, term: stored });
  }

  async function found(req: Request): Promise<StoredTerm> {
    const term = await queries.find(VOCABULARIES[wordOf(req)], paramOf(req, "code"));
    if (!term) throw notFound();
    return term;
  }
}

function wordOf(req: Request): VocabularyWord {
  const word = paramOf(req, "vocabulary");
  if (word !== "anliegen" && word !== "zielgruppen") throw notFound();
  return word;
}

function sendForm(
  res: Response,
  state: FormState,
  given: { readonly word: VocabularyWord; readonly term: StoredTerm | null },
): Promise<void> {
  const page = presentTermForm(readerOf(res, "themes"), state, given);
  return sendPage(res, termFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

/** Post, redirect, get: the list says once that it is saved. */
function done(req: Request, res: Response): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "themes").href(vocabularyPaths.list(wordOf(req))));
}
