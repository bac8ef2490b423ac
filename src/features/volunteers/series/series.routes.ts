import type { Request, Response } from "express";
import { z } from "zod";
import { EDITING } from "../../../shared/access/access.ts";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { freeText, oneOf, optionalDay } from "../../../shared/forms/fields.ts";
import {
  besideStored,
  filledForm,
  parseFields,
  parseForm,
  withError,
  type FormState,
  type FormValues,
} from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { leaveNeed } from "../desk/deskNeeds.answers.routes.ts";
import type { DeskNeed } from "../desk/deskNeeds.queries.ts";
import type { createEndSeries, createLeaveOut, createPutBack } from "./endSeries.ts";
import { SHIFT_CHOICES, type OpenQuestion, type ShiftChoice } from "./planChange.ts";
import type { createAddSeries, createChangeSeries } from "./saveSeries.ts";
import { seriesFields, seriesForm, seriesFormValues } from "./series.forms.ts";
import { seriesPage } from "./series.pages.ts";
import { endFields, leaveOutFields, presentSeries } from "./series.presenter.ts";
import { findSeries, type SeriesRow } from "./series.repo.ts";

interface Deps {
  readonly db: Db;
  readonly addSeries: ReturnType<typeof createAddSeries>;
  readonly changeSeries: ReturnType<typeof createChangeSeries>;
  readonly endSeries: ReturnType<typeof createEndSeries>;
  readonly leaveOut: ReturnType<typeof createLeaveOut>;
  readonly putBack: ReturnType<typeof createPutBack>;
  /** A need the reader may change; all others answer as if they were not there. */
  readonly editable: (req: Request, res: Response) => Promise<DeskNeed>;
}

const CHOICE = /^wahl-([0-9a-f-]{36})$/u;
const leaveOutForm = z.strictObject({
  tag: optionalDay().refine((day): boolean => day !== null, "needs:shift.dayMissing"),
  grund: freeText(200),
});
const putBackForm = z.strictObject({ tag: optionalDay() });
const endForm = z.strictObject({ zugesagte: oneOf(["keep", "cancel"], "series:end.missing") });

interface Scene {
  readonly need: DeskNeed;
  readonly series: SeriesRow;
}

