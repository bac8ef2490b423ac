import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION, EDITING } from "../../../shared/access/access.ts";
import { holds } from "../../../shared/access/actor.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { oneOf, optionalId, requiredId } from "../../../shared/forms/fields.ts";
import {
  besideStored,
  emptyForm,
  filledForm,
  parseForm,
  withError,
  type FormState,
} from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { LoadChoices } from "../choices.ts";
import type { NamedPlace, NamedPlaces } from "../../contactPoints/index.ts";
import { NO_NEED_CHOICES, type LoadNeedChoices } from "../needForm/needChoices.ts";
import { needFields } from "../needForm/needFields.ts";
import { needForm } from "../needForm/needForm.ts";
import { needFormValues, type FilledNeed } from "../needForm/needValues.ts";
import type { createChangeNeedState } from "../needState/changeNeedState.ts";
import { needStepRoutes } from "../needState/needStep.routes.ts";
import type { SeriesRoutes } from "../series/index.ts";
import { listSeries } from "../series/series.repo.ts";
import { concernedBy } from "../telling/concerned.ts";
import type { createAssignVolunteer, createChangeAssignment } from "./assignVolunteer.ts";
import type { createListAskable } from "./askable.ts";
import { leaveNeed, shownAtField } from "./deskNeeds.answers.routes.ts";
import { presentDeskNeed, type People } from "./deskNeed.presenter.ts";
import { deskNeedFormPage, deskNeedListPage, deskNeedPage } from "./deskNeeds.pages.ts";
import { ASSIGNMENT_STEPS, mayAskFor, mayAssign, mayEditNeed, needScope } from "./deskNeeds.policy.ts";
import { presentDeskNeedList, presentNeedForm } from "./deskNeeds.presenter.ts";
import type { DeskNeed, DeskNeedQueries } from "./deskNeeds.queries.ts";
import type { createSaveNeed } from "./saveNeed.ts";
import { hoursScope, isWithin } from "../hours/hours.policy.ts";
import { deskShiftRoutes } from "./deskShifts.routes.ts";
import type { createCancelShift, createReinstateShift, createSaveShift } from "./saveShift.ts";

interface Deps extends Pick<FeatureDeps, "db"> {
  readonly loadChoices: LoadChoices;
  readonly loadNeedChoices: LoadNeedChoices;
  readonly places: NamedPlaces;
  readonly queries: DeskNeedQueries;
  readonly listAskable: ReturnType<typeof createListAskable>;
  readonly saveNeed: ReturnType<typeof createSaveNeed>;
  readonly seriesRoutes: SeriesRoutes;
  readonly changeNeedState: ReturnType<typeof createChangeNeedState>;
  readonly saveShift: ReturnType<typeof createSaveShift>;
  readonly cancelShift: ReturnType<typeof createCancelShift>;
  readonly reinstateShift: ReturnType<typeof createReinstateShift>;
  readonly assignVolunteer: ReturnType<typeof createAssignVolunteer>;
  readonly changeAssignment: ReturnType<typeof createChangeAssignment>;
  readonly recordView: ReturnType<typeof createRecordView>;
}

const READING = [...EDITING, "viewer"] as const;
const assignForm = z.strictObject({ person: requiredId("needs:helper.personMissing"), schicht: optionalId() });
const stepForm = z.strictObject({ schritt: oneOf(ASSIGNMENT_STEPS, "frame:form.check") });
const pageQuery = z.coerce.number().int().min(1).max(1000).catch(1);

