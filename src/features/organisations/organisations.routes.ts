import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION, EDITING } from "../../shared/access/access.ts";
import { holds, type Actor } from "../../shared/access/actor.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import {
  isMeant,
  withoutAnyway,
  type DuplicateFinder,
  type Lookalike,
  type LookalikesOf,
  type OrganisationFacts,
} from "../duplicates/index.ts";
import type { createArchiveOrganisation, createRestoreOrganisation } from "./archiveOrganisation.ts";
import { DIRECTORY_READERS, directoryScopeOf } from "./directoryScope.ts";
import { ENTRY_STATES } from "./entryFields.ts";
import {
  coordinationForm,
  editorForm,
  organisationFormValues,
  organisationSpecs,
  type OrganisationValues,
} from "./organisations.forms.ts";
import { organisationFormPage, organisationListPage } from "./organisations.pages.ts";
import { organisationPaths } from "./organisations.paths.ts";
import { mayDecideEntry, mayEditOrganisation } from "./organisations.policy.ts";
import { presentOrganisationForm, presentOrganisationList } from "./organisations.presenter.ts";
import type { OrganisationQueries, SimilarRow } from "./organisations.queries.ts";
import type { OrganisationRow } from "./organisations.repo.ts";
import type { createSaveOrPropose, SaveOutcome } from "./saveOrPropose.ts";

interface Deps {
  readonly queries: OrganisationQueries;
  readonly finder: DuplicateFinder;
  readonly lookalikesOf: LookalikesOf;
  readonly saveOrPropose: ReturnType<typeof createSaveOrPropose>;
  readonly archiveOrganisation: ReturnType<typeof createArchiveOrganisation>;
  readonly restoreOrganisation: ReturnType<typeof createRestoreOrganisation>;
}

interface Next {
  readonly notice: TextKey;
  /** Null for the list. */
  readonly to: string | null;
}

/** Nonsense in the address is read as if it were not there. */
const listQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  zustand: z.enum(ENTRY_STATES).nullable().catch(null),
  seite: z.coerce.number().int().min(1).max(1000).catch(1),
});

