import type { Request, Response } from "express";
import { notFound } from "../../shared/errors/AppError.ts";
import { besideStored, emptyForm, filledForm, parseForm, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { leave, sendConferenceForm, shownAgain } from "./conferences.answers.routes.ts";
import { noteFields } from "./conferences.fields.ts";
import { noteForm } from "./conferences.forms.ts";
import { conferencePaths } from "./conferences.paths.ts";
import { mayWriteInto } from "./conferences.policy.ts";
import type { Conference, ConferenceQueries } from "./conferences.queries.ts";
import { findRecord, writableMeetings } from "./conferences.recordPlace.ts";
import { noteMark, type createRemoveNote, type createSaveNote } from "./saveNote.ts";

interface Deps {
  readonly kind: "ergebnisse" | "beitraege";
  readonly queries: ConferenceQueries;
  readonly saveNote: ReturnType<typeof createSaveNote>;
  readonly removeNote: ReturnType<typeof createRemoveNote>;
}

interface Note {
  readonly id: string;
  readonly text: string;
  readonly source?: string | null;
}

interface At {
  readonly conference: Conference;
  readonly note: (Note & { readonly meetingId: string }) | null;
}

function noteValues({ meetingId, text, source }: NonNullable<At["note"]>) {
  return { meetingId, text, source: source ?? "" };
}

const WRITERS = ["coordinator", "theme_lead"] as const;

/** Results and contributions: the same form, the results with a source. */
export function noteRoutes({ kind, queries, saveNote, removeNote }: Deps): readonly RouteSpec[] {
  const path = `/buero/konferenzen/:slug/${kind}`;
  return [
    { method: "get", path: `${path}/neu`, access: WRITERS, handle: showNew },
    { method: "post", path: `${path}/neu`, access: WRITERS, fields: () => noteFields([], true), handle: add },
    { method: "get", path: `${path}/:id`, access: WRITERS, handle: showEdit },
    { method: "post", path: `${path}/:id`, access: WRITERS, fields: () => noteFields([], true), handle: change },
    { method: "post", path: `${path}/:id/entfernen`, access: WRITERS, handle: remove },
  ];

  async function showNew(req: Request, res: Response): Promise<void> {
    await sendForm(res, emptyForm, { conference: await found(req), note: null });
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const at = await foundNote(req, res);
    await sendForm(res, filledForm(noteValues(at.note)), at);
  }

  async function add(req: Request, res: Response): Promise<void> {
    await save(req, res, { conference: await found(req), note: null });
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await foundNote(req, res));
  }

  async function save(req: Request, res: Response, at: At): Promise<void> {
    const form = parseForm(noteForm, req);
    if (!form.ok) return sendForm(res, form.state, at);
    try {
      await saveNote(workBy(res), { slug: at.conference.slug, id: at.note?.id ?? null }, form.value);
    } catch (error) {
      const now = at.note === null ? at : await foundNote(req, res);
      const state = besideStored(form.state, now.note, noteValues);
      return sendForm(res, shownAgain(error, state, "meetingId"), now);
    }
    leave(req, res, { path: conferencePaths.deskShow(at.conference.slug), notice: "frame:desk.saved" });
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const { conference, note } = await foundNote(req, res);
    await removeNote(workBy(res), { slug: conference.slug, id: note.id });
    leave(req, res, { path: conferencePaths.deskShow(conference.slug), notice: "conferences:desk.removed" });
  }

  async function found(req: Request): Promise<Conference> {
    const conference = await queries.findDesk(paramOf(req, "slug"));
    if (!conference) throw notFound();
    return conference;
  }

  async function foundNote(req: Request, res: Response): Promise<At & { note: NonNullable<At["note"]> }> {
    const conference = await found(req);
    const place = findRecord<Note>(conference, paramOf(req, "id"), (meeting) =>
      kind === "ergebnisse" ? meeting.decisions : meeting.contributions,
    );
    if (!place || !mayWriteInto(actorOf(res), place.themeIds).allowed) throw notFound();
    return { conference, note: { ...place.item, meetingId: place.meetingId } };
  }

  function sendForm(res: Response, state: FormState, { conference, note }: At): Promise<void> {
    const reader = readerOf(res, "conferences");
    const isResult = kind === "ergebnisse";
    const title = isResult ? "conferences:result" : "conferences:contribution";
    return sendConferenceForm(res, state, {
      conference,
      title: reader.t(note === null ? `${title}.add` : `${title}.edit`),
      action: conferencePaths.deskRecord(conference.slug, kind, note?.id ?? "neu"),
      fields: noteFields(writableMeetings(reader, actorOf(res), conference), isResult),
      hidden: { mark: note === null ? "" : noteMark(note) },
    });
  }
}
