import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION, EDITING } from "../../../shared/access/access.ts";
import { holds } from "../../../shared/access/actor.ts";
import { dayOf } from "../../../shared/clock.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { oneOf } from "../../../shared/forms/fields.ts";
import { besideStored, emptyForm, filledForm, parseForm, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { isMeant, withoutAnyway, type Lookalike } from "../../duplicates/index.ts";
import { DIRECTORY_READERS, directoryScopeOf, mayDecideEntry } from "../../organisations/index.ts";
import { alertForm, alertSpecs, endOf } from "./alert.forms.ts";
import type { createArchiveContactPoint, createRestoreContactPoint } from "./archiveContactPoint.ts";
import type { createAssureContactPoint } from "./assureContactPoint.ts";
import { contactPointForm } from "./contactPointDesk.forms.ts";
import { contactPointFormPage, contactPointListPage } from "./contactPointDesk.pages.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { ASSURE_METHODS, assureMethodsOf, mayEditContactPoint } from "./contactPointDesk.policy.ts";
import { presentContactPointForm, presentContactPointList } from "./contactPointDesk.presenter.ts";
import { LIST_CHOICES, type ContactPointDeskQueries } from "./contactPointDesk.queries.ts";
import { contactPointFormValues, contactPointSpecs, newPointValues } from "./contactPointForm.presenter.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";
import type { LoadChoices } from "./formChoices.ts";
import type { SimilarPoints } from "./similarPoints.ts";
import type { createSaveOrPropose } from "./saveOrPropose.ts";
import type { Alert, createSetAlert } from "./setAlert.ts";
import { withConflict } from "./withConflict.ts";

interface Deps {
  readonly queries: ContactPointDeskQueries;
  readonly similar: SimilarPoints;
  readonly loadChoices: LoadChoices;
  readonly saveOrPropose: ReturnType<typeof createSaveOrPropose>;
  readonly archiveContactPoint: ReturnType<typeof createArchiveContactPoint>;
  readonly restoreContactPoint: ReturnType<typeof createRestoreContactPoint>;
  readonly setAlert: ReturnType<typeof createSetAlert>;
  /** "Heute geschlossen", in the content's language. */
  readonly closedWord: string;
  readonly assureContactPoint: ReturnType<typeof createAssureContactPoint>;
}

/** Nonsense in the address is read as if it were not there. */
const listQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  auswahl: z.enum(LIST_CHOICES).nullable().catch(null),
  seite: z.coerce.number().int().min(1).max(1000).catch(1),
});
const assureForm = z.strictObject({ method: oneOf(ASSURE_METHODS, "organisations:points.assure.methodMissing") });

