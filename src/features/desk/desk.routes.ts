import type { Request, Response } from "express";
import { z } from "zod";
import { ADMINISTRATION, COORDINATION } from "../../shared/access/access.ts";
import { holds } from "../../shared/access/actor.ts";
import type { DeskPoint } from "../../shared/desk/deskPoint.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { outboxPage, todayPage, welcomePage } from "./desk.pages.ts";
import { deskPaths } from "./desk.paths.ts";
import { presentToday } from "./desk.presenter.ts";
import type { DeskQueries } from "./desk.queries.ts";
import { mayReadTitles, scopeFor, seesNothing } from "./desk.scope.ts";
import { presentOutbox } from "./outbox.presenter.ts";
import type { createListOutbox } from "./outbox.queries.ts";
import type { createSendAgain } from "./sendAgain.ts";
import { countsOf, waitingItem } from "./waitingItems.ts";
import { presentWelcome } from "./welcome.presenter.ts";

const OUTBOX = [...COORDINATION, ...ADMINISTRATION] as const;

interface Deps {
  readonly queries: DeskQueries;
  readonly deskPoint: () => Promise<DeskPoint | null>;
  readonly listOutbox: ReturnType<typeof createListOutbox>;
  readonly sendAgain: ReturnType<typeof createSendAgain>;
  readonly sendsMail: boolean;
  readonly origin: string;
  readonly isDemo: boolean;
}

const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

export function deskRoutes({
  queries,
  deskPoint,
  listOutbox,
  sendAgain,
  sendsMail,
  origin,
  isDemo,
}: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero", access: "staff", handle: showToday },
    { method: "get", path: "/buero/postausgang", access: OUTBOX, handle: showOutbox },
    { method: "post", path: "/buero/postausgang/:id/senden", access: OUTBOX, handle: resend },
  ];

  async function showToday(_req: Request, res: Response): Promise<void> {
    const { actor, now } = visitOf(res);
    const reader = readerOf(res, "desk");
    const scope = scopeFor(actor);
    if (seesNothing(scope)) {
      await sendPage(res, welcomePage, presentWelcome(reader, actor));
      return;
    }
    const readsTitles = mayReadTitles(actor);
    const [rows, counts, week, desk] = await Promise.all([
      readsTitles ? queries.waiting(scope, now) : [],
      readsTitles ? null : queries.counts(scope, now),
      scope.all ? queries.weekFigures(now) : null,
      deskPoint(),
    ]);
    const page = presentToday(reader, {
      items: rows.map(waitingItem),
      counts: counts ?? countsOf(rows),
      week,
      deskPoint: desk,
      mayTake: holds(actor, "coordinator"),
      mayReadTitles: readsTitles,
      now,
    });
    await sendPage(res, todayPage, page);
  }

  async function showOutbox(req: Request, res: Response): Promise<void> {
    const page = pageNumber.parse(req.query["seite"]);
    const rows = await listOutbox(actorOf(res), page);
    await sendPage(res, outboxPage, presentOutbox(readerOf(res, "desk"), { rows, page, sendsMail, origin, isDemo }));
  }

  async function resend(req: Request, res: Response): Promise<void> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    if (!id.success) throw notFound();
    await sendAgain(workBy(res), id.data);
    const session = sessionOf(req);
    if (session) session.notice = "desk:outbox.isQueued";
    res.redirect(303, readerOf(res, "desk").href(deskPaths.outbox()));
  }
}
