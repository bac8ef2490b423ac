import type { Request, Response } from "express";
import { EDITING } from "../../../shared/access/access.ts";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { emptyForm, filledForm, parseForm, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { needStepPage } from "../needState/needStep.pages.ts";
import { stepFields } from "../needState/needStep.presenter.ts";
import { stepForm } from "../needState/needStep.routes.ts";
import { presentShiftCancel } from "../needState/shiftCancel.presenter.ts";
import { concernedBy } from "../telling/concerned.ts";
import { deskShiftFormPage } from "./deskNeeds.pages.ts";
import { presentShiftForm } from "./deskNeeds.presenter.ts";
import type { DeskNeed } from "./deskNeeds.queries.ts";
import { leaveNeed, shownAtField } from "./deskNeeds.answers.routes.ts";
import { shiftFields, shiftForm, shiftFormValues } from "./shiftForm.ts";
import type { createCancelShift, createReinstateShift, createSaveShift } from "./saveShift.ts";

type Shift = DeskNeed["shifts"][number];

interface Deps {
  readonly db: Db;
  readonly saveShift: ReturnType<typeof createSaveShift>;
  readonly cancelShift: ReturnType<typeof createCancelShift>;
  readonly reinstateShift: ReturnType<typeof createReinstateShift>;
  /** A need the reader may change; all others answer as if they were not there. */
  readonly editable: (req: Request, res: Response) => Promise<DeskNeed>;
}

/** The dated shifts of a need. */
export function deskShiftRoutes({ editable, ...deps }: Deps): readonly RouteSpec[] {
  const path = "/buero/gesuche/:id/schichten";
  const fields = () => shiftFields;
  return [
    { method: "get", path: `${path}/neu`, access: EDITING, handle: showNewShift },
    { method: "post", path: `${path}/neu`, access: EDITING, fields, handle: addShift },
    { method: "get", path: `${path}/:shiftId`, access: EDITING, handle: showShift },
    { method: "post", path: `${path}/:shiftId`, access: EDITING, fields, handle: changeShift },
    { method: "get", path: `${path}/:shiftId/absage`, access: EDITING, handle: askCancel },
    {
      method: "post",
      path: `${path}/:shiftId/absage`,
      access: EDITING,
      fields: () => stepFields,
      handle: cancelShift,
    },
    { method: "post", path: `${path}/:shiftId/absage-zurueck`, access: EDITING, handle: reinstateShift },
  ];

  async function showNewShift(req: Request, res: Response): Promise<void> {
    await sendShift(res, filledForm(shiftFormValues(null)), await editable(req, res), null);
  }

  async function showShift(req: Request, res: Response): Promise<void> {
    const need = await editable(req, res);
    const shift = shiftOf(req, need);
    await sendShift(res, filledForm(shiftFormValues(shift)), need, shift.id);
  }

  async function addShift(req: Request, res: Response): Promise<void> {
    await saveShift(req, res, await editable(req, res), null);
  }

  async function changeShift(req: Request, res: Response): Promise<void> {
    const need = await editable(req, res);
    await saveShift(req, res, need, shiftOf(req, need).id);
  }

  async function saveShift(req: Request, res: Response, need: DeskNeed, shiftId: string | null): Promise<void> {
    const form = parseForm(shiftForm, req);
    if (!form.ok) return sendShift(res, form.state, need, shiftId);
    try {
      await deps.saveShift(workBy(res), need.id, shiftId, form.value);
    } catch (error) {
      return sendShift(res, shownAtField(form.state, error, "maxPeople"), need, shiftId);
    }
    leaveNeed(req, res, need.id);
  }

  async function askCancel(req: Request, res: Response): Promise<void> {
    const need = await editable(req, res);
    const shift = shiftOf(req, need);
    if (shift.state !== "planned" && shift.state !== "confirmed") throw notFound();
    await sendCancel(res, emptyForm, need, shift);
  }

  async function cancelShift(req: Request, res: Response): Promise<void> {
    const need = await editable(req, res);
    const shift = shiftOf(req, need);
    const form = parseForm(stepForm, req);
    if (!form.ok) return sendCancel(res, form.state, need, shift);
    try {
      await deps.cancelShift(workBy(res), need.id, { shiftId: shift.id, reason: form.value.grund });
    } catch (error) {
      // A second press, or somebody else was faster: the page of the need shows what holds now.
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      leaveNeed(req, res, need.id, error.messageKey);
      return;
    }
    leaveNeed(req, res, need.id, "needs:shift.cancelledNotice");
  }

  async function sendCancel(res: Response, state: FormState, need: DeskNeed, shift: Shift): Promise<void> {
    const people = await concernedBy(deps.db, { shiftId: shift.id }, visitOf(res).now);
    const page = presentShiftCancel(readerOf(res, "needState"), state, { need, shift, people });
    await sendPage(res, needStepPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function reinstateShift(req: Request, res: Response): Promise<void> {
    const need = await editable(req, res);
    await deps.reinstateShift(workBy(res), need.id, shiftOf(req, need).id);
    leaveNeed(req, res, need.id, "needs:shift.reinstatedNotice");
  }
}

function sendShift(res: Response, state: FormState, need: DeskNeed, shiftId: string | null): Promise<void> {
  const page = presentShiftForm(readerOf(res, "needForm"), state, need, shiftId);
  return sendPage(res, deskShiftFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

function shiftOf(req: Request, need: DeskNeed): Shift {
  const shift = need.shifts.find((candidate) => candidate.id === paramOf(req, "shiftId"));
  if (!shift) throw notFound();
  return shift;
}
