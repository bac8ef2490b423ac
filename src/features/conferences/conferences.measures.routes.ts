import type { Request, Response } from "express";
import { notFound } from "../../shared/errors/AppError.ts";
import type { Option } from "../../shared/forms/formModel.ts";
import { besideStored, filledForm, parseForm, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { leave, sendConferenceForm, shownAgain } from "./conferences.answers.routes.ts";
import { measureFields, measureFormValues } from "./conferences.fields.ts";
import { measureForm } from "./conferences.forms.ts";
import { conferencePaths } from "./conferences.paths.ts";
import { mayEditConference, mayWriteInto } from "./conferences.policy.ts";
import type { Conference, ConferenceQueries, Measure } from "./conferences.queries.ts";
import { findRecord, writableMeetings } from "./conferences.recordPlace.ts";
import type { createRemoveMeasure, createSaveMeasure } from "./saveMeasure.ts";

interface Deps {
  readonly queries: ConferenceQueries;
  readonly themes: ThemeQueries;
  readonly saveMeasure: ReturnType<typeof createSaveMeasure>;
  readonly removeMeasure: ReturnType<typeof createRemoveMeasure>;
}

interface At {
  readonly conference: Conference;
  readonly place: { readonly item: Measure; readonly meetingId: string } | null;
}

const WRITERS = ["coordinator", "theme_lead"] as const;
const NEW: FormState = filledForm({ status: "open" });

export function measureRoutes({ queries, themes, saveMeasure, removeMeasure }: Deps): readonly RouteSpec[] {
  const path = "/buero/konferenzen/:slug/massnahmen";
  return [
    { method: "get", path: `${path}/neu`, access: WRITERS, handle: showNew },
    { method: "post", path: `${path}/neu`, access: WRITERS, fields: nameFields, handle: add },
    { method: "get", path: `${path}/:id`, access: WRITERS, handle: showEdit },
    { method: "post", path: `${path}/:id`, access: WRITERS, fields: nameFields, handle: change },
    { method: "post", path: `${path}/:id/entfernen`, access: WRITERS, handle: remove },
  ];

  async function showNew(req: Request, res: Response): Promise<void> {
    await sendForm(res, NEW, { conference: await found(req), place: null });
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const at = await foundMeasure(req, res);
    await sendForm(res, filledForm(measureFormValues(at.place.item, at.place.meetingId)), at);
  }

  async function add(req: Request, res: Response): Promise<void> {
    await save(req, res, { conference: await found(req), place: null });
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await foundMeasure(req, res));
  }

  async function save(req: Request, res: Response, at: At): Promise<void> {
    const form = parseForm(measureForm, req);
    if (!form.ok) return sendForm(res, form.state, at);
    try {
      await saveMeasure(workBy(res), { slug: at.conference.slug, id: at.place?.item.id ?? null }, form.value);
    } catch (error) {
      const now = at.place === null ? at : await foundMeasure(req, res);
      const state = besideStored(form.state, now.place, ({ item, meetingId }) => measureFormValues(item, meetingId));
      return sendForm(res, shownAgain(error, state, "themeTermId"), now);
    }
    leave(req, res, { path: conferencePaths.deskShow(at.conference.slug), notice: "frame:desk.saved" });
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const { conference, place } = await foundMeasure(req, res);
    await removeMeasure(workBy(res), { slug: conference.slug, id: place.item.id });
    leave(req, res, { path: conferencePaths.deskShow(conference.slug), notice: "conferences:desk.removed" });
  }

  async function found(req: Request): Promise<Conference> {
    const conference = await queries.findDesk(paramOf(req, "slug"));
    if (!conference) throw notFound();
    return conference;
  }

  async function foundMeasure(req: Request, res: Response): Promise<At & { place: NonNullable<At["place"]> }> {
    const conference = await found(req);
    const place = findRecord<Measure>(conference, paramOf(req, "id"), (meeting) => meeting.measures);
    if (!place || !mayWriteInto(actorOf(res), ownThemes(conference, place)).allowed) throw notFound();
    return { conference, place };
  }

  async function sendForm(res: Response, state: FormState, { conference, place }: At): Promise<void> {
    const reader = readerOf(res, "conferences");
    const [themeRows, organisations] = await Promise.all([themes.list(reader.language), queries.organisations()]);
    const whole: Option = { value: conference.id, label: reader.t("conferences:record.whole") };
    const meetings = writableMeetings(reader, actorOf(res), conference);
    await sendConferenceForm(res, state, {
      conference,
      title: place === null ? reader.t("conferences:measure.add") : place.item.title,
      action: conferencePaths.deskRecord(conference.slug, "massnahmen", place?.item.id ?? "neu"),
      fields: measureFields(reader, {
        // with a theme of their own, theme leads also write measures of the whole conference
        meetings: mayEditConference(actorOf(res)).allowed ? meetings : [...meetings, whole],
        themes: themeRows,
        organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
      }),
      hidden: { version: String(place?.item.version ?? 1) },
    });
  }
}

function nameFields(reader: Reader) {
  return measureFields(reader, { meetings: [], themes: [], organisations: [] });
}

/** The same rule as in the use case: a group's themes, or the theme a measure of the whole conference names. */
function ownThemes(
  conference: Conference,
  { item, meetingId, themeIds }: { item: Measure; meetingId: string; themeIds: readonly string[] },
): readonly string[] {
  if (meetingId !== conference.id) return themeIds;
  return item.themeTermId === null ? [] : [item.themeTermId];
}
