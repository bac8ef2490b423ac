import type { Request, Response } from "express";
import { notFound } from "../../../shared/errors/AppError.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { actorOf, readerOf, visitOf } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { LoadChoices } from "../choices.ts";
import type { LoadJoinParts } from "../taking/loadJoinParts.ts";
import { presentNeed } from "./need.presenter.ts";
import { needListPage, needPage } from "./needs.pages.ts";
import { presentNeedList } from "./needs.presenter.ts";
import type { NeedQueries } from "./needs.queries.ts";

interface Deps {
  readonly loadChoices: LoadChoices;
  readonly queries: NeedQueries;
  readonly loadJoinParts: LoadJoinParts;
}

export function needRoutes({ loadChoices, queries, loadJoinParts }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/mitmachen", access: "public", query: ["thema"], handle: showList },
    { method: "get", path: "/mitmachen/:slug", access: "public", handle: showNeed },
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
    const need = await queries.bySlug(paramOf(req, "slug"), { now: visitOf(res).now, language: reader.language });
    if (!need) throw notFound();
    const actor = actorOf(res);
    const personId = actor.kind === "volunteer" ? actor.personId : null;
    const { joins, opensAt, series } = await loadJoinParts(reader, {
      needId: need.id,
      personId,
      now: visitOf(res).now,
    });
    const choices = await loadChoices(reader.language);
    await sendPage(res, needPage, presentNeed(reader, { need, choices, now: visitOf(res).now, joins, series }), {
      keep: {
        dependsOn: ["need", "assignment", "theme", "organization", "vocabulary"],
        until: earliest([need.nextShiftAt, opensAt]),
      },
    });
  }
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce(
    (first, moment) => (moment !== null && (first === null || moment < first) ? moment : first),
    null,
  );
}
