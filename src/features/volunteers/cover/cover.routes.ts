import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, linkOver, notFound } from "../../../shared/errors/AppError.ts";
import { oneOf } from "../../../shared/forms/fields.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import type { Limit, RateLimit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { DECLINE_REASONS } from "../taking/taking.forms.ts";
import type { createAnswerCover } from "./answerCover.ts";
import { coverAnswerPage, coverListPage, coverPage } from "./cover.pages.ts";
import { coverPaths } from "./cover.paths.ts";
import { presentAsk, presentCover, presentCoverList } from "./cover.presenter.ts";
import { askOfLink, loadAsk, loadCover, shiftsToCover } from "./cover.queries.ts";
import type { createStartCover, createStopCover } from "./startCover.ts";

interface Deps {
  readonly db: Db;
  readonly rateLimit: RateLimit;
  readonly recordView: ReturnType<typeof createRecordView>;
  readonly startCover: ReturnType<typeof createStartCover>;
  readonly stopCover: ReturnType<typeof createStopCover>;
  readonly answerCover: ReturnType<typeof createAnswerCover>;
}

/** Answers by link from one address. */
const ANSWERS: Limit = { name: "answer-cover", points: 60, seconds: 600 };

const answerForm = z.strictObject({
  antwort: oneOf(["ja", "nein"], "frame:form.check"),
  grund: z
    .enum(["", ...DECLINE_REASONS])
    .optional()
    .default(""),
});
const noteForm = z.strictObject({ frage: z.uuid(), antwort: oneOf(["ja", "nein"], "frame:form.check") });

/** Looking for somebody to step in: the desk's pages, and the page behind the link of the letter. */
export function coverRoutes(deps: Deps): readonly RouteSpec[] {
  const access = COORDINATION;
  return [
    { method: "get", path: "/buero/ersatz", access, handle: showList },
    { method: "get", path: "/buero/ersatz/:shiftId", access, handle: showOne },
    { method: "post", path: "/buero/ersatz/:shiftId", access, fields: () => [], handle: start },
    { method: "post", path: "/buero/ersatz/:shiftId/ende", access, handle: stop },
    { method: "post", path: "/buero/ersatz/:shiftId/antwort", access, handle: note },
    { method: "get", path: "/konto/einspringen/:token", access: "public", handle: showAsk },
    { method: "post", path: "/konto/einspringen/:token", access: "public", handle: answer },
  ];

  async function showList(_req: Request, res: Response): Promise<void> {
    const shifts = await shiftsToCover(deps.db, visitOf(res).now);
    await sendPage(res, coverListPage, presentCoverList(readerOf(res, "coverDesk"), shifts));
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    const { now } = visitOf(res);
    const shift = await loadCover(deps.db, shiftOf(req));
    if (!shift) throw notFound();
    const people = shift.coverRequests.flatMap((request) => request.asks.map((ask) => ask.person.id));
    await deps.recordView(workBy(res), people, "cover", now);
    await sendPage(res, coverPage, presentCover(readerOf(res, "coverDesk"), shift, now));
  }

  async function start(req: Request, res: Response): Promise<void> {
    await deps.startCover(workBy(res), shiftOf(req));
    leave(req, res, "coverDesk:notice.started");
  }

  async function stop(req: Request, res: Response): Promise<void> {
    await deps.stopCover(workBy(res), shiftOf(req));
    leave(req, res, "coverDesk:notice.stopped");
  }

  /** What somebody said on the phone. */
  async function note(req: Request, res: Response): Promise<void> {
    const form = parseForm(noteForm, req);
    if (!form.ok) throw notFound();
    const { frage, antwort } = form.value;
    const known = await deps.db.coverAsk.count({ where: { id: frage, request: { shiftId: shiftOf(req) } } });
    if (known === 0) throw notFound();
    await deps.answerCover(workBy(res), frage, antwort === "ja" ? { kind: "yes" } : { kind: "no", reason: null });
    leave(req, res, "coverDesk:notice.noted");
  }

  /** Looking changes nothing: mail scanners follow links. */
  async function showAsk(req: Request, res: Response): Promise<void> {
    await sendAsk(res, await linkedAsk(req));
  }

  /** The link stands for its person: the trace names them. */
  async function answer(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(ANSWERS, req);
    const asked = await linkedAsk(req);
    const form = parseForm(answerForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const { antwort, grund } = form.value;
    const actor = { kind: "volunteer", personId: asked.personId, name: "" } as const;
    try {
      const said =
        antwort === "ja" ? ({ kind: "yes" } as const) : { kind: "no" as const, reason: grund === "" ? null : grund };
      await deps.answerCover({ ...workBy(res), actor }, asked.id, said);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return sendAsk(res, asked, error.messageKey);
    }
    res.redirect(303, readerOf(res, "cover").href(visitOf(res).path));
  }

  async function sendAsk(
    res: Response,
    asked: { id: string; personId: string },
    fault: TextKey | null = null,
  ): Promise<void> {
    const ask = await loadAsk(deps.db, asked);
    if (!ask) throw notFound();
    const reader = readerOf(res, "cover");
    const { now, path } = visitOf(res);
    await sendPage(res, coverAnswerPage, presentAsk(reader, { ask, action: reader.href(path), fault, now }), {
      status: fault === null ? 200 : 409,
    });
  }

  async function linkedAsk(req: Request): Promise<{ id: string; personId: string }> {
    const asked = await askOfLink(deps.db, paramOf(req, "token"));
    if (!asked) throw linkOver();
    return asked;
  }
}

function shiftOf(req: Request): string {
  const id = z.uuid().safeParse(paramOf(req, "shiftId"));
  if (!id.success) throw notFound();
  return id.data;
}

function leave(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "coverDesk").href(coverPaths.shift(shiftOf(req))));
}
