import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { holds } from "../../../shared/access/actor.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { checkbox, oneOf, optionalDay, optionalText } from "../../../shared/forms/fields.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createEraseVolunteer } from "../account/eraseVolunteer.ts";
import type { createPauseVolunteer } from "../account/ownSettings.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { idsOf, type LoadChoices } from "../choices.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { SLOTS } from "../weekGrid.ts";
import { VOLUNTEER_STEPS, type createNoteVolunteer, type createTakeStep } from "./accompanyVolunteer.ts";
import { NOTE_FIELDS, presentDeskErase, presentDeskVolunteer } from "./deskVolunteer.presenter.ts";
import { deskErasePage, deskVolunteerPage, volunteerListPage } from "./deskVolunteers.pages.ts";
import { presentVolunteerList, type TypedSearch } from "./deskVolunteers.presenter.ts";
import type { DeskVolunteerQueries } from "./deskVolunteers.queries.ts";

interface Deps extends Pick<FeatureDeps, "db"> {
  readonly loadChoices: LoadChoices;
  readonly queries: DeskVolunteerQueries;
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
  return [
    { method: "get", path: "/buero/freiwillige", access: ["coordinator", "viewer"], handle: showList },
    { method: "get", path: "/buero/freiwillige/:id", access: COORDINATION, handle: showOne },
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
    const reader = readerOf(res, "needForm");
    const figures = await deps.queries.figures();
    const people = holds(actorOf(res), "coordinator") ? await peopleFor(req, res) : null;
    await sendPage(res, volunteerListPage, presentVolunteerList(reader, { figures, people }));
  }

  async function peopleFor(req: Request, res: Response) {
    const choices = await deps.loadChoices(readerOf(res, "needForm").language);
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

  async function showOne(req: Request, res: Response): Promise<void> {
    await sendOne(res, await seen(req, res, "page"));
  }

  async function sendOne(res: Response, record: VolunteerRecord, pauseState?: FormState): Promise<void> {
    const reader = readerOf(res, "needForm");
    const choices = await deps.loadChoices(reader.language);
    const page = presentDeskVolunteer(reader, { record, choices, now: visitOf(res).now, pause: pauseState });
    await sendPage(res, deskVolunteerPage, page, { status: pauseState ? 422 : 200 });
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
    res.redirect(303, readerOf(res, "needForm").href(volunteerPaths.deskVolunteers()));
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
}

function sendErase(res: Response, state: FormState, record: VolunteerRecord): Promise<void> {
  const page = presentDeskErase(readerOf(res, "needForm"), state, record);
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
  res.redirect(303, readerOf(res, "needForm").href(volunteerPaths.deskVolunteer(id)));
}
