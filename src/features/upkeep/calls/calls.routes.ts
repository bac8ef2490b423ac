import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { filledForm, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { KeptRecord } from "../../proposals/index.ts";
import { changeFieldNames, changeForm } from "../change/changeForm.ts";
import type { createAnswerCheck } from "../checks/answerCheck.ts";
import { takeAnswer, takeChange, type AnswerScene } from "../checks/answers.routes.ts";
import { findCheck, isTaken, type CheckRow } from "../checks/checks.repo.ts";
import { presentChange } from "../entry.presenter.ts";
import { isPublic, type Kinds } from "../kinds.ts";
import { callListPage, callPage, changePage, deskCallPage, deskChangePage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import { listCalls } from "./calls.repo.ts";
import { presentCall, presentCalls } from "./calls.presenter.ts";
import type { createReturnCall, createTakeCall } from "./takeCall.ts";

interface Deps {
  readonly db: Db;
  readonly kinds: Kinds;
  readonly answerCheck: ReturnType<typeof createAnswerCheck>;
  readonly takeCall: ReturnType<typeof createTakeCall>;
  readonly returnCall: ReturnType<typeof createReturnCall>;
}

interface OpenCall extends AnswerScene {
  readonly check: CheckRow;
  readonly isDesk: boolean;
}

/** Five-minute calls: taken by volunteers on their own pages, or made by the coordination at the desk. */
export function callRoutes({ db, kinds, answerCheck, takeCall, returnCall }: Deps): readonly RouteSpec[] {
  const one = "/mitmachen/anrufe/:id";
  const desk = "/buero/pflege/pruefungen/:id";
  return [
    { method: "get", path: "/mitmachen/anrufe", access: "volunteer", handle: showList },
    { method: "post", path: `${one}/nehmen`, access: "volunteer", handle: take },
    { method: "post", path: `${one}/zurueck`, access: "volunteer", handle: giveBack },
    { method: "get", path: one, access: "volunteer", handle: withCall(show) },
    { method: "post", path: one, access: "volunteer", handle: withCall(answer) },
    { method: "get", path: `${one}/aendern`, access: "volunteer", handle: withCall(showChange) },
    {
      method: "post",
      path: `${one}/aendern`,
      access: "volunteer",
      fields: changeFieldNames,
      handle: withCall(change),
    },
    { method: "get", path: desk, access: COORDINATION, handle: withCall(show) },
    { method: "post", path: desk, access: COORDINATION, handle: withCall(answer) },
    { method: "get", path: `${desk}/aendern`, access: COORDINATION, handle: withCall(showChange) },
    {
      method: "post",
      path: `${desk}/aendern`,
      access: COORDINATION,
      fields: changeFieldNames,
      handle: withCall(change),
    },
  ];

  /** Hands an open call on; one that is done or not theirs is told about on the list. */
  function withCall(handle: (req: Request, res: Response, open: OpenCall) => Promise<void>) {
    return async (req: Request, res: Response): Promise<void> => {
      const open = await find(req, res);
      if (open) await handle(req, res, open);
      else goTo(req, res, { notice: "upkeep:call.notYours", path: listOf(res) });
    };
  }

  async function showList(_req: Request, res: Response): Promise<void> {
    const rows = await listCalls(db, personIdOf(actorOf(res)) ?? "", visitOf(res).now);
    await sendPage(res, callListPage, presentCalls(readerOf(res, "upkeep"), rows));
  }

  async function take(req: Request, res: Response): Promise<void> {
    const id = idOf(req);
    try {
      await takeCall(workBy(res), id);
      res.redirect(303, readerOf(res, "upkeep").href(upkeepPaths.call(id)));
    } catch (error) {
      tellConflict(req, res, error, upkeepPaths.calls());
    }
  }

  async function giveBack(req: Request, res: Response): Promise<void> {
    await returnCall(workBy(res), idOf(req));
    goTo(req, res, { notice: "upkeep:call.givenBack", path: upkeepPaths.calls() });
  }

  async function show(_req: Request, res: Response, open: OpenCall): Promise<void> {
    const page = presentCall(open.reader, open);
    await sendPage(res, open.isDesk ? deskCallPage : callPage, page);
  }

  async function answer(req: Request, res: Response, open: OpenCall): Promise<void> {
    try {
      const { kind } = await takeAnswer(req, res, open, answerCheck);
      if (kind !== "faulty") goTo(req, res, { notice: `upkeep:done.${kind}`, path: listOf(res) });
    } catch (error) {
      tellConflict(req, res, error, listOf(res));
    }
  }

  async function showChange(_req: Request, res: Response, open: OpenCall): Promise<void> {
    const { reader, kind, record } = open;
    await sendChange(res, open, record, filledForm(changeForm(reader, kind.link, record).prefilled));
  }

  async function change(req: Request, res: Response, open: OpenCall): Promise<void> {
    try {
      const taken = await takeChange(req, res, open, answerCheck);
      if (!taken.ok) await sendChange(res, open, taken.record, taken.state);
      else if (taken.outcome.kind !== "faulty") {
        goTo(req, res, { notice: `upkeep:done.${taken.outcome.kind}`, path: listOf(res) });
      }
    } catch (error) {
      tellConflict(req, res, error, listOf(res));
    }
  }

  function sendChange(res: Response, open: OpenCall, record: KeptRecord, state: FormState): Promise<void> {
    const { reader, kind, check, isDesk } = open;
    const model = presentChange(reader, state, {
      link: kind.link,
      record,
      action: reader.href(isDesk ? upkeepPaths.deskCallChange(check.id) : upkeepPaths.callChange(check.id)),
      cancelHref: reader.href(isDesk ? upkeepPaths.deskCall(check.id) : upkeepPaths.call(check.id)),
      note: isDesk ? "corrections:check.changeAtOnce" : "corrections:check.changeReviewed",
      asksMessage: !isDesk,
    });
    const page = { ...model, section: listOf(res) };
    return sendPage(res, isDesk ? deskChangePage : changePage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  /** An open check: for the desk any, for a volunteer the one they have taken; null when it is over or not theirs. */
  async function find(req: Request, res: Response): Promise<OpenCall | null> {
    const id = idOf(req);
    const actor = actorOf(res);
    const isDesk = actor.kind === "staff";
    const check = await findCheck(db, { id });
    if (!check) return null;
    const isTheirs = isTaken(check, visitOf(res).now) && check.assigneeId === personIdOf(actor);
    const record = isDesk || isTheirs ? await kinds[check.link].find(check.recordId) : null;
    if (!record || !isPublic(record)) return null;
    const who = { as: isDesk ? "coordinator" : "volunteer", checkId: id } as const;
    return { reader: readerOf(res, "upkeep"), who, kind: kinds[check.link], record, check, isDesk };
  }
}

function idOf(req: Request): string {
  const id = z.uuid().safeParse(paramOf(req, "id"));
  if (!id.success) throw notFound();
  return id.data;
}

function listOf(res: Response): string {
  return actorOf(res).kind === "staff" ? upkeepPaths.desk() : upkeepPaths.calls();
}

function goTo(req: Request, res: Response, { notice, path }: { notice: TextKey; path: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "upkeep").href(path));
}

/** Answered meanwhile, or taken by somebody else: said once on the list. */
function tellConflict(req: Request, res: Response, error: unknown, path: string): void {
  if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
  goTo(req, res, { notice: error.messageKey, path });
}