export function contactPointDeskRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, loadChoices, similar } = deps;
  return [
    { method: "get", path: "/buero/anlaufstellen", access: DIRECTORY_READERS, handle: showList },
    { method: "get", path: "/buero/anlaufstellen/neu", access: EDITING, handle: showNew },
    { method: "post", path: "/buero/anlaufstellen/neu", access: EDITING, fields: contactPointSpecs, handle: add },
    { method: "get", path: "/buero/anlaufstellen/:id", access: EDITING, handle: showEdit },
    { method: "post", path: "/buero/anlaufstellen/:id", access: EDITING, fields: contactPointSpecs, handle: change },
    { method: "post", path: "/buero/anlaufstellen/:id/geprueft", access: EDITING, handle: assure },
    {
      method: "post",
      path: "/buero/anlaufstellen/:id/hinweis",
      access: EDITING,
      fields: () => alertSpecs,
      handle: setAlert,
    },
    { method: "post", path: "/buero/anlaufstellen/:id/hinweis/heute", access: EDITING, handle: closeToday },
    { method: "post", path: "/buero/anlaufstellen/:id/hinweis/ende", access: EDITING, handle: endAlert },
    { method: "post", path: "/buero/anlaufstellen/:id/archiv", access: COORDINATION, handle: archive },
    { method: "post", path: "/buero/anlaufstellen/:id/zurueck", access: COORDINATION, handle: restore },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const { q, auswahl: choice, seite: page } = listQuery.parse(req.query);
    const { now } = visitOf(res);
    const filter = { q, choice, page, today: dayOf(now) };
    const rows = await queries.list(directoryScopeOf(actorOf(res)), filter);
    const given = { rows, filter, mayEdit: holds(actorOf(res), ...EDITING), now };
    await sendPage(res, contactPointListPage, presentContactPointList(readerOf(res, "organisations"), given));
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, filledForm(newPointValues), null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const point = await found(req, res);
    await sendForm(res, filledForm(contactPointFormValues(point)), point);
  }

  /** What looks like it is shown first; whoever has seen that adds it all the same. */
  async function add(req: Request, res: Response): Promise<void> {
    const { body } = req as { body: unknown };
    req.body = withoutAnyway(body);
    const { codes } = await loadChoices(actorOf(res), readerOf(res, "organisations"), null);
    const form = parseForm(contactPointForm(codes, mayDecide(res)), req);
    const found = form.ok ? await similar.toNew(form.value) : [];
    if (await isMeant(similar, { body, by: workBy(res) }, found)) return save(req, res, null);
    await sendForm(res, form.state, null, found);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req, res));
  }

  async function save(req: Request, res: Response, point: ContactPointRow | null): Promise<void> {
    const reader = readerOf(res, "organisations");
    const { codes, choices } = await loadChoices(actorOf(res), reader, point);
    const form = parseForm(contactPointForm(codes, mayDecide(res)), req);
    if (!form.ok) return sendForm(res, form.state, point);
    try {
      const sent = { values: form.value, typed: form.state.values, choices, reader };
      const { id, isProposed } = await deps.saveOrPropose(workBy(res), point?.id ?? null, sent);
      const { hasHoursWarnings, service } = form.value;
      if (isProposed) done(req, res, { notice: "upkeep:editor.proposed", to: contactPointDeskPaths.edit(id) });
      else await saved(req, res, { id, hasHoursWarnings, hasOtherService: service.kind === "other" });
    } catch (error) {
      // Read anew: whoever was faster has raised the version that the form must carry from now on.
      const stored = point && (await queries.byId(point.id));
      const state = besideStored(form.state, stored, contactPointFormValues);
      await sendForm(res, withConflict(state, error), stored);
    }
  }

  /** Back to the list, or to the entry when doubtful hours, another service or a similar entry are to be looked at. */
  async function saved(
    req: Request,
    res: Response,
    entry: { id: string; hasHoursWarnings: boolean; hasOtherService: boolean },
  ): Promise<void> {
    const others = await similar.toStored(actorOf(res), entry.id);
    const isToBeSeen = entry.hasHoursWarnings || entry.hasOtherService || others.length > 0;
    done(req, res, {
      notice: entry.hasHoursWarnings ? "organisations:points.hours.warning" : "frame:desk.saved",
      to: isToBeSeen ? contactPointDeskPaths.edit(entry.id) : contactPointDeskPaths.list(),
    });
  }

  async function assure(req: Request, res: Response): Promise<void> {
    const point = await found(req, res);
    const stored = filledForm(contactPointFormValues(point));
    const form = parseForm(assureForm, req);
    if (!form.ok) return sendForm(res, { ...stored, errors: form.state.errors }, point);
    try {
      await deps.assureContactPoint(workBy(res), point.id, form.value.method);
    } catch (error) {
      return sendForm(res, withConflict(stored, error, "method"), point);
    }
    done(req, res, { notice: "organisations:points.assure.done", to: contactPointDeskPaths.edit(point.id) });
  }

  async function setAlert(req: Request, res: Response): Promise<void> {
    const point = await found(req, res);
    const form = parseForm(alertForm(visitOf(res).now), req);
    if (!form.ok) return sendForm(res, alertState(point, form.state), point);
    await storeAlert(req, res, { point, alert: form.value, state: form.state });
  }

  async function closeToday(req: Request, res: Response): Promise<void> {
    const until = endOf(dayOf(visitOf(res).now), null);
    const alert = { text: deps.closedWord, until, closes: true };
    await storeAlert(req, res, { point: await found(req, res), alert, state: emptyForm });
  }

  async function endAlert(req: Request, res: Response): Promise<void> {
    await storeAlert(req, res, { point: await found(req, res), alert: null, state: emptyForm });
  }

  async function storeAlert(
    req: Request,
    res: Response,
    { point, alert, state }: { point: ContactPointRow; alert: Alert | null; state: FormState },
  ): Promise<void> {
    try {
      await deps.setAlert(workBy(res), point.id, alert);
    } catch (error) {
      return sendForm(res, withConflict(alertState(point, state), error, "alertText"), point);
    }
    done(req, res, {
      notice: alert === null ? "organisations:alert.removed" : "organisations:alert.saved",
      to: contactPointDeskPaths.edit(point.id),
    });
  }

  async function archive(req: Request, res: Response): Promise<void> {
    await deps.archiveContactPoint(workBy(res), (await found(req, res)).id);
    done(req, res, { notice: "frame:desk.archived", to: contactPointDeskPaths.list() });
  }

  async function restore(req: Request, res: Response): Promise<void> {
    const point = await found(req, res);
    try {
      await deps.restoreContactPoint(workBy(res), point.id);
    } catch (error) {
      return sendForm(res, withConflict(filledForm(contactPointFormValues(point)), error), point);
    }
    done(req, res, { notice: "organisations:restored", to: contactPointDeskPaths.list() });
  }

  /** The contact point of the address, if it is there and the actor may edit it; both else answer alike. */
  async function found(req: Request, res: Response): Promise<ContactPointRow> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const point = id.success ? await queries.byId(id.data) : null;
    if (!point || !mayEditContactPoint(actorOf(res), point).allowed) throw notFound();
    return point;
  }

  async function sendForm(
    res: Response,
    state: FormState,
    point: ContactPointRow | null,
    lookalikes: readonly Lookalike[] = [],
  ): Promise<void> {
    const reader = readerOf(res, "organisations");
    const actor = actorOf(res);
    const { choices } = await loadChoices(actor, reader, point);
    const given = {
      point,
      lookalikes,
      choices,
      similar: point ? await similar.toStored(actor, point.id) : [],
      mayDecide: mayDecide(res),
      methods: assureMethodsOf(actor),
      now: visitOf(res).now,
    };
    const page = presentContactPointForm(reader, state, given);
    await sendPage(res, contactPointFormPage, page, {
      status: state.errors.length + lookalikes.length > 0 ? 422 : 200,
    });
  }
}

/** The form of the entry as it is stored, with what was typed into its notice. */
function alertState(point: ContactPointRow, { values, errors }: FormState): FormState {
  return { values: { ...contactPointFormValues(point), ...values }, errors };
}

function mayDecide(res: Response): boolean {
  return mayDecideEntry(actorOf(res)).allowed;
}

/** Post, redirect, get: to the list, or to the entry when something there is to be looked at. */
function done(req: Request, res: Response, { notice, to }: { notice: TextKey; to: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "organisations").href(to));
}