export function deskNeedRoutes(deps: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/gesuche", access: READING, handle: showList },
    { method: "get", path: "/buero/gesuche/neu", access: EDITING, handle: showNew },
    {
      method: "post",
      path: "/buero/gesuche/neu",
      access: EDITING,
      fields: (reader) => needFields(reader, NO_NEED_CHOICES, []),
      handle: add,
    },
    { method: "get", path: "/buero/gesuche/:id", access: READING, handle: showOne },
    { method: "get", path: "/buero/gesuche/:id/angaben", access: EDITING, handle: showEdit },
    {
      method: "post",
      path: "/buero/gesuche/:id/angaben",
      access: EDITING,
      fields: (reader) => needFields(reader, NO_NEED_CHOICES, []),
      handle: change,
    },
    ...deskShiftRoutes({ ...deps, editable }),
    ...needStepRoutes({ ...deps, editable }),
    ...deps.seriesRoutes(editable),
    { method: "post", path: "/buero/gesuche/:id/zusagen", access: COORDINATION, handle: assign },
    { method: "post", path: "/buero/gesuche/:id/zusagen/:assignmentId", access: COORDINATION, handle: takeStep },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const actor = actorOf(res);
    const page = pageQuery.parse(req.query["seite"]);
    const rows = await deps.queries.list(needScope(actor), page);
    const model = presentDeskNeedList(readerOf(res, "needForm"), {
      rows,
      page,
      mayEdit: holds(actor, ...EDITING),
      mayPrint: holds(actor, "coordinator", "editor"),
      mayPlan: mayAssign(actor),
    });
    await sendPage(res, deskNeedListPage, model);
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    await sendNeed(res, await found(req, res), emptyForm);
  }

  async function sendNeed(res: Response, need: DeskNeed, state: FormState): Promise<void> {
    const reader = readerOf(res, "needForm");
    const { now } = visitOf(res);
    const [choices, people, concerned, series] = await Promise.all([
      deps.loadChoices(reader.language),
      peopleFor(res, need),
      concernedBy(deps.db, { needId: need.id }, now),
      listSeries(deps.db, need.id),
    ]);
    const mayEdit = mayEditNeed(actorOf(res), need).allowed;
    const page = presentDeskNeed(reader, {
      need,
      choices,
      people,
      now,
      mayEdit,
      mayKeepHours: isWithin(hoursScope(actorOf(res)), need.organizationId),
      concerned: concerned.length,
      series,
      assign: state,
    });
    await sendPage(res, deskNeedPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  /** The coordination sees everybody on it, who runs the need the confirmed ones; both leave a trace of having looked. */
  async function peopleFor(res: Response, need: DeskNeed): Promise<People> {
    const actor = actorOf(res);
    const { now } = visitOf(res);
    if (mayAssign(actor)) {
      const [helpers, askable] = await Promise.all([deps.queries.helpers(need.id), deps.listAskable(now)]);
      const seen = helpers.filter(({ person }) => !person.isGone).map(({ person }) => person.id);
      await deps.recordView(workBy(res), [...new Set(seen)], "helpers", now);
      return { kind: "coordination", helpers, askable };
    }
    if (!mayEditNeed(actor, need).allowed) return { kind: "reader" };
    const helpers = await deps.queries.hostedHelpers(need.id);
    const personIds = [...new Set(helpers.map((helper) => helper.personId))];
    await deps.recordView(workBy(res), personIds, "helpers", now);
    return { kind: "host", helpers, mayAsk: mayAskFor(actor, need) };
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, filledForm(needFormValues(null, NO_NEED_CHOICES)), null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const need = await editable(req, res);
    const [choices, filled] = await Promise.all([
      deps.loadNeedChoices(readerOf(res, "needForm").language),
      withPlace(need),
    ]);
    await sendForm(res, filledForm(needFormValues(filled, choices)), need);
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await editable(req, res));
  }

  async function save(req: Request, res: Response, need: DeskNeed | null): Promise<void> {
    const choices = await deps.loadNeedChoices(readerOf(res, "needForm").language);
    const form = parseForm(needForm(choices), req);
    if (!form.ok) return sendForm(res, form.state, need);
    const place = await placeNamed(form.value.place);
    if (place === undefined) return sendForm(res, withError(form.state, "place", "needForm:placeUnknown"), need);
    try {
      leaveNeed(req, res, await deps.saveNeed(workBy(res), need?.id ?? null, { values: form.value, place }));
    } catch (error) {
      // Read anew: the page shows what is stored by now, and carries its version from now on.
      const stored = need && (await withPlace(await editable(req, res)));
      const state = besideStored(form.state, stored, (row) => needFormValues(row, choices));
      return sendForm(res, shownAtField(state, error, "places"), stored);
    }
  }

  /** Null when no place was named, undefined when it is not known. */
  async function placeNamed(name: string | null): Promise<NamedPlace | null | undefined> {
    return name === null ? null : ((await deps.places.find(name)) ?? undefined);
  }

  async function withPlace(need: DeskNeed): Promise<FilledNeed> {
    const place = need.placeCode === null ? null : await deps.places.byCode(need.placeCode);
    return { ...need, placeName: place?.name ?? "" };
  }

  async function assign(req: Request, res: Response): Promise<void> {
    const need = await found(req, res);
    const form = parseForm(assignForm, req);
    if (!form.ok) return sendNeed(res, need, form.state);
    const { person, schicht } = form.value;
    try {
      await deps.assignVolunteer(workBy(res), { needId: need.id, shiftId: schicht, personId: person });
    } catch (error) {
      return sendNeed(res, need, shownAtField(form.state, error, "person"));
    }
    leaveNeed(req, res, need.id);
  }

  async function takeStep(req: Request, res: Response): Promise<void> {
    const need = await found(req, res);
    const id = z.uuid().safeParse(paramOf(req, "assignmentId"));
    const form = parseForm(stepForm, req);
    if (!id.success || !form.ok) throw notFound();
    await deps.changeAssignment(workBy(res), need.id, id.data, form.value.schritt);
    leaveNeed(req, res, need.id);
  }

  async function found(req: Request, res: Response): Promise<DeskNeed> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const need = id.success ? await deps.queries.byId(needScope(actorOf(res)), id.data) : null;
    if (!need) throw notFound();
    return need;
  }

  /** A need the reader may change; one they may only read answers as if it were not there. */
  async function editable(req: Request, res: Response): Promise<DeskNeed> {
    const need = await found(req, res);
    if (!mayEditNeed(actorOf(res), need).allowed) throw notFound();
    return need;
  }

  async function sendForm(res: Response, state: FormState, need: DeskNeed | null): Promise<void> {
    const reader = readerOf(res, "needForm");
    const actor = actorOf(res);
    const mayAll = holds(actor, "coordinator", "theme_lead");
    const [choices, organisations] = await Promise.all([
      deps.loadNeedChoices(reader.language),
      deps.queries.organisations({ ...needScope(actor), mayAll }),
    ]);
    const page = presentNeedForm(reader, state, { need, choices, organisations });
    await sendPage(res, deskNeedFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}
