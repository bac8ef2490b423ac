import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { holds } from "../../../shared/access/actor.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { checkbox, oneOf, optionalDay, optionalText } from "../../../shared/forms/fields.ts";
import {
  besideStored,
  emptyForm,
  filledForm,
  parseForm,
  withError,
  type FormState,
} from "../../../shared/forms/parseForm.ts";
import { isConflict } from "../../../shared/forms/openedWith.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createChangeVolunteer } from "../account/changeVolunteer.ts";
import type { createEraseVolunteer } from "../account/eraseVolunteer.ts";
import type { createPauseVolunteer } from "../account/ownSettings.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { idsOf, type LoadChoices } from "../choices.ts";
import { changeForm, deskRegistrationForm, volunteerFormValues } from "../volunteer.forms.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { nameVolunteerFields } from "../volunteerForm.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { SLOTS } from "../weekGrid.ts";
import { VOLUNTEER_STEPS, type createNoteVolunteer, type createTakeStep } from "./accompanyVolunteer.ts";
import {
  NOTE_FIELDS,
  presentDeskErase,
  presentDeskVolunteer,
  presentDeskVolunteerForm,
} from "./deskVolunteer.presenter.ts";
import { deskErasePage, deskVolunteerFormPage, deskVolunteerPage, volunteerListPage } from "./deskVolunteers.pages.ts";
import { presentVolunteerList, type TypedSearch } from "./deskVolunteers.presenter.ts";
import type { DeskVolunteerQueries } from "./deskVolunteers.queries.ts";
import type { createRegisterFromDesk } from "./registerFromDesk.ts";

interface Deps extends Pick<FeatureDeps, "db" | "texts"> {
  readonly loadChoices: LoadChoices;
  readonly queries: DeskVolunteerQueries;
  readonly registerFromDesk: ReturnType<typeof createRegisterFromDesk>;
  readonly changeVolunteer: ReturnType<typeof createChangeVolunteer>;
  readonly takeStep: ReturnType<typeof createTakeStep>;
  readonly noteVolunteer: ReturnType<typeof createNoteVolunteer>;
  readonly pauseVolunteer: ReturnType<typeof createPauseVolunteer>;
  readonly eraseVolunteer: ReturnType<typeof createEraseVolunteer>;
  readonly recordView: ReturnType<typeof createRecordView>;
}

const searchQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  kann: z.string().max(60).catch(""),
  thema: z.string().max(60).catch(""),
  zeit: z.enum(SLOTS as [string, ...string[]]).catch(""),
  seite: z.coerce.number().int().min(1).max(1000).catch(1),
});
const stepForm = z.strictObject({ schritt: oneOf(VOLUNTEER_STEPS, "frame:form.check") });
const noteForm = z.strictObject({ note: optionalText(2000) });
const pauseForm = z.strictObject({ until: optionalDay() });
const eraseForm = z.strictObject({ confirm: checkbox().refine((ticked) => ticked, "volunteers:erase.unconfirmed") });

