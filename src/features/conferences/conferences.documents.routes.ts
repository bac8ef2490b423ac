import type { Request, Response } from "express";
import { COORDINATION } from "../../shared/access/access.ts";
import { uploadedFile, uploadOne } from "../../shared/documents/upload.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { emptyForm, parseForm, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { leave, sendConferenceForm, shownAgain } from "./conferences.answers.routes.ts";
import { documentFields } from "./conferences.fields.ts";
import { documentForm } from "./conferences.forms.ts";
import { conferencePaths } from "./conferences.paths.ts";
import type { Conference, ConferenceQueries } from "./conferences.queries.ts";
import type { createAddDocument, createRemoveDocument } from "./saveDocument.ts";

interface Deps {
  readonly queries: ConferenceQueries;
  readonly addDocument: ReturnType<typeof createAddDocument>;
  readonly removeDocument: ReturnType<typeof createRemoveDocument>;
}

export function conferenceDocumentRoutes({ queries, addDocument, removeDocument }: Deps): readonly RouteSpec[] {
  const path = "/buero/konferenzen/:slug/dokumente";
  return [
    { method: "get", path: `${path}/neu`, access: COORDINATION, handle: showNew },
    { method: "post", path: `${path}/neu`, access: COORDINATION, before: uploadOne("datei"), handle: add },
    { method: "post", path: `${path}/:id/entfernen`, access: COORDINATION, handle: remove },
  ];

  async function showNew(req: Request, res: Response): Promise<void> {
    await sendForm(res, emptyForm, await found(req));
  }

  async function add(req: Request, res: Response): Promise<void> {
    const conference = await found(req);
    const { slug } = conference;
    const form = parseForm(documentForm, req);
    if (!form.ok) return sendForm(res, form.state, conference);
    try {
      await addDocument(workBy(res), { slug, title: form.value.title, file: uploadedFile(req) });
    } catch (error) {
      return sendForm(res, shownAgain(error, form.state, "datei"), conference);
    }
    leave(req, res, { path: conferencePaths.deskShow(slug), notice: "frame:desk.saved" });
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const slug = paramOf(req, "slug");
    await removeDocument(workBy(res), { slug, id: paramOf(req, "id") });
    leave(req, res, { path: conferencePaths.deskShow(slug), notice: "conferences:desk.removed" });
  }

  async function found(req: Request): Promise<Conference> {
    const conference = await queries.findDesk(paramOf(req, "slug"));
    if (!conference) throw notFound();
    return conference;
  }
}

function sendForm(res: Response, state: FormState, conference: Conference): Promise<void> {
  return sendConferenceForm(res, state, {
    conference,
    title: readerOf(res, "conferences").t("conferences:document.add"),
    action: conferencePaths.deskDocument(conference.slug),
    fields: documentFields(),
  });
}
