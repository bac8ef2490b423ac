import type { Request, Response } from "express";
import { z } from "zod";
import { DESK } from "../../../shared/access/access.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { ThemeQueries } from "../../themes/index.ts";
import { initiativePaths, withQuery } from "../initiatives.paths.ts";
import { mayUseTheme } from "../initiatives.policy.ts";
import type { createAssignThemes } from "./assignThemes.ts";
import { applyBulk, boardForm, boardSize, readShown, readTiles, type BoardValues } from "./board.forms.ts";
import { boardPage, type UndoNote } from "./board.pages.ts";
import { presentBoard, queryOf, type BoardPlace, type ShownRow } from "./board.presenter.ts";
import type { BoardQueries } from "./board.queries.ts";
import { assignAndRemember, type Refusal } from "./assign.routes.ts";
import { diff, linksOf, type Board } from "./links.ts";
import type { createUndoAssignment, Undone } from "./undoAssignment.ts";
import { presentUndoNote } from "./undo.presenter.ts";

declare module "express-session" {
  interface SessionData {
    /** What the last undo brought back, told once on the next page. */
    undone?: Undone;
  }
}

export interface BoardDeps {
  readonly themes: ThemeQueries;
  readonly queries: BoardQueries;
  readonly assignThemes: ReturnType<typeof createAssignThemes>;
  readonly undoAssignment: ReturnType<typeof createUndoAssignment>;
}

/** Who assigns themes; which themes is the policy's question. */
export const ASSIGNING = ["coordinator", "theme_lead"] as const;

const boardQuery = z.object({
  ohne: z.literal("thema").optional().catch(undefined),
  thema: z.string().max(60).optional().catch(undefined),
  seite: z.coerce.number().int().min(1).max(200).catch(1),
});

interface Sending {
  readonly rows: readonly ShownRow[];
  readonly hasNext?: boolean;
  readonly error?: TextKey | null;
  readonly bulkTheme?: string;
}

