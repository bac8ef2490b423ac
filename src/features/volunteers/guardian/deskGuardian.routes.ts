import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { dayOf } from "../../../shared/clock.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { oneOf, versionField } from "../../../shared/forms/fields.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { NO_CHOICES } from "../choices.ts";
import { partValues, readParts } from "../profile/part.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { ageFields, agePart } from "./agePart.ts";
import type { createRecordGuardian } from "./answerGuardian.ts";
import type { createAskAgain, createChangeAge } from "./changeAge.ts";
import { presentDeskAge } from "./deskGuardian.presenter.ts";
import { deskAgePage } from "./guardian.pages.ts";
import { GUARDIAN_ANSWERS } from "./guardian.policy.ts";

interface Deps extends Pick<FeatureDeps, "db" | "texts"> {
  readonly recordView: ReturnType<typeof createRecordView>;
  readonly recordGuardian: ReturnType<typeof createRecordGuardian>;
  readonly changeAge: ReturnType<typeof createChangeAge>;
  readonly askAgain: ReturnType<typeof createAskAgain>;
}

const stepForm = z.strictObject({ schritt: oneOf([...GUARDIAN_ANSWERS, "mail"], "frame:form.check") });
const beside = z.strictObject({ version: versionField() });
const fields = (reader: Reader) => ageFields(reader, { isAtDesk: true });

/** Age and guardian of a volunteer at the desk. */
export function deskGuardianRoutes(deps: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/freiwillige/:id/alter", access: COORDINATION, handle: showAge },
    { method: "post", path: "/buero/freiwillige/:id/alter", access: COORDINATION, fields, handle: changeAge },
    { method: "post", path: "/buero/freiwillige/:id/einwilligung", access: COORDINATION, handle: step },
  ];

  async function showAge(req: Request, res: Response): Promise<void> {
    const record = await found(req);
    await deps.recordView(workBy(res), [record.id], "edit", visitOf(res).now);
    await sendForm(res, filledForm(partValues(partsAt(res), record, NO_CHOICES)), record);
  }

  async function changeAge(req: Request, res: Response): Promise<void> {
    const record = await found(req);
    const parts = partsAt(res);
    const form = readParts({ parts, rest: beside }, NO_CHOICES, req.body as Record<string, unknown>);
    if (!form.ok) return sendForm(res, form.state, record);
    const { values, rest } = form.value;
    const change = { personId: record.id, version: rest.version, wording: germanWording() };
    try {
      await deps.changeAge(workBy(res), change, values.alter);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      const stored = await found(req);
      const state = besideStored(form.state, stored, (row) => partValues(parts, row, NO_CHOICES));
      return sendForm(res, withError(state, "", error.messageKey), stored);
    }
    saved(req, res, record.id);
  }

  async function step(req: Request, res: Response): Promise<void> {
    const { id } = await found(req);
    const form = parseForm(stepForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const { schritt } = form.value;
    if (schritt === "mail") await deps.askAgain(workBy(res), id);
    else await deps.recordGuardian(workBy(res), id, schritt, germanWording());
    saved(req, res, id);
  }

  async function found(req: Request): Promise<VolunteerRecord> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const record = id.success ? await loadVolunteer(deps.db, id.data) : null;
    if (!record) throw notFound();
    return record;
  }

  /** The wording on the paper that the desk has in hand. */
  function germanWording() {
    return { t: deps.texts.translate("de"), language: "de" as const };
  }
}

function partsAt(res: Response) {
  return { alter: agePart({ today: dayOf(visitOf(res).now), isAtDesk: true }) };
}

function sendForm(res: Response, state: FormState, record: VolunteerRecord): Promise<void> {
  const page = presentDeskAge({ reader: readerOf(res, "guardian"), state, choices: NO_CHOICES }, record);
  return sendPage(res, deskAgePage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

function saved(req: Request, res: Response, id: string): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "guardian").href(volunteerPaths.deskVolunteer(id)));
}