/** The series of a need: form, changes with questions about taken dates, left-out days, the end. */
export function seriesRoutes({ db, editable, ...deps }: Deps): readonly RouteSpec[] {
  const path = "/buero/gesuche/:id/reihen";
  const one = `${path}/:seriesId`;
  return [
    { method: "get", path: `${path}/neu`, access: EDITING, handle: showNew },
    { method: "post", path: `${path}/neu`, access: EDITING, fields: seriesFields, handle: add },
    { method: "get", path: one, access: EDITING, handle: show },
    { method: "post", path: one, access: EDITING, fields: seriesFields, handle: change },
    { method: "post", path: `${one}/ende`, access: EDITING, fields: endFields, handle: end },
    { method: "post", path: `${one}/ausgelassen`, access: EDITING, fields: () => leaveOutFields, handle: leaveOut },
    { method: "post", path: `${one}/ausgelassen-zurueck`, access: EDITING, handle: putBack },
  ];

  async function showNew(req: Request, res: Response): Promise<void> {
    await send(res, { need: await dated(req, res), series: null, state: filledForm(seriesFormValues(null)) });
  }

  async function add(req: Request, res: Response): Promise<void> {
    const need = await dated(req, res);
    const form = parseForm(seriesForm, req);
    if (!form.ok) return send(res, { need, series: null, state: form.state });
    await deps.addSeries(workBy(res), need.id, form.value);
    leaveNeed(req, res, need.id, "series:laid");
  }

  async function show(req: Request, res: Response): Promise<void> {
    const scene = await sceneOf(req, res);
    await send(res, { ...scene, state: filledForm(seriesFormValues(scene.series)) });
  }

  async function change(req: Request, res: Response): Promise<void> {
    const { need, series } = await sceneOf(req, res);
    const { choices, fields } = takeChoices(req);
    const form = parseFields(seriesForm, fields);
    const state = { ...form.state, values: { ...form.state.values, ...choiceValues(choices) } };
    if (!form.ok) return send(res, { need, series, state });
    try {
      const questions = await deps.changeSeries(workBy(res), need.id, series.id, { values: form.value, choices });
      if (questions.length === 0) leaveNeed(req, res, need.id, "series:changed");
      else await send(res, { need, series, state, questions });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      const stored = await findSeries(db, need.id, series.id);
      const beside = besideStored(withError(state, "", error.messageKey), stored, seriesFormValues);
      return send(res, { need, series: stored ?? series, state: beside });
    }
  }

  async function end(req: Request, res: Response): Promise<void> {
    const { need, series } = await sceneOf(req, res);
    const form = parseForm(endForm, req);
    if (!form.ok) return sendStored(res, { need, series }, { end: form.state });
    const notice = await orWhyNot("series:ended", () =>
      deps.endSeries(workBy(res), need.id, series.id, form.value.zugesagte),
    );
    leaveNeed(req, res, need.id, notice);
  }

  async function leaveOut(req: Request, res: Response): Promise<void> {
    const { need, series } = await sceneOf(req, res);
    const form = parseForm(leaveOutForm, req);
    const day = form.ok ? form.value.tag : null;
    if (!form.ok || day === null) return sendStored(res, { need, series }, { leaveOut: form.state });
    try {
      await deps.leaveOut(workBy(res), need.id, series.id, { day, reason: form.value.grund });
      leaveNeed(req, res, need.id, "series:leftOut.done");
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return sendStored(res, { need, series }, { leaveOut: withError(form.state, "tag", error.messageKey) });
    }
  }

  async function putBack(req: Request, res: Response): Promise<void> {
    const { need, series } = await sceneOf(req, res);
    const form = parseForm(putBackForm, req);
    const day = form.ok ? form.value.tag : null;
    if (day === null) throw notFound();
    const notice = await orWhyNot("series:leftOut.isBack", () => deps.putBack(workBy(res), need.id, series.id, day));
    leaveNeed(req, res, need.id, notice);
  }

  function sendStored(res: Response, scene: Scene, faulty: { leaveOut?: FormState; end?: FormState }): Promise<void> {
    return send(res, { ...scene, state: filledForm(seriesFormValues(scene.series)), ...faulty });
  }

  /** Only needs with dates have series. */
  async function dated(req: Request, res: Response): Promise<DeskNeed> {
    const need = await editable(req, res);
    if (need.timeKind !== "shift") throw notFound();
    return need;
  }

  async function sceneOf(req: Request, res: Response): Promise<Scene> {
    const need = await editable(req, res);
    const id = z.uuid().safeParse(paramOf(req, "seriesId"));
    const series = id.success ? await findSeries(db, need.id, id.data) : null;
    if (!series) throw notFound();
    return { need, series };
  }
}

/** What is said on the page of the need: that it is done, or, after a second press, why there was nothing to do. */
async function orWhyNot(done: TextKey, step: () => Promise<void>): Promise<TextKey> {
  try {
    await step();
    return done;
  } catch (error) {
    if (error instanceof AppError && error.kind === "conflict") return error.messageKey;
    throw error;
  }
}

interface Sent {
  readonly need: DeskNeed;
  readonly series: SeriesRow | null;
  readonly state: FormState;
  readonly questions?: readonly OpenQuestion[];
  readonly leaveOut?: FormState;
  readonly end?: FormState;
}

function send(res: Response, given: Sent): Promise<void> {
  const page = presentSeries(readerOf(res, "series"), { questions: [], ...given });
  const isFaulty = page.hasErrors === true || page.questions.length > 0;
  return sendPage(res, seriesPage, page, { status: isFaulty ? 422 : 200 });
}

/** The answers about dates that somebody is on come beside the fields of the form. */
function takeChoices(req: Request): { choices: ReadonlyMap<string, ShiftChoice>; fields: Record<string, unknown> } {
  const entries = Object.entries((req.body ?? {}) as Record<string, unknown>);
  const choices = entries.flatMap(([name, value]) => {
    const id = CHOICE.exec(name)?.[1];
    const choice = SHIFT_CHOICES.find((one) => one === value);
    return id !== undefined && choice !== undefined ? [[id, choice] as const] : [];
  });
  return { choices: new Map(choices), fields: Object.fromEntries(entries.filter(([name]) => !CHOICE.test(name))) };
}

function choiceValues(choices: ReadonlyMap<string, ShiftChoice>): FormValues {
  return Object.fromEntries([...choices].map(([id, choice]) => [`wahl-${id}`, choice]));
}
