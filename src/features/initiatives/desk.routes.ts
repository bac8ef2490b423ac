import type { Request, Response } from "express";
import { COORDINATION, DESK, EDITING } from "../../shared/access/access.ts";
import { holds, type Actor } from "../../shared/access/actor.ts";
import type { Db } from "../../shared/db/client.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import {
  isMeant,
  withoutAnyway,
  type DuplicateFinder,
  type Lookalike,
  type OrganisationFacts,
} from "../duplicates/index.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { ASSIGNING } from "./board/board.routes.ts";
import type { createChangeOrPropose } from "./changeOrPropose.ts";
import { findEditable, type EditableInitiative } from "./initiativeRecord.ts";
import {
  archiveForm,
  initiativeFields,
  initiativeForm,
  initiativeFormValues,
  newInitiativeValues,
  type InitiativeValues,
} from "./initiatives.forms.ts";
import { initiativeDeskPage, initiativeFormPage } from "./initiatives.pages.ts";
import { initiativePaths } from "./initiatives.paths.ts";
import { editScope, maySeeContact, maySetState, mayToggle, readScope } from "./initiatives.policy.ts";
import { presentEditForm, presentNewForm, type FormRights } from "./form.presenter.ts";
import * as initiatives from "./initiatives.queries.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { listQuery } from "./initiatives.routes.ts";
import { presentDeskList, WITHOUT_THEME } from "./list.presenter.ts";
import type { createAddInitiative, createArchiveInitiative } from "./saveInitiative.ts";

const PAGE_SIZE = 50;

interface Deps {
  readonly db: Db;
  readonly themes: ThemeQueries;
  readonly finder: DuplicateFinder;
  readonly addInitiative: ReturnType<typeof createAddInitiative>;
  readonly changeOrPropose: ReturnType<typeof createChangeOrPropose>;
  readonly archiveInitiative: ReturnType<typeof createArchiveInitiative>;
}

