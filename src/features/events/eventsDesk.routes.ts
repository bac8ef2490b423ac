import type { Request, Response } from "express";
import { z } from "zod";
import { EDITING } from "../../shared/access/access.ts";
import { holds, type Role } from "../../shared/access/actor.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import {
  besideStored,
  emptyForm,
  filledForm,
  parseForm,
  withError,
  type FormState,
} from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { PlanDay } from "../volunteers/index.ts";
import { cancelForm, eventFields, eventForm, eventFormValues, newEventValues } from "./events.forms.ts";
import { eventDeskPage, eventFormPage } from "./events.pages.ts";
import { eventPaths } from "./events.paths.ts";
import { editableEvents, eventsVisibleTo } from "./events.policy.ts";
import type { EventFormRow, EventQueries } from "./events.queries.ts";
import { presentEventDesk, presentEventForm } from "./eventsDesk.presenter.ts";
import type { createArchiveEvent, createCancelEvent, createReinstateEvent, createSaveEvent } from "./saveEvent.ts";

interface Deps {
  readonly queries: EventQueries;
  readonly saveEvent: ReturnType<typeof createSaveEvent>;
  readonly cancelEvent: ReturnType<typeof createCancelEvent>;
  readonly reinstateEvent: ReturnType<typeof createReinstateEvent>;
  readonly planDay: PlanDay;
  readonly archiveEvent: ReturnType<typeof createArchiveEvent>;
}

const READING = [...EDITING, "viewer"] as const satisfies readonly Role[];
const ON_A_PAGE = 50;
const pageNumber = z.coerce.number().int().min(1).max(500).catch(1);

export function eventDeskRoutes({ queries, ...deps }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/termine", access: READING, handle: showList },
    { method: "get", path: "/buero/termine/neu", access: EDITING, handle: showNew },
    {
      method: "post",
      path: "/buero/termine/neu",
      access: EDITING,
      fields: (reader) => eventFields(reader, [], true),
      handle: add,
    },
    { method: "get", path: "/buero/termine/:id", access: EDITING, handle: showEdit },
    {
      method: "post",
      path: "/buero/termine/:id",
      access: EDITING,
      fields: (reader) => eventFields(reader, [], true),
      handle: change,
    },
    { method: "post", path: "/buero/termine/:id/absage", access: EDITING, handle: cancel },
    { method: "post", path: "/buero/termine/:id/absage-zurueck", access: EDITING, handle: reinstate },
    { method: "post", path: "/buero/termine/:id/archiv", access: EDITING, handle: archive },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "events");
    const actor = actorOf(res);
    const page = pageNumber.parse(req.query["seite"] ?? 1);
    const { now } = visitOf(res);
    const window = { skip: (page - 1) * ON_A_PAGE, take: ON_A_PAGE + 1, now };
    const found = await queries.desk(eventsVisibleTo(actor), window);
    const paging = presentPaging(reader, {
      page,
      hasNext: found.length > ON_A_PAGE,
      hrefOf: (number) => reader.href(`${eventPaths.deskList()}?seite=${String(number)}`),
    });
    const given = { events: found.slice(0, ON_A_PAGE), mayEdit: holds(actor, ...EDITING), paging, now };
    await sendPage(res, eventDeskPage, presentEventDesk(reader, given));
  }

  async function showNew(_req: Request, res: Response): Promise<void> {
    const scope = editableEvents(actorOf(res));
    const [first] = scope.isAll ? [] : await queries.organizers(scope);
    await sendForm(res, filledForm(newEventValues(first?.id ?? "")), null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const event = await found(req, res);
    await sendForm(res, filledForm(eventFormValues(event)), event);
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req, res));
  }

  async function save(req: Request, res: Response, event: EventFormRow | null): Promise<void> {
    const form = parseForm(eventForm, req);
    if (!form.ok) return sendForm(res, form.state, event);
    try {
      await deps.saveEvent(workBy(res), event?.id ?? null, form.value);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      // Read anew: the page shows what is stored by now, and carries its version from now on.
      const stored = event && (await found(req, res));
      const state = besideStored(form.state, stored, eventFormValues);
      return sendForm(res, withError(state, fieldOf(error), error.messageKey), stored);
    }
    done(req, res, "frame:desk.saved");
  }

  async function cancel(req: Request, res: Response): Promise<void> {
    const event = await found(req, res);
    const form = parseForm(cancelForm, req);
    if (!form.ok) return sendForm(res, { ...emptyForm, errors: form.state.errors }, event);
    await deps.cancelEvent(workBy(res), event.id, form.value.version);
    done(req, res, "events:desk.cancelled");
  }

  async function reinstate(req: Request, res: Response): Promise<void> {
    const event = await found(req, res);
    const form = parseForm(cancelForm, req);
    if (!form.ok) return sendForm(res, { ...emptyForm, errors: form.state.errors }, event);
    await deps.reinstateEvent(workBy(res), event.id, form.value.version);
    done(req, res, "events:desk.reinstated");
  }

  async function archive(req: Request, res: Response): Promise<void> {
    const event = await found(req, res);
    const form = parseForm(cancelForm, req);
    if (!form.ok) return sendForm(res, { ...emptyForm, errors: form.state.errors }, event);
    await deps.archiveEvent(workBy(res), event.id, form.value.version);
    done(req, res, "frame:desk.saved");
  }

  async function sendForm(res: Response, state: FormState, event: EventFormRow | null): Promise<void> {
    const scope = editableEvents(actorOf(res));
    const organizers = await queries.organizers(scope);
    const { now } = visitOf(res);
    const planPath = event?.status === "confirmed" ? await deps.planDay(actorOf(res), event) : "";
    const facts = { state, event, organizers, mayBeNone: scope.isAll, now, planPath };
    const page = presentEventForm(readerOf(res, "events"), facts);
    await sendPage(res, eventFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function found(req: Request, res: Response): Promise<EventFormRow> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const event = id.success ? await queries.forForm(id.data, editableEvents(actorOf(res))) : null;
    if (!event) throw notFound();
    return event;
  }
}

/** Post, redirect, get: the list says once what was done. */
function done(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "events").href(eventPaths.deskList()));
}

/** Which field a refusal of the use case belongs to. */
function fieldOf({ messageKey }: AppError): string {
  if (messageKey === "events:deny.endsBeforeStart") return "endsAt";
  return messageKey === "frame:form.staleVersion" ? "" : "organizationId";
}
