import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { dayOf } from "../../../shared/clock.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { checkbox, oneOf, versionField } from "../../../shared/forms/fields.ts";
import { isConflict } from "../../../shared/forms/openedWith.ts";
import { besideStored, filledForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createChangeVolunteer } from "../account/changeVolunteer.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { LoadChoices } from "../choices.ts";
import { agePart } from "../guardian/agePart.ts";
import { withOwnStreet } from "../profile/ownStreet.ts";
import { partValues, readParts } from "../profile/part.ts";
import { EVERY_PART, nameVolunteerFields } from "../profile/parts.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { deskVolunteerFormPage } from "./deskVolunteers.pages.ts";
import type { createRegisterFromDesk } from "./registerFromDesk.ts";
import { presentDeskVolunteerForm } from "./volunteerForm.presenter.ts";

interface Deps extends Pick<FeatureDeps, "db" | "texts"> {
  readonly loadChoices: LoadChoices;
  readonly registerFromDesk: ReturnType<typeof createRegisterFromDesk>;
  readonly changeVolunteer: ReturnType<typeof createChangeVolunteer>;
  readonly recordView: ReturnType<typeof createRecordView>;
}

const besideNew = z.strictObject({
  source: oneOf(["paper", "desk"], "needs:volunteer.sourceMissing"),
  consent: checkbox().refine((ticked) => ticked, "needs:volunteer.consentMissing"),
});
const besideStoredForm = z.strictObject({ version: versionField() });

/** The whole form at the desk: entering it from paper, and changing what is stored. */
export function deskVolunteerFormRoutes(deps: Deps): readonly RouteSpec[] {
  const fields = nameVolunteerFields;
  return [
    { method: "get", path: "/buero/freiwillige/neu", access: COORDINATION, handle: showNew },
    { method: "post", path: "/buero/freiwillige/neu", access: COORDINATION, fields, handle: register },
    { method: "get", path: "/buero/freiwillige/:id/angaben", access: COORDINATION, handle: showEdit },
    { method: "post", path: "/buero/freiwillige/:id/angaben", access: COORDINATION, fields, handle: change },
  ];

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, filledForm({ source: "paper", channel: "phone", remindDayBefore: "ja", mobility: "" }), null);
  }

  async function register(req: Request, res: Response): Promise<void> {
    const choices = await deps.loadChoices(readerOf(res, "needForm").language);
    const parts = { ...EVERY_PART, alter: agePart({ today: dayOf(visitOf(res).now), isAtDesk: true }) };
    const form = readParts({ parts, rest: besideNew }, choices, req.body as Record<string, unknown>);
    if (!form.ok) return sendForm(res, form.state, null);
    const { alter: age, ...values } = form.value.values;
    const { source } = form.value.rest;
    const t = deps.texts.translate("de");
    try {
      saved(req, res, await deps.registerFromDesk(workBy(res), { values, age, choices, source, t }));
    } catch (error) {
      return sendForm(res, mended(form.state, error), null);
    }
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const record = await seen(req, res);
    const choices = await deps.loadChoices(readerOf(res, "needForm").language);
    await sendForm(res, filledForm(partValues(EVERY_PART, record, choices)), record);
  }

  async function change(req: Request, res: Response): Promise<void> {
    const record = await found(req);
    const choices = withOwnStreet(await deps.loadChoices(readerOf(res, "needForm").language), record);
    const body = req.body as Record<string, unknown>;
    const form = readParts({ parts: EVERY_PART, rest: besideStoredForm }, choices, body);
    if (!form.ok) return sendForm(res, form.state, record);
    const { values, rest } = form.value;
    try {
      await deps.changeVolunteer(workBy(res), { personId: record.id, values, version: rest.version, choices });
    } catch (error) {
      const state = mended(form.state, error);
      if (!isConflict(state)) return sendForm(res, state, record);
      const stored = await seen(req, res);
      return sendForm(
        res,
        besideStored(state, stored, (row) => partValues(EVERY_PART, row, choices)),
        stored,
      );
    }
    saved(req, res, record.id);
  }

  async function found(req: Request): Promise<VolunteerRecord> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const record = id.success ? await loadVolunteer(deps.db, id.data) : null;
    if (!record) throw notFound();
    return record;
  }

  /** Whoever opens somebody's details leaves a trace before seeing them. */
  async function seen(req: Request, res: Response): Promise<VolunteerRecord> {
    const record = await found(req);
    await deps.recordView(workBy(res), [record.id], "edit", visitOf(res).now);
    return record;
  }

  async function sendForm(res: Response, state: FormState, record: VolunteerRecord | null): Promise<void> {
    const reader = readerOf(res, "needForm");
    const choices = withOwnStreet(await deps.loadChoices(reader.language), record);
    const page = presentDeskVolunteerForm({ reader, state, choices }, record);
    await sendPage(res, deskVolunteerFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

/** What only the use case could find, put to the form; anything but a conflict goes on. */
function mended(state: FormState, error: unknown): FormState {
  if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
  return withError(state, error.messageKey === "needs:volunteer.mailTaken" ? "email" : "", error.messageKey);
}

function saved(req: Request, res: Response, id: string): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "needForm").href(volunteerPaths.deskVolunteer(id)));
}
