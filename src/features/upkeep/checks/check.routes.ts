import type { Request, Response } from "express";
import type { Db } from "../../../shared/db/client.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import { filledForm, type FormState } from "../../../shared/forms/parseForm.ts";
import type { Limit, RateLimit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../../shared/http/visit.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { KeptRecord } from "../../proposals/index.ts";
import { changeForm } from "../change/changeForm.ts";
import { presentChange } from "../entry.presenter.ts";
import { isPublic, type Kinds } from "../kinds.ts";
import { changePage, checkPage, wordPage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import type { createAnswerCheck } from "./answerCheck.ts";
import { takeAnswer, takeChange, type AnswerScene } from "./answers.routes.ts";
import { presentCheck, presentOver, presentThanks, THANKS } from "./check.presenter.ts";
import { findCheck, type CheckRow } from "./checks.repo.ts";

interface Deps {
  readonly db: Db;
  readonly kinds: Kinds;
  readonly rateLimit: RateLimit;
  readonly answerCheck: ReturnType<typeof createAnswerCheck>;
}

/** An office answers for many entries from one address. */
const ANSWERS: Limit = { name: "check-answer", points: 120, seconds: 3600 };

interface OpenCheck extends AnswerScene {
  readonly check: CheckRow;
  readonly token: string;
}

/** The page behind the link in an owner's letter: one entry, no sign-in. Opening it changes nothing. */
export function checkRoutes({ db, kinds, rateLimit, answerCheck }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/pflege/danke/:outcome", access: "public", handle: showThanks },
    { method: "get", path: "/pflege/:token", access: "public", handle: show },
    { method: "post", path: "/pflege/:token", access: "public", handle: answer },
    { method: "get", path: "/pflege/:token/aendern", access: "public", handle: showChange },
    { method: "post", path: "/pflege/:token/aendern", access: "public", handle: change },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const open = await find(req, res);
    if (!open) return sendOver(res);
    const { reader, token, check, kind, record } = open;
    await sendPage(keptPrivate(res), checkPage, presentCheck(reader, { token, check, kind, record }));
  }

  async function answer(req: Request, res: Response): Promise<void> {
    await rateLimit.byAddress(ANSWERS, req);
    const open = await find(req, res);
    if (!open) return sendOver(res);
    try {
      const outcome = await takeAnswer(req, res, open, answerCheck);
      thank(res, outcome.kind);
    } catch (error) {
      await sendOverFor(res, error);
    }
  }

  async function showChange(req: Request, res: Response): Promise<void> {
    const open = await find(req, res);
    if (!open) return sendOver(res);
    const { reader, kind, record } = open;
    await sendChange(res, open, record, filledForm(changeForm(reader, kind.link, record).prefilled));
  }

  async function change(req: Request, res: Response): Promise<void> {
    await rateLimit.byAddress(ANSWERS, req);
    const open = await find(req, res);
    if (!open) return sendOver(res);
    try {
      const taken = await takeChange(req, res, open, answerCheck);
      if (taken.ok) thank(res, taken.outcome.kind);
      else await sendChange(res, open, taken.record, taken.state);
    } catch (error) {
      await sendOverFor(res, error);
    }
  }

  /** Unknown, forged, used, over, or an entry that is no longer public: null for all of them. */
  async function find(req: Request, res: Response): Promise<OpenCheck | null> {
    const token = paramOf(req, "token");
    const check = await findCheck(db, { tokenHash: hashToken(token) });
    if (!check || check.tokenExpiresAt === null || check.tokenExpiresAt <= visitOf(res).now) return null;
    const kind = kinds[check.link];
    const record = await kind.find(check.recordId);
    if (!record || !isPublic(record)) return null;
    return { reader: readerOf(res, "corrections"), who: { as: "owner", token }, kind, record, check, token };
  }

  function sendChange(res: Response, open: OpenCheck, record: KeptRecord, state: FormState): Promise<void> {
    const { reader, kind, token } = open;
    const page = presentChange(reader, state, {
      link: kind.link,
      record,
      action: reader.href(upkeepPaths.checkChange(token)),
      cancelHref: reader.href(upkeepPaths.check(token)),
      note: record.isReviewed ? "corrections:check.changeReviewed" : "corrections:check.changeAtOnce",
      asksMessage: true,
    });
    return sendPage(keptPrivate(res), changePage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function showThanks(req: Request, res: Response): Promise<void> {
    const outcome = THANKS.find((known) => known === paramOf(req, "outcome"));
    if (!outcome) return sendOver(res);
    await sendPage(keptPrivate(res), wordPage, presentThanks(readerOf(res, "corrections"), outcome));
  }

  async function sendOverFor(res: Response, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    await sendOver(res);
  }
}

function thank(res: Response, outcome: string): void {
  res.redirect(303, readerOf(res, "corrections").href(upkeepPaths.thanks(outcome)));
}

function sendOver(res: Response): Promise<void> {
  return sendPage(keptPrivate(res), wordPage, presentOver(readerOf(res, "corrections")), { status: 410 });
}

/** Neither kept nor listed nor told to the next page: the address itself is the secret. */
function keptPrivate(res: Response): Response {
  return res.set("X-Robots-Tag", "noindex, nofollow").set("Referrer-Policy", "no-referrer");
}