export function deskVolunteerRoutes(deps: Deps): readonly RouteSpec[] {
  const fields = nameVolunteerFields;
  return [
    { method: "get", path: "/buero/freiwillige", access: ["coordinator", "viewer"], handle: showList },
    { method: "get", path: "/buero/freiwillige/neu", access: COORDINATION, handle: showNew },
    { method: "post", path: "/buero/freiwillige/neu", access: COORDINATION, fields, handle: register },
    { method: "get", path: "/buero/freiwillige/:id", access: COORDINATION, handle: showOne },
    { method: "get", path: "/buero/freiwillige/:id/angaben", access: COORDINATION, handle: showEdit },
    { method: "post", path: "/buero/freiwillige/:id/angaben", access: COORDINATION, fields, handle: change },
    { method: "post", path: "/buero/freiwillige/:id/status", access: COORDINATION, handle: step },
    {
      method: "post",
      path: "/buero/freiwillige/:id/notiz",
      access: COORDINATION,
      fields: () => NOTE_FIELDS,
      handle: note,
    },
    { method: "post", path: "/buero/freiwillige/:id/pause", access: COORDINATION, handle: pause },
    { method: "get", path: "/buero/freiwillige/:id/loeschen", access: COORDINATION, handle: showErase },
    { method: "post", path: "/buero/freiwillige/:id/loeschen", access: COORDINATION, handle: erase },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "needs");
    const figures = await deps.queries.figures();
    const people = holds(actorOf(res), "coordinator") ? await peopleFor(req, res) : null;
    await sendPage(res, volunteerListPage, presentVolunteerList(reader, { figures, people }));
  }

  async function peopleFor(req: Request, res: Response) {
    const choices = await deps.loadChoices(readerOf(res, "needs").language);
    const search: TypedSearch = searchQuery.parse(req.query);
    const rows = await deps.queries.list(
      {
        name: search.q,
        skillId: idsOf(choices.skills, [search.kann])[0] ?? null,
        themeId: idsOf(choices.themes, [search.thema])[0] ?? null,
        slot: search.zeit === "" ? null : search.zeit,
      },
      search.seite,
    );
    return { rows, choices, search, now: visitOf(res).now };
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, filledForm({ source: "paper", channel: "phone" }), null);
  }

  async function register(req: Request, res: Response): Promise<void> {
    const choices = await deps.loadChoices(readerOf(res, "needs").language);
    const form = parseForm(deskRegistrationForm(choices), req);
    if (!form.ok) return sendForm(res, form.state, null);
    const { source, age: _age, consent: _consent, ...values } = form.value;
    const t = deps.texts.translate("de");
    try {
      const id = await deps.registerFromDesk(workBy(res), { values, choices, source, t });
      saved(req, res, id);
    } catch (error) {
      return sendForm(res, mended(form.state, error), null);
    }
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    await sendOne(res, await seen(req, res, "page"));
  }

  async function sendOne(res: Response, record: VolunteerRecord, pauseState?: FormState): Promise<void> {
    const reader = readerOf(res, "needs");
    const choices = await deps.loadChoices(reader.language);
    const page = presentDeskVolunteer(reader, { record, choices, now: visitOf(res).now, pause: pauseState });
    await sendPage(res, deskVolunteerPage, page, { status: pauseState ? 422 : 200 });
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const record = await seen(req, res, "edit");
    await sendForm(res, filledForm(volunteerFormValues(record)), record);
  }

  async function change(req: Request, res: Response): Promise<void> {
    const record = await found(req);
    const choices = await deps.loadChoices(readerOf(res, "needs").language);
    const form = parseForm(changeForm(choices), req);
    if (!form.ok) return sendForm(res, form.state, record);
    const { version, ...values } = form.value;
    try {
      await deps.changeVolunteer(workBy(res), { personId: record.id, values, version, choices });
    } catch (error) {
      const state = mended(form.state, error);
      if (!isConflict(state)) return sendForm(res, state, record);
      const stored = await seen(req, res, "edit");
      return sendForm(res, besideStored(state, stored, volunteerFormValues), stored);
    }
    saved(req, res, record.id);
  }

  async function step(req: Request, res: Response): Promise<void> {
    const { id } = await found(req);
    const form = parseForm(stepForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    await deps.takeStep(workBy(res), id, form.value.schritt);
    saved(req, res, id);
  }

  async function note(req: Request, res: Response): Promise<void> {
    const { id } = await found(req);
    const form = parseForm(noteForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.tooLong");
    await deps.noteVolunteer(workBy(res), id, form.value.note);
    saved(req, res, id);
  }

  async function pause(req: Request, res: Response): Promise<void> {
    const record = await found(req);
    const form = parseForm(pauseForm, req);
    if (!form.ok) return sendOne(res, record, form.state);
    try {
      await deps.pauseVolunteer(workBy(res), record.id, form.value.until);
    } catch (error) {
      return sendOne(res, record, mended(form.state, error, "until"));
    }
    saved(req, res, record.id);
  }

  async function showErase(req: Request, res: Response): Promise<void> {
    await sendErase(res, emptyForm, await found(req));
  }

  async function erase(req: Request, res: Response): Promise<void> {
    const record = await found(req);
    const form = parseForm(eraseForm, req);
    if (!form.ok) return sendErase(res, form.state, record);
    await deps.eraseVolunteer(workBy(res), record.id);
    const session = sessionOf(req);
    if (session) session.notice = "needs:volunteer.erased";
    res.redirect(303, readerOf(res, "needs").href(volunteerPaths.deskVolunteers()));
  }

  async function found(req: Request): Promise<VolunteerRecord> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const record = id.success ? await loadVolunteer(deps.db, id.data) : null;
    if (!record) throw notFound();
    return record;
  }

  /** Whoever opens somebody's details leaves a trace before seeing them. */
  async function seen(req: Request, res: Response, reason: "page" | "edit"): Promise<VolunteerRecord> {
    const record = await found(req);
    await deps.recordView(workBy(res), [record.id], reason, visitOf(res).now);
    return record;
  }

  async function sendForm(res: Response, state: FormState, record: VolunteerRecord | null): Promise<void> {
    const reader = readerOf(res, "needs");
    const choices = await deps.loadChoices(reader.language);
    const page = presentDeskVolunteerForm(reader, state, { record, choices });
    await sendPage(res, deskVolunteerFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

function sendErase(res: Response, state: FormState, record: VolunteerRecord): Promise<void> {
  const page = presentDeskErase(readerOf(res, "needs"), state, record);
  return sendPage(res, deskErasePage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

/** What only the use case could find, put to the form; anything but a conflict goes on. */
function mended(state: FormState, error: unknown, field = ""): FormState {
  if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
  return withError(state, error.messageKey === "needs:volunteer.mailTaken" ? "email" : field, error.messageKey);
}

function saved(req: Request, res: Response, id: string): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "needs").href(volunteerPaths.deskVolunteer(id)));
}
