import type { Request, Response } from "express";
import { z } from "zod";
import { EDITING } from "../../../shared/access/access.ts";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { freeText } from "../../../shared/forms/fields.ts";
import { emptyForm, parseForm, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { leaveNeed } from "../desk/deskNeeds.answers.routes.ts";
import type { DeskNeed } from "../desk/deskNeeds.queries.ts";
import { concernedBy } from "../telling/concerned.ts";
import type { createChangeNeedState } from "./changeNeedState.ts";
import { needStepOf } from "./needStep.paths.ts";
import { needStepPage } from "./needStep.pages.ts";
import { presentNeedStep, stepFields } from "./needStep.presenter.ts";
import { needStateAfter, type NeedStep } from "./needSteps.policy.ts";

interface Deps {
  readonly db: Db;
  readonly changeNeedState: ReturnType<typeof createChangeNeedState>;
  /** A need the reader may change; all others answer as if they were not there. */
  readonly editable: (req: Request, res: Response) => Promise<DeskNeed>;
}

/** Why, for everybody who is told. */
export const stepForm = z.strictObject({ grund: freeText(300) });

/** The steps of a need as a whole, each with a page that says who will be told. */
export function needStepRoutes({ db, changeNeedState, editable }: Deps): readonly RouteSpec[] {
  const path = "/buero/gesuche/:id/stand/:schritt";
  return [
    { method: "get", path, access: EDITING, handle: show },
    { method: "post", path, access: EDITING, fields: () => stepFields, handle: take },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    await send(res, emptyForm, await editable(req, res), stepIn(req));
  }

  async function take(req: Request, res: Response): Promise<void> {
    const need = await editable(req, res);
    const step = stepIn(req);
    const form = parseForm(stepForm, req);
    if (!form.ok) return send(res, form.state, need, step);
    try {
      await changeNeedState(workBy(res), need.id, { step, reason: form.value.grund });
    } catch (error) {
      // A second press, or somebody else was faster: the page of the need shows what holds now.
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      leaveNeed(req, res, need.id, error.messageKey);
      return;
    }
    leaveNeed(req, res, need.id, `needState:done.${step}`);
  }

  async function send(res: Response, state: FormState, need: DeskNeed, step: NeedStep): Promise<void> {
    const { now } = visitOf(res);
    if (needStateAfter(step, need.state) === null) throw notFound();
    const people = await concernedBy(db, { needId: need.id }, now);
    const shiftsToCome = need.shifts.filter(
      (shift) => shift.startsAt > now && (shift.state === "planned" || shift.state === "confirmed"),
    ).length;
    const page = presentNeedStep(readerOf(res, "needState"), state, { need, step, people, shiftsToCome });
    await sendPage(res, needStepPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

function stepIn(req: Request): NeedStep {
  const step = needStepOf(paramOf(req, "schritt"));
  if (step === null) throw notFound();
  return step;
}
