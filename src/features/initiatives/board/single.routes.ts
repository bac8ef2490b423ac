import type { Request, Response } from "express";
import { DESK } from "../../../shared/access/access.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { actorOf, readerOf, visitOf } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { initiativePaths } from "../initiatives.paths.ts";
import { mayUseTheme } from "../initiatives.policy.ts";
import type { InitiativeRow } from "../initiatives.queries.ts";
import { readShown, readSingle, singleForm } from "./board.forms.ts";
import { singleThemesPage } from "./board.pages.ts";
import { ASSIGNING, takeUndoNote, type BoardDeps } from "./board.routes.ts";
import type { Place } from "./board.queries.ts";
import { diff, linksOf, type Links } from "./links.ts";
import { assignAndRemember } from "./assign.routes.ts";
import { offeredFor, presentSingle } from "./single.presenter.ts";

interface Position {
  readonly row: InitiativeRow;
  readonly place: Place;
}

interface Sending extends Position {
  readonly shown: Links;
  readonly ticked: Links;
  readonly error: TextKey | null;
  readonly isStale?: boolean;
}

/** The calm way: one initiative after the other. */
export function singleRoutes({ themes, queries, assignThemes }: BoardDeps): readonly RouteSpec[] {
  const path = `${initiativePaths.deskList()}/:slug/themen`;
  return [
    { method: "get", path, access: DESK, handle: show },
    { method: "post", path, access: ASSIGNING, handle: save },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const { row, place } = await find(req, res);
    await send(req, res, { row, place, shown: row.links, ticked: row.links, error: null });
  }

  async function save(req: Request, res: Response): Promise<void> {
    const { row, place } = await find(req, res);
    const { shown, ticked, before } = await readTyped(req, res, row.id);
    const changes = diff(before, new Map([[row.id, ticked]]));
    const refusal = await assignAndRemember(req, res, { assignThemes, changes });
    if (refusal) {
      const isStale = refusal.stale.length > 0;
      const error = isStale ? "initiatives:single.stale" : refusal.reason;
      return send(req, res, { row, place, shown: isStale ? row.links : shown, ticked, error, isStale });
    }
    const target = place.next === null ? initiativePaths.board() : initiativePaths.themesOf(place.next);
    res.redirect(303, readerOf(res, "initiatives").href(target));
  }

  async function readTyped(req: Request, res: Response, id: string) {
    const form = parseForm(singleForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const all = await themes.list("de", { withInactive: true });
    const before = readShown([form.value.vorher], all);
    if (!before.has(id)) throw new AppError("invalid", "frame:form.check");
    const shown = linksOf(before, id);
    const offered = offeredFor(all, shown).filter((theme) => mayUseTheme(actorOf(res), theme.id));
    return { before, shown, ticked: readSingle(form.value, before, { offered, id }) };
  }

  async function find(req: Request, res: Response): Promise<Position> {
    const found = await queries.step(actorOf(res), paramOf(req, "slug"));
    if (!found) throw notFound();
    return found;
  }

  async function send(req: Request, res: Response, sending: Sending): Promise<void> {
    const reader = readerOf(res, "initiatives");
    const actor = actorOf(res);
    const page = presentSingle(reader, {
      ...sending,
      isStale: sending.isStale ?? false,
      themes: await themes.list(reader.language, { withInactive: true }),
      mayUse: (themeId) => mayUseTheme(actor, themeId),
      note: await takeUndoNote(req, res, queries),
      now: visitOf(res).now,
    });
    await sendPage(res, singleThemesPage, page, { status: sending.error === null ? 200 : 422 });
  }
}
