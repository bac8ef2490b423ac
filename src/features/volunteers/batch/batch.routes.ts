import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { emptyForm, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { deskShiftFormPage } from "../desk/deskNeeds.pages.ts";
import type { LoadNames } from "../fitting/names.ts";
import type { Words } from "../fitting/reasonWords.ts";
import type { createAcceptCells, createEndBatch } from "./acceptCells.ts";
import { planPeople } from "./askPlan.ts";
import {
  acceptForm,
  batchFields,
  batchForm,
  cellForm,
  dropForm,
  LONGEST_TITLE,
  MOST_A_DAY,
  takeOverForm,
} from "./batch.forms.ts";
import { batchListPage, batchPage, planPage, whatIfPage } from "./batch.pages.ts";
import { batchPaths } from "./batch.paths.ts";
import { presentBatch } from "./batch.presenter.ts";
import { listBatches, needsOn, needsToChoose } from "./batch.queries.ts";
import { loadBatchView, type BatchView } from "./batch.view.ts";
import { loadBatch } from "./batchRecord.repo.ts";
import type { createChangeCell } from "./changeCell.ts";
import { presentPlan } from "./grid.presenter.ts";
import { presentBatchForm, presentBatchList, presentWhatIf, presentWhy } from "./lists.presenter.ts";
import type { createStartBatch, createTakeOver } from "./startBatch.ts";

interface Deps {
  readonly db: Db;
  readonly loadNames: LoadNames;
  readonly recordView: ReturnType<typeof createRecordView>;
  readonly startBatch: ReturnType<typeof createStartBatch>;
  readonly takeOver: ReturnType<typeof createTakeOver>;
  readonly changeCell: ReturnType<typeof createChangeCell>;
  readonly acceptCells: ReturnType<typeof createAcceptCells>;
  readonly endBatch: ReturnType<typeof createEndBatch>;
}

const askedPair = z.object({ person: z.uuid(), schicht: z.uuid() });
const limit = z.coerce.number().int().min(1).max(MOST_A_DAY).nullable().catch(null);
/** What a page that leads here knows already; nonsense is left out. */
const prefill = z.object({
  gesuch: z.uuid().optional().catch(undefined),
  tag: z.iso.date().optional().catch(undefined),
  titel: z.string().max(LONGEST_TITLE).catch(""),
});
/** A look is written down once an hour, not with each click on the same page. */
const SAME_LOOK_MS = 3_600_000;

/** Proposals of people for many shifts; the coordination's alone. */
export function batchRoutes(deps: Deps): readonly RouteSpec[] {
  const access = COORDINATION;
  const one = "/buero/vorschlaege/:batchId";
  return [
    { method: "get", path: "/buero/vorschlaege", access, handle: showList },
    { method: "get", path: "/buero/vorschlaege/neu", access, handle: showNew },
    {
      method: "post",
      path: "/buero/vorschlaege/neu",
      access,
      fields: (reader) => batchFields(reader, []),
      handle: add,
    },
    { method: "get", path: one, access, handle: showOne },
    { method: "get", path: `${one}/neu`, access, handle: showWhatIf },
    { method: "post", path: `${one}/neu`, access, fields: () => [], handle: takeOver },
    { method: "post", path: `${one}/platz`, access, handle: changeCell },
    { method: "post", path: `${one}/annehmen`, access, handle: accept },
    { method: "post", path: `${one}/ende`, access, handle: drop },
    { method: "get", path: `${one}/plan`, access, handle: showPlan },
  ];

  async function showList(_req: Request, res: Response): Promise<void> {
    await sendPage(res, batchListPage, presentBatchList(await wordsOf(res), await listBatches(deps.db)));
  }

  async function showNew(req: Request, res: Response): Promise<void> {
    const { gesuch, tag, titel } = prefill.parse(req.query);
    const day = tag ?? "";
    const gesuche = gesuch === undefined ? await needsOfDay(res, day) : [gesuch];
    await sendForm(res, filledForm({ titel, von: day, bis: day, gesuche }));
  }

  async function needsOfDay(res: Response, day: string): Promise<readonly string[]> {
    return day === "" ? [] : needsOn(deps.db, Temporal.PlainDate.from(day), visitOf(res).now);
  }

  async function add(req: Request, res: Response): Promise<void> {
    const form = parseForm(batchForm, req);
    if (!form.ok) return sendForm(res, form.state);
    try {
      const id = await deps.startBatch(workBy(res), form.value);
      leave(req, res, batchPaths.one(id), "batch:notice.made");
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return sendForm(res, withError(form.state, "von", error.messageKey));
    }
  }

  async function sendForm(res: Response, state: FormState = emptyForm): Promise<void> {
    const needs = await needsToChoose(deps.db, visitOf(res).now);
    const page = presentBatchForm(readerOf(res, "batch"), state, needs);
    await sendPage(res, deskShiftFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    const asked = askedPair.safeParse(req.query);
    const view = await viewOf(req, res, asked.success);
    const words = await wordsOf(res);
    const pair = asked.success ? { personId: asked.data.person, shiftId: asked.data.schicht } : null;
    await sendPage(res, batchPage, presentBatch(words, view, presentWhy(words, view, pair)));
  }

  async function showWhatIf(req: Request, res: Response): Promise<void> {
    const view = await viewOf(req, res, false);
    if (view.batch.state !== "draft") throw notFound();
    const maxShifts = limit.parse(req.query["hoechstens"] ?? null) ?? view.batch.maxShifts;
    const planned = planPeople(view.facts, maxShifts, view.batch.cells);
    await sendPage(res, whatIfPage, presentWhatIf(await wordsOf(res), { view, planned, maxShifts }));
  }

  async function showPlan(req: Request, res: Response): Promise<void> {
    await sendPage(res, planPage, presentPlan(await wordsOf(res), await viewOf(req, res, false)));
  }

  async function takeOver(req: Request, res: Response): Promise<void> {
    const form = parseForm(takeOverForm, req);
    if (!form.ok) throw notFound();
    const batch = await loadBatch(deps.db, paramOf(req, "batchId"));
    const { version, hoechstens, stand: fingerprint } = form.value;
    await deps.takeOver(workBy(res), { id: batch.id, version, maxShifts: hoechstens ?? batch.maxShifts, fingerprint });
    leave(req, res, batchPaths.one(batch.id), "batch:notice.takenOver");
  }

  async function changeCell(req: Request, res: Response): Promise<void> {
    const form = parseForm(cellForm, req);
    if (!form.ok) throw notFound();
    const { version, person: personId, schicht: shiftId, schritt: step } = form.value;
    const batchId = paramOf(req, "batchId");
    await deps.changeCell(workBy(res), { batchId, version, personId, shiftId, step });
    leave(req, res, batchPaths.shift(batchId, shiftId), `batch:notice.${step}`);
  }

  async function accept(req: Request, res: Response): Promise<void> {
    const form = parseForm(acceptForm, req);
    if (!form.ok) throw notFound();
    const { version, art, person, schicht } = form.value;
    const batchId = paramOf(req, "batchId");
    const none = (text: string) => (text === "" ? null : text);
    const { given, refused } = await deps.acceptCells(workBy(res), {
      batchId,
      version,
      isFirm: art === "fest",
      personId: none(person),
      shiftId: none(schicht),
    });
    const to = schicht === "" ? batchPaths.one(batchId) : batchPaths.shift(batchId, schicht);
    const notice = given === 0 ? "none" : refused > 0 ? "some" : art;
    leave(req, res, to, `batch:notice.${notice}`);
  }

  async function drop(req: Request, res: Response): Promise<void> {
    const form = parseForm(dropForm, req);
    if (!form.ok) throw notFound();
    await deps.endBatch(workBy(res), paramOf(req, "batchId"), form.value.version);
    leave(req, res, batchPaths.list(), "batch:notice.dropped");
  }

  async function viewOf(req: Request, res: Response, isAsked: boolean): Promise<BatchView> {
    const { now } = visitOf(res);
    const view = await loadBatchView(deps.db, await loadBatch(deps.db, paramOf(req, "batchId")), now, isAsked);
    await noteLook(
      res,
      [...view.batch.cells, ...view.engaged].map((one) => one.personId),
      now,
    );
    return view;
  }

  async function noteLook(res: Response, personIds: readonly string[], now: Date): Promise<void> {
    const by = workBy(res);
    const since = new Date(now.getTime() - SAME_LOOK_MS);
    const rows = await deps.db.personalDataView.findMany({
      where: { viewerId: personIdOf(by.actor) ?? "", reason: "proposal", viewedAt: { gt: since } },
      select: { personId: true },
    });
    const seen = new Set(rows.map((row) => row.personId));
    await deps.recordView(
      by,
      [...new Set(personIds)].filter((id) => !seen.has(id)),
      "proposal",
      now,
    );
  }

  async function wordsOf(res: Response): Promise<Words> {
    const reader = readerOf(res, "batch");
    return { reader, names: await deps.loadNames(reader.language) };
  }
}

function leave(req: Request, res: Response, path: string, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "batch").href(path));
}
