import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../shared/access/access.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
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
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { partyForm } from "./focusSpaces.forms.ts";
import { partyListPage } from "./focusSpaces.pages.ts";
import { partyFields, presentParties } from "./focusSpaces.parties.presenter.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import type { Space, SpaceParty, SpaceQueries } from "./focusSpaces.queries.ts";
import { partyMark, type createRemoveParty, type createSaveParty } from "./saveParty.ts";

interface Deps {
  readonly queries: SpaceQueries;
  readonly saveParty: ReturnType<typeof createSaveParty>;
  readonly removeParty: ReturnType<typeof createRemoveParty>;
}

interface Found {
  readonly space: Space;
  readonly parties: readonly SpaceParty[];
}

/** Owners, managers and keyholders: every route for the coordination alone. */
export function partyRoutes({ queries, saveParty, removeParty }: Deps): readonly RouteSpec[] {
  const path = "/buero/fokusraeume/:slug/kontakte";
  return [
    { method: "get", path, access: COORDINATION, handle: showList },
    { method: "post", path, access: COORDINATION, fields: partyFields, handle: add },
    { method: "get", path: `${path}/:partyId`, access: COORDINATION, handle: showOne },
    { method: "post", path: `${path}/:partyId`, access: COORDINATION, fields: partyFields, handle: change },
    { method: "post", path: `${path}/:partyId/entfernen`, access: COORDINATION, handle: remove },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    await sendForm(res, emptyForm, { ...(await found(req)), chosen: null });
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    const all = await found(req);
    const chosen = partyOf(req, all);
    await sendForm(res, filledForm(partyValues(chosen)), { ...all, chosen });
  }

  async function add(req: Request, res: Response): Promise<void> {
    await save(req, res, { ...(await found(req)), chosen: null });
  }

  async function change(req: Request, res: Response): Promise<void> {
    const all = await found(req);
    await save(req, res, { ...all, chosen: partyOf(req, all) });
  }

  async function save(req: Request, res: Response, at: Found & { chosen: SpaceParty | null }): Promise<void> {
    const form = parseForm(partyForm, req);
    if (!form.ok) return sendForm(res, form.state, at);
    try {
      await saveParty(workBy(res), { slug: at.space.slug, partyId: at.chosen?.id ?? null }, form.value);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      // Read anew: the page shows what is stored by now, and carries its version from now on.
      const all = await found(req);
      const chosen = at.chosen && partyOf(req, all);
      const state = besideStored(form.state, chosen, partyValues);
      return sendForm(res, withError(state, "", error.messageKey), { ...all, chosen });
    }
    done(req, res, at.space);
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const all = await found(req);
    await removeParty(workBy(res), { slug: all.space.slug, partyId: partyOf(req, all).id });
    done(req, res, all.space);
  }

  async function found(req: Request): Promise<Found> {
    const space = await queries.findDesk("all", paramOf(req, "slug"));
    if (!space) throw notFound();
    return { space, parties: await queries.partiesOf(space.id) };
  }
}

function partyOf(req: Request, { parties }: Found): SpaceParty {
  const id = z.uuid().safeParse(paramOf(req, "partyId"));
  const party = id.success ? parties.find((candidate) => candidate.id === id.data) : undefined;
  if (!party) throw notFound();
  return party;
}

function partyValues({ role, name, email, phone, note }: SpaceParty) {
  return { role, name, email: email ?? "", phone: phoneText(phone ?? ""), note: note ?? "" };
}

function sendForm(res: Response, state: FormState, at: Found & { chosen: SpaceParty | null }): Promise<void> {
  const mark = at.chosen === null ? "" : partyMark(at.chosen);
  const page = presentParties(readerOf(res, "focusSpaces"), state, { ...at, mark });
  return sendPage(res, partyListPage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

function done(req: Request, res: Response, space: Space): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "focusSpaces").href(spacePaths.deskParties(space.slug)));
}
