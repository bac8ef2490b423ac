import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { optionalId } from "../../../shared/forms/fields.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { LoadChoices } from "../choices.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { createJoinNeed } from "./joinNeed.ts";
import { presentNeed } from "./need.presenter.ts";
import { needListPage, needPage } from "./needs.pages.ts";
import { presentNeedList } from "./needs.presenter.ts";
import type { NeedQueries } from "./needs.queries.ts";

interface Deps {
  readonly db: Db;
  readonly loadChoices: LoadChoices;
  readonly queries: NeedQueries;
  readonly joinNeed: ReturnType<typeof createJoinNeed>;
}

const joinForm = z.strictObject({ schicht: optionalId() });

export function needRoutes({ loadChoices, queries, joinNeed }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/mitmachen", access: "public", query: ["thema"], handle: showList },
    { method: "get", path: "/mitmachen/:slug", access: "public", handle: showNeed },
    { method: "post", path: "/mitmachen/:slug/zusage", access: "public", handle: join },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "needs");
    const { now } = visitOf(res);
    const { themes } = await loadChoices(reader.language);
    const theme = themes.find((candidate) => candidate.code === req.query["thema"]) ?? null;
    const needs = await queries.listOpen(now, { themeId: theme?.id ?? null });
    await sendPage(res, needListPage, presentNeedList(reader, { needs, themes, theme }), {
      keep: {
        dependsOn: ["need", "assignment", "theme", "organization"],
        until: earliest(needs.map((need) => need.nextShiftAt)),
      },
    });
  }

  async function showNeed(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "needs");
    const need = await queries.bySlug(paramOf(req, "slug"), visitOf(res).now);
    if (!need) throw notFound();
    const actor = actorOf(res);
    const own = actor.kind === "volunteer" ? await queries.ownAssignments(need.id, actor.personId) : [];
    const choices = await loadChoices(reader.language);
    await sendPage(res, needPage, presentNeed(reader, { need, choices, own }), {
      keep: { dependsOn: ["need", "assignment", "theme", "organization", "vocabulary"], until: need.nextShiftAt },
    });
  }

  /** Signed in, the volunteer joins at once; a guest signs in or registers first and comes back to this need. */
  async function join(req: Request, res: Response): Promise<void> {
    const { href } = readerOf(res, "needs");
    const actor = actorOf(res);
    const slug = paramOf(req, "slug");
    if (actor.kind === "staff") throw new AppError("forbidden", "needs:join.staff");
    if (actor.kind !== "volunteer") {
      res.redirect(303, href(volunteerPaths.signIn(slug)));
      return;
    }
    const form = parseForm(joinForm, req);
    if (!form.ok) throw notFound();
    await joinNeed(workBy(res), actor.personId, slug, form.value.schicht);
    const session = sessionOf(req);
    if (session) session.notice = "needs:join.thanks";
    res.redirect(303, href(volunteerPaths.need(slug)));
  }
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce(
    (first, moment) => (moment !== null && (first === null || moment < first) ? moment : first),
    null,
  );
}