export function boardRoutes({ themes, queries, assignThemes, undoAssignment }: BoardDeps): readonly RouteSpec[] {
  return [
    { method: "get", path: initiativePaths.board(), access: DESK, handle: showBoard },
    { method: "post", path: initiativePaths.board(), access: ASSIGNING, handle: saveBoard },
    { method: "post", path: initiativePaths.undo(), access: ASSIGNING, handle: undo },
  ];

  async function showBoard(req: Request, res: Response): Promise<void> {
    await sendBoard(req, res, await presentRows(req, res));
  }

  async function presentRows(req: Request, res: Response): Promise<Sending> {
    const place = placeOf(req);
    const all = await themes.list("de", { withInactive: true });
    const size = boardSize(all.filter((theme) => theme.isActive).length);
    const themeId = all.find((theme) => theme.code === place.theme)?.id ?? null;
    const actor = actorOf(res);
    const [rows, ahead] = await Promise.all([
      queries.page(actor, { ...place, themeId, size }),
      queries.page(actor, { ...place, themeId, page: place.page * size + 1, size: 1 }),
    ]);
    const asShown = rows.map((row) => ({
      row,
      shown: row.links,
      ticked: row.links,
      isSelected: false,
      isStale: false,
    }));
    return { rows: asShown, hasNext: ahead.length > 0 };
  }

  async function saveBoard(req: Request, res: Response): Promise<void> {
    const form = parseForm(boardForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const typed = await readTyped(res, form.value);
    const { value: values } = form;
    const refusal =
      typed.error === null
        ? await assignAndRemember(req, res, { assignThemes, changes: diff(typed.shown, typed.wanted) })
        : { reason: typed.error, stale: [] };
    if (refusal) return sendTyped(req, res, { values, typed, refusal });
    res.redirect(303, readerOf(res, "initiatives").href(withQuery(initiativePaths.board(), queryOf(placeOf(req)))));
  }

  async function readTyped(res: Response, values: BoardValues): Promise<Typed> {
    const all = await themes.list("de", { withInactive: true });
    const actor = actorOf(res);
    const offered = all.filter((theme) => theme.isActive && mayUseTheme(actor, theme.id));
    const shown = readShown(values.vorher, all);
    const tiles = readTiles(values, shown, offered);
    if (values.tun === "speichern") return { shown, tiles, wanted: tiles, error: null };
    const theme = offered.find((candidate) => candidate.code === values.thema);
    if (!theme) return { shown, tiles, wanted: tiles, error: "initiatives:board.themeMissing" };
    if (values.auswahl.length === 0)
      return { shown, tiles, wanted: tiles, error: "initiatives:board.selectionMissing" };
    const bulk = { action: values.tun, themeId: theme.id };
    return { shown, tiles, wanted: applyBulk(tiles, new Set(values.auswahl), bulk), error: null };
  }

  /** The same form again, everything typed kept; rows that others changed show how they are now. */
  async function sendTyped(req: Request, res: Response, given: Refused): Promise<void> {
    const { values, typed, refusal } = given;
    const rows = await queries.rows(actorOf(res), [...typed.shown.keys()]);
    const asTyped = rows.map((row) => {
      const isStale = refusal.stale.includes(row.id);
      return {
        row,
        shown: isStale ? row.links : linksOf(typed.shown, row.id),
        ticked: isStale ? row.links : linksOf(typed.tiles, row.id),
        isSelected: values.auswahl.includes(row.id),
        isStale,
      };
    });
    await sendBoard(req, res, { rows: asTyped, error: refusal.reason, bulkTheme: values.thema });
  }

  async function undo(req: Request, res: Response): Promise<void> {
    const form = parseForm(z.strictObject({ aenderung: z.uuid("frame:form.check") }), req);
    if (!form.ok) throw new AppError("notFound", "frame:error.notFound");
    try {
      const undone = await undoAssignment(workBy(res), form.value.aenderung);
      const session = sessionOf(req);
      if (session) {
        session.undone = undone;
        delete session.undoId;
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      await sendBoard(req, res, { ...(await presentRows(req, res)), error: error.messageKey });
      return;
    }
    res.redirect(303, readerOf(res, "initiatives").href(initiativePaths.board()));
  }

  async function sendBoard(req: Request, res: Response, sending: Sending): Promise<void> {
    const reader = readerOf(res, "initiatives");
    const actor = actorOf(res);
    const [all, counts, note] = await Promise.all([
      themes.list(reader.language, { withInactive: true }),
      queries.counts(actor),
      takeUndoNote(req, res, queries),
    ]);
    const { rows, hasNext = false, error = null, bulkTheme = "" } = sending;
    const page = presentBoard(reader, {
      rows,
      hasNext,
      themes: all,
      mayUse: (themeId) => mayUseTheme(actor, themeId),
      counts,
      place: placeOf(req),
      note,
      error,
      bulkTheme,
      now: visitOf(res).now,
    });
    await sendPage(res, boardPage, page, { status: error === null ? 200 : 422 });
  }
}

interface Typed {
  readonly shown: Board;
  readonly tiles: Board;
  readonly wanted: Board;
  readonly error: TextKey | null;
}

interface Refused {
  readonly values: BoardValues;
  readonly typed: Typed;
  readonly refusal: Refusal;
}

function placeOf(req: Request): BoardPlace {
  const query = boardQuery.parse(req.query);
  return { onlyThemeless: query.ohne === "thema", theme: query.thema ?? "", page: query.seite };
}

/** The note about the last assignment or its undo, for the next page its maker opens. */
export async function takeUndoNote(req: Request, res: Response, queries: BoardQueries): Promise<UndoNote | null> {
  const session = sessionOf(req);
  if (!session) return null;
  const { undone = null, undoId } = session;
  delete session.undone;
  const actorId = personIdOf(actorOf(res));
  const open = undoId === undefined ? null : await queries.openUndo({ id: undoId, actorId, now: visitOf(res).now });
  return presentUndoNote(readerOf(res, "initiatives"), open, undone);
}
