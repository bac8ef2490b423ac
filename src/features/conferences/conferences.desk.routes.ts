import type { Request, Response } from "express";
import { COORDINATION, DESK } from "../../shared/access/access.ts";
import type { Documents } from "../../shared/documents/documents.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { besideStored, filledForm, parseForm, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { ThemeQueries } from "../themes/index.ts";
import type { PlanDay } from "../volunteers/index.ts";
import { presentConferenceDesk, presentConferenceWork } from "./conferences.desk.presenter.ts";
import { conferenceFields, conferenceFormValues } from "./conferences.fields.ts";
import { archiveForm, conferenceForm } from "./conferences.forms.ts";
import { leave, sendConferenceForm, shownAgain } from "./conferences.answers.routes.ts";
import { conferenceDeskPage, conferenceWorkPage } from "./conferences.pages.ts";
import { conferencePaths } from "./conferences.paths.ts";
import { mayEditConference } from "./conferences.policy.ts";
import type { Conference, ConferenceQueries } from "./conferences.queries.ts";
import type { createArchiveConference, createSaveConference } from "./saveConference.ts";

interface Deps {
  readonly queries: ConferenceQueries;
  readonly themes: ThemeQueries;
  readonly documents: Documents;
  readonly planDay: PlanDay;
  readonly saveConference: ReturnType<typeof createSaveConference>;
  readonly archiveConference: ReturnType<typeof createArchiveConference>;
}

const NEW: FormState = filledForm({ state: "draft" });

export function conferenceDeskRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, themes, documents, planDay, saveConference, archiveConference } = deps;
  return [
    { method: "get", path: "/buero/konferenzen", access: DESK, handle: showList },
    { method: "get", path: "/buero/konferenzen/neu", access: COORDINATION, handle: showNew },
    { method: "post", path: "/buero/konferenzen/neu", access: COORDINATION, fields: conferenceFields, handle: add },
    { method: "get", path: "/buero/konferenzen/:slug", access: DESK, handle: showWork },
    { method: "get", path: "/buero/konferenzen/:slug/angaben", access: COORDINATION, handle: showEdit },
    {
      method: "post",
      path: "/buero/konferenzen/:slug/angaben",
      access: COORDINATION,
      fields: conferenceFields,
      handle: change,
    },
    { method: "post", path: "/buero/konferenzen/:slug/archiv", access: COORDINATION, handle: archive },
  ];

  async function showList(_req: Request, res: Response): Promise<void> {
    const conferences = await queries.listDesk();
    const mayAdd = mayEditConference(actorOf(res)).allowed;
    await sendPage(
      res,
      conferenceDeskPage,
      presentConferenceDesk(readerOf(res, "conferences"), { conferences, mayAdd }),
    );
  }

  async function showWork(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "conferences");
    const conference = await found(req);
    const actor = actorOf(res);
    const [themeRows, files, planPath] = await Promise.all([
      themes.list(reader.language, { withInactive: true }),
      documents.listFor(reader, { linkType: "meeting", linkId: conference.id }),
      conference.archivedAt === null ? planDay(actor, conference) : "",
    ]);
    const view = { reader, actor, conference, themes: themeRows, documents: files, planPath };
    await sendPage(res, conferenceWorkPage, presentConferenceWork(view));
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, NEW, null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const conference = await found(req);
    await sendForm(res, filledForm(conferenceFormValues(conference)), conference);
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req));
  }

  async function save(req: Request, res: Response, conference: Conference | null): Promise<void> {
    const form = parseForm(conferenceForm, req);
    if (!form.ok) return sendForm(res, form.state, conference);
    try {
      const slug = await saveConference(workBy(res), conference?.slug ?? null, form.value);
      leave(req, res, { path: conferencePaths.deskShow(slug), notice: "frame:desk.saved" });
    } catch (error) {
      // Read anew: the page shows what is stored by now, and carries its version from now on.
      const stored = conference && (await found(req));
      const state = besideStored(form.state, stored, conferenceFormValues);
      return sendForm(res, shownAgain(error, state), stored);
    }
  }

  async function archive(req: Request, res: Response): Promise<void> {
    const form = parseForm(archiveForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const isArchived = await archiveConference(workBy(res), paramOf(req, "slug"), form.value.version);
    const notice = isArchived ? "frame:desk.archived" : "frame:desk.saved";
    leave(req, res, { path: conferencePaths.deskList(), notice });
  }

  async function found(req: Request): Promise<Conference> {
    const conference = await queries.findDesk(paramOf(req, "slug"));
    if (!conference) throw notFound();
    return conference;
  }
}

function sendForm(res: Response, state: FormState, conference: Conference | null): Promise<void> {
  const reader = readerOf(res, "conferences");
  return sendConferenceForm(res, state, {
    conference,
    title: conference === null ? reader.t("conferences:desk.new") : conference.title,
    action: conference === null ? conferencePaths.deskNew() : conferencePaths.deskEdit(conference.slug),
    fields: conferenceFields(reader),
    hidden: { version: String(conference?.version ?? 1) },
  });
}
