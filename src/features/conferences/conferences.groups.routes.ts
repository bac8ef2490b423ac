import type { Request, Response } from "express";
import { COORDINATION } from "../../shared/access/access.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { besideStored, emptyForm, filledForm, parseForm, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { leave, sendConferenceForm, shownAgain } from "./conferences.answers.routes.ts";
import { groupFields, groupFormValues } from "./conferences.fields.ts";
import { groupForm, moveForm } from "./conferences.forms.ts";
import { conferencePaths } from "./conferences.paths.ts";
import { mayWriteInto } from "./conferences.policy.ts";
import type { Conference, ConferenceQueries, Group } from "./conferences.queries.ts";
import type { createMoveGroup, createRemoveGroup, createSaveGroup } from "./saveGroup.ts";

interface Deps {
  readonly queries: ConferenceQueries;
  readonly themes: ThemeQueries;
  readonly saveGroup: ReturnType<typeof createSaveGroup>;
  readonly moveGroup: ReturnType<typeof createMoveGroup>;
  readonly removeGroup: ReturnType<typeof createRemoveGroup>;
}

interface At {
  readonly conference: Conference;
  readonly group: Group | null;
}

const WRITERS = ["coordinator", "theme_lead"] as const;

export function groupRoutes({ queries, themes, saveGroup, moveGroup, removeGroup }: Deps): readonly RouteSpec[] {
  const path = "/buero/konferenzen/:slug/gruppen";
  return [
    { method: "get", path: `${path}/neu`, access: COORDINATION, handle: showNew },
    { method: "post", path: `${path}/neu`, access: COORDINATION, fields: () => groupFields([]), handle: add },
    { method: "get", path: `${path}/:groupSlug`, access: WRITERS, handle: showEdit },
    { method: "post", path: `${path}/:groupSlug`, access: WRITERS, fields: () => groupFields([]), handle: change },
    { method: "post", path: `${path}/:groupSlug/verschieben`, access: COORDINATION, handle: move },
    { method: "post", path: `${path}/:groupSlug/entfernen`, access: COORDINATION, handle: remove },
  ];

  async function showNew(req: Request, res: Response): Promise<void> {
    await sendForm(res, emptyForm, { conference: await found(req), group: null });
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const at = await foundGroup(req, res);
    await sendForm(res, filledForm(groupFormValues(at.group)), at);
  }

  async function add(req: Request, res: Response): Promise<void> {
    await save(req, res, { conference: await found(req), group: null });
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await foundGroup(req, res));
  }

  async function save(req: Request, res: Response, at: At): Promise<void> {
    const form = parseForm(groupForm, req);
    if (!form.ok) return sendForm(res, form.state, at);
    const { slug } = at.conference;
    try {
      await saveGroup(workBy(res), { slug, groupSlug: at.group?.slug ?? null }, form.value);
    } catch (error) {
      const now = at.group === null ? at : await foundGroup(req, res);
      const state = besideStored(form.state, now.group, groupFormValues);
      return sendForm(res, shownAgain(error, state, "mainThemeId"), now);
    }
    leave(req, res, { path: conferencePaths.deskShow(slug), notice: "frame:desk.saved" });
  }

  async function move(req: Request, res: Response): Promise<void> {
    const form = parseForm(moveForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    await moveGroup(workBy(res), namesOf(req), form.value.richtung === "hoch" ? -1 : 1);
    leave(req, res, { path: conferencePaths.deskShow(paramOf(req, "slug")), notice: "frame:desk.saved" });
  }

  async function remove(req: Request, res: Response): Promise<void> {
    await removeGroup(workBy(res), namesOf(req));
    leave(req, res, { path: conferencePaths.deskShow(paramOf(req, "slug")), notice: "conferences:desk.removed" });
  }

  async function found(req: Request): Promise<Conference> {
    const conference = await queries.findDesk(paramOf(req, "slug"));
    if (!conference) throw notFound();
    return conference;
  }

  /** A group of somebody else's theme answers as one that does not exist. */
  async function foundGroup(req: Request, res: Response): Promise<{ conference: Conference; group: Group }> {
    const conference = await found(req);
    const group = conference.groups.find(({ slug }) => slug === paramOf(req, "groupSlug"));
    if (!group || !mayWriteInto(actorOf(res), allThemeIds(group.themes)).allowed) throw notFound();
    return { conference, group };
  }

  async function sendForm(res: Response, state: FormState, { conference, group }: At): Promise<void> {
    const reader = readerOf(res, "conferences");
    await sendConferenceForm(res, state, {
      conference,
      title: group === null ? reader.t("conferences:group.add") : group.title,
      action: conferencePaths.deskGroup(conference.slug, group?.slug ?? "neu"),
      fields: groupFields(await themes.list(reader.language)),
      hidden: { version: String(group?.version ?? 1) },
    });
  }
}

function namesOf(req: Request): { slug: string; groupSlug: string } {
  return { slug: paramOf(req, "slug"), groupSlug: paramOf(req, "groupSlug") };
}