/** The initiatives at the desk: list, form, archive. */
export function initiativeDeskRoutes(deps: Deps): readonly RouteSpec[] {
  const { db, themes } = deps;
  const one = `${initiativePaths.deskList()}/:slug`;
  return [
    { method: "get", path: initiativePaths.deskList(), access: [...DESK, "editor"], handle: showList },
    { method: "get", path: initiativePaths.deskNew(), access: COORDINATION, handle: showNew },
    { method: "post", path: initiativePaths.deskNew(), access: COORDINATION, fields: nameFields, handle: add },
    { method: "get", path: one, access: EDITING, handle: showEdit },
    { method: "post", path: one, access: EDITING, fields: nameFields, handle: change },
    { method: "post", path: `${one}/status`, access: EDITING, handle: archive },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "initiatives");
    const actor = actorOf(res);
    const asked = listQuery.parse(req.query);
    const all = await themes.list(reader.language, { withInactive: true });
    const theme = all.find((candidate) => candidate.code === asked.thema);
    const where = initiatives.allOf([
      initiatives.inScope(readScope(actor)),
      ...(theme ? [initiatives.hasThemeOf([theme.id])] : []),
      ...(asked.thema === WITHOUT_THEME ? [initiatives.hasNoTheme] : []),
      ...(asked.q === "" ? [] : [initiatives.says(asked.q)]),
    ]);
    const total = await initiatives.countInitiatives(db, where);
    const seite = Math.min(asked.seite, Math.max(1, Math.ceil(total / PAGE_SIZE)));
    const offset = (seite - 1) * PAGE_SIZE;
    const order = initiatives.themelessFirst;
    const rows = await initiatives.listInitiatives(db, { where, order, limit: PAGE_SIZE, offset });
    const rights = {
      mayAdd: holds(actor, ...COORDINATION),
      mayEdit: holds(actor, ...EDITING),
      seesBoard: holds(actor, ...DESK),
    };
    const hasNext = offset + PAGE_SIZE < total;
    const query = { ...asked, seite };
    const { now } = visitOf(res);
    const page = presentDeskList(reader, { rows, total, hasNext, themes: all, query, rights, now });
    await sendPage(res, initiativeDeskPage, page);
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, filledForm(newInitiativeValues), null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const initiative = await find(req, res);
    await sendForm(res, filledForm(initiativeFormValues(initiative)), initiative);
  }

  /** What looks like it is shown first; whoever has seen that adds it all the same. */
  async function add(req: Request, res: Response): Promise<void> {
    const { body } = req as { body: unknown };
    req.body = withoutAnyway(body);
    const form = parseForm(initiativeForm, req);
    const found = form.ok ? await deps.finder.organisations(initiativeFacts(form.value)) : [];
    if (!form.ok || !(await isMeant(deps.finder, { body, by: workBy(res) }, found))) {
      await sendForm(res, form.state, null, found);
      return;
    }
    const slug = await deps.addInitiative(workBy(res), form.value);
    goTo(req, res, { notice: "initiatives:desk.added", path: initiativePaths.themesOf(slug) });
  }

  async function change(req: Request, res: Response): Promise<void> {
    const initiative = await find(req, res);
    const form = parseForm(initiativeForm, req);
    if (!form.ok) {
      await sendForm(res, form.state, initiative);
      return;
    }
    try {
      const reader = readerOf(res, "initiatives");
      const sent = { values: form.value, typed: form.state.values, reader };
      if (await deps.changeOrPropose(workBy(res), initiative.slug, sent)) {
        goTo(req, res, { notice: "upkeep:editor.proposed", path: initiativePaths.deskEdit(initiative.slug) });
        return;
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      // Read anew: the page shows what is stored by now, and carries its version from now on.
      const stored = await find(req, res);
      const state = besideStored(form.state, stored, initiativeFormValues);
      await sendForm(res, withError(state, "", error.messageKey), stored);
      return;
    }
    goTo(req, res, { notice: "frame:desk.saved", path: initiativePaths.deskList() });
  }

  async function archive(req: Request, res: Response): Promise<void> {
    const form = parseForm(archiveForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const { state } = form.value;
    await deps.archiveInitiative(workBy(res), paramOf(req, "slug"), state);
    const notice: TextKey = state === "archived" ? "frame:desk.archived" : "initiatives:desk.restored";
    goTo(req, res, { notice, path: initiativePaths.deskEdit(paramOf(req, "slug")) });
  }

  async function find(req: Request, res: Response): Promise<EditableInitiative> {
    const initiative = await findEditable(db, paramOf(req, "slug"), editScope(actorOf(res)));
    if (!initiative) throw notFound();
    return initiative;
  }
}

function sendForm(
  res: Response,
  state: FormState,
  initiative: EditableInitiative | null,
  lookalikes: readonly Lookalike[] = [],
): Promise<void> {
  const reader = readerOf(res, "initiatives");
  const page =
    initiative === null
      ? presentNewForm(reader, state, lookalikes)
      : presentEditForm(reader, state, { initiative, rights: rightsOf(actorOf(res), initiative) });
  return sendPage(res, initiativeFormPage, page, { status: state.errors.length + lookalikes.length > 0 ? 422 : 200 });
}

function initiativeFacts({ name, email, website }: InitiativeValues): OrganisationFacts {
  return { id: null, sortKey: sortKeyFrom(name), phones: [], mails: email === null ? [] : [email], website };
}

function rightsOf(actor: Actor, initiative: EditableInitiative): FormRights {
  return {
    maySetState: maySetState(actor),
    mayToggle: mayToggle(actor, initiative).allowed,
    mayAssign: holds(actor, ...ASSIGNING) && initiative.state !== "archived",
    mayMerge: holds(actor, ...COORDINATION),
    seesContact: maySeeContact(actor, initiative),
  };
}

function nameFields(reader: Reader) {
  return initiativeFields(reader, { offersState: true, seesContact: true });
}

/** Post, redirect, get: the next page says once what was done. */
function goTo(req: Request, res: Response, next: { notice: TextKey; path: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = next.notice;
  res.redirect(303, readerOf(res, "initiatives").href(next.path));
}