export function organisationRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, finder, lookalikesOf, saveOrPropose, archiveOrganisation, restoreOrganisation } = deps;
  return [
    { method: "get", path: "/buero/organisationen", access: DIRECTORY_READERS, handle: showList },
    { method: "get", path: "/buero/organisationen/neu", access: COORDINATION, handle: showNew },
    {
      method: "post",
      path: "/buero/organisationen/neu",
      access: COORDINATION,
      fields: (reader) => organisationSpecs(reader, true),
      handle: add,
    },
    { method: "get", path: "/buero/organisationen/:id", access: EDITING, handle: showEdit },
    {
      method: "post",
      path: "/buero/organisationen/:id",
      access: EDITING,
      fields: (reader) => organisationSpecs(reader, true),
      handle: change,
    },
    { method: "post", path: "/buero/organisationen/:id/archiv", access: COORDINATION, handle: archive },
    { method: "post", path: "/buero/organisationen/:id/zurueck", access: COORDINATION, handle: restore },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const { q, zustand: state, seite: page } = listQuery.parse(req.query);
    const filter = { q, state, page };
    const rows = await queries.list(directoryScopeOf(actorOf(res)), filter);
    const given = { rows, filter, mayAdd: mayDecide(res), mayEdit: holds(actorOf(res), ...EDITING) };
    await sendPage(res, organisationListPage, presentOrganisationList(readerOf(res, "organisations"), given));
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, filledForm({ state: "published", verified: "no", reviewMode: "at_once" }), null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const organisation = await found(req, res);
    await sendForm(res, filledForm(organisationFormValues(organisation)), organisation);
  }

  /** What looks like it is shown first; whoever has seen that adds it all the same. */
  async function add(req: Request, res: Response): Promise<void> {
    const { body } = req as { body: unknown };
    req.body = withoutAnyway(body);
    const form = parseForm(mayDecide(res) ? coordinationForm : editorForm, req);
    const found = form.ok ? await finder.organisations(organisationFacts(form.value)) : [];
    if (await isMeant(finder, { body, by: workBy(res) }, found)) return save(req, res, null);
    await sendForm(res, form.state, null, found);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req, res));
  }

  async function save(req: Request, res: Response, organisation: OrganisationRow | null): Promise<void> {
    const form = parseForm(mayDecide(res) ? coordinationForm : editorForm, req);
    if (!form.ok) return sendForm(res, form.state, organisation);
    try {
      const sent = { values: form.value, typed: form.state.values, reader: readerOf(res, "organisations") };
      done(req, res, await nextAfter(res, await saveOrPropose(workBy(res), organisation?.id ?? null, sent)));
    } catch (error) {
      // Read anew: whoever was faster has raised the version that the form must carry from now on.
      const stored = organisation && (await queries.byId(organisation.id));
      const state = besideStored(form.state, stored, organisationFormValues);
      await sendForm(res, withConflict(state, error), stored);
    }
  }

  /** A proposal says what becomes of it where it was typed; otherwise back to the list, unless something looks alike. */
  async function nextAfter(res: Response, { id, isProposed }: SaveOutcome): Promise<Next> {
    const to = organisationPaths.edit(id);
    if (isProposed) return { notice: "upkeep:editor.proposed", to };
    const similar = await similarTo(actorOf(res), id);
    return { notice: "frame:desk.saved", to: similar.length > 0 ? to : null };
  }

  async function archive(req: Request, res: Response): Promise<void> {
    const organisation = await found(req, res);
    try {
      await archiveOrganisation(workBy(res), organisation.id);
    } catch (error) {
      return sendForm(res, withConflict(filledForm(organisationFormValues(organisation)), error), organisation);
    }
    done(req, res, { notice: "frame:desk.archived", to: null });
  }

  async function restore(req: Request, res: Response): Promise<void> {
    await restoreOrganisation(workBy(res), (await found(req, res)).id);
    done(req, res, { notice: "organisations:restored", to: null });
  }

  /** The organisation of the address, if it is there and the actor may edit it; both else answer alike. */
  async function found(req: Request, res: Response): Promise<OrganisationRow> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const organisation = id.success ? await queries.byId(id.data) : null;
    if (!organisation || !mayEditOrganisation(actorOf(res), organisation).allowed) throw notFound();
    return organisation;
  }

  /** Whoever sees all finds what looks alike by any sign, others what lies in their scope. */
  async function similarTo(actor: Actor, id: string): Promise<readonly SimilarRow[]> {
    const scope = directoryScopeOf(actor);
    if (!scope.isAll) return queries.similar(scope, id);
    return (await lookalikesOf("organization", id)).filter((row) => !row.isInitiative);
  }

  async function sendForm(
    res: Response,
    state: FormState,
    organisation: OrganisationRow | null,
    lookalikes: readonly Lookalike[] = [],
  ): Promise<void> {
    const similar = organisation ? await similarTo(actorOf(res), organisation.id) : [];
    const given = { organisation, similar, lookalikes, mayDecide: mayDecide(res) };
    const page = presentOrganisationForm(readerOf(res, "organisations"), state, given);
    await sendPage(res, organisationFormPage, page, {
      status: state.errors.length + lookalikes.length > 0 ? 422 : 200,
    });
  }
}

function organisationFacts({ content, phones }: OrganisationValues): OrganisationFacts {
  return {
    id: null,
    sortKey: sortKeyFrom(content.name),
    phones: phones.flatMap((phone) => phone?.number ?? []),
    mails: content.email === null ? [] : [content.email],
    website: content.website,
  };
}

function mayDecide(res: Response): boolean {
  return mayDecideEntry(actorOf(res)).allowed;
}

/** Shows a conflict in the form; everything else is not ours to explain. */
function withConflict(state: FormState, error: unknown): FormState {
  if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
  return withError(state, "", error.messageKey);
}

/** Post, redirect, get: to the list, or to the entry when something there is to be looked at. */
function done(req: Request, res: Response, { notice, to }: Next): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "organisations").href(to ?? organisationPaths.list()));
}
