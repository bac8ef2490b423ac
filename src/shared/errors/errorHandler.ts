import type { ErrorRequestHandler, Request, Response } from "express";
import { isDatabaseAway } from "../db/databaseFault.ts";
import { readerOf, visitOf } from "../http/visit.ts";
import { definePage, type PageModel } from "../pages/page.ts";
import { sendPage } from "../pages/sendPage.ts";
import type { TextKey } from "../text/keys.ts";
import { AppError, notFound } from "./AppError.ts";
import { lateForm, typedFields, type TypedField } from "./typedFields.ts";

/** The page for a request that failed: what happened, and what the person can do now. */
export interface ErrorPage extends PageModel {
  readonly message: string;
  readonly advice: string;
  /** Given for faults of ours, to be told on the phone. */
  readonly requestId: string;
  readonly showSearch: boolean;
  readonly searchAction: string;
  readonly contactHref: string;
  readonly startHref: string;
  readonly startLabel: string;
  /** Where the desk is entered anew beside this page; "" for every other failure. */
  readonly signInHref: string;
  /** What was typed into a form of the desk that came too late, to be copied; empty otherwise. */
  readonly typed: readonly TypedField[];
}

const errorPage = definePage<ErrorPage>("errors/error");

interface Failure {
  readonly status: number;
  readonly title: TextKey;
  readonly message: TextKey;
  readonly advice: TextKey;
  readonly isOurs: boolean;
}

/** Logs an error that is ours, with request id and actor id, never with what was typed. */
export type ReportFault = (error: unknown, context: { requestId: string; actorId: string | null }) => void;

/** Turns every failure into an answer: HTML for people, problem+json (RFC 9457) under /api. */
export function createErrorHandler(report: ReportFault): ErrorRequestHandler {
  return async (error: unknown, req: Request, res: Response, next) => {
    const visit = visitOf(res);
    const failure = failureOf(error);
    if (failure.isOurs)
      report(error, { requestId: visit.requestId, actorId: "personId" in visit.actor ? visit.actor.personId : null });
    if (res.headersSent) {
      next(error);
      return;
    }
    if (failure.status === 503) res.set("Retry-After", "5");
    if (req.path.startsWith("/api/")) {
      sendProblem(res, failure);
      return;
    }
    try {
      await sendErrorPage(req, res, failure);
    } catch (second) {
      report(second, { requestId: visit.requestId, actorId: null });
      res
        .status(failure.status)
        .type("text/plain; charset=utf-8")
        .send(visit.texts.translate(visit.language)(failure.message));
    }
  };
}

async function sendErrorPage(req: Request, res: Response, failure: Failure): Promise<void> {
  const visit = visitOf(res);
  const reader = readerOf(res, "frame");
  const isDesk = req.path.startsWith("/buero");
  await sendPage(
    res,
    errorPage,
    {
      title: reader.t(failure.title),
      message: reader.t(failure.message),
      advice: reader.t(adviceFor(req, failure)),
      requestId: failure.isOurs ? visit.requestId : "",
      showSearch: mayBeFound(failure, isDesk),
      searchAction: reader.href("/suche"),
      contactHref: reader.href("/kontakt"),
      startHref: reader.href(isDesk ? "/buero" : "/"),
      startLabel: reader.t(isDesk ? "frame:error.toDesk" : "frame:error.toStart"),
      signInHref: isDesk && failure.status === 401 ? reader.href("/anmelden") : "",
      typed: failure.message === "frame:error.signInAgain" ? typedFields(reader, req.body, lateForm(res)) : [],
    },
    { status: failure.status },
  );
}

/** What the search of the public pages might find instead. */
function mayBeFound({ status, advice }: Failure, isDesk: boolean): boolean {
  return !isDesk && (status === 404 || status === 403) && advice !== "frame:error.adviceLink";
}

/** Whoever works at the desk looks for an entry or a task, not for what the search of the public pages finds. */
function adviceFor({ path, method }: Request, { status, advice }: Failure): TextKey {
  const isDeskPage = path.startsWith("/buero") && method === "GET";
  if (isDeskPage && status === 404) return "frame:error.advice404Desk";
  return isDeskPage && status === 403 ? "frame:error.advice403Desk" : advice;
}

function sendProblem(res: Response, failure: Failure): void {
  const { t } = readerOf(res, "frame");
  const problem = {
    type: "about:blank",
    title: t(failure.title),
    status: failure.status,
    detail: t(failure.message),
    instance: visitOf(res).requestId,
  };
  res.status(failure.status).type("application/problem+json").send(JSON.stringify(problem));
}

const TITLES: Readonly<Record<number, TextKey>> = {
  401: "frame:error.title401",
  403: "frame:error.title403",
  404: "frame:error.title404",
  409: "frame:error.title409",
  429: "frame:error.title429",
};

function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return refusal(error);
  const status = clientStatus(error);
  if (status === 404) return refusal(notFound());
  if (status !== null) {
    const message: TextKey = status === 413 ? "frame:error.tooLarge" : "frame:error.request";
    return { status, title: "frame:error.titleRequest", message, advice: "frame:error.adviceBack", isOurs: false };
  }
  return isDatabaseAway(error) ? AWAY : OURS;
}

const AWAY: Failure = {
  status: 503,
  title: "frame:error.title503",
  message: "frame:error.away",
  advice: "frame:error.adviceLater",
  isOurs: true,
};

const OURS: Failure = {
  status: 500,
  title: "frame:error.title500",
  message: "frame:error.ours",
  advice: "frame:error.adviceOurs",
  isOurs: true,
};

const LINK_OVER = {
  title: "frame:error.titleLink",
  message: "frame:error.linkOver",
  advice: "frame:error.adviceLink",
  isOurs: false,
} as const satisfies Omit<Failure, "status">;

const ADVICE: Partial<Record<AppError["kind"], TextKey>> = {
  notFound: "frame:error.advice404",
  tooMany: "frame:error.adviceLater",
};

function refusal({ status, messageKey, kind }: AppError): Failure {
  if (messageKey === "frame:error.linkOver") return { status, ...LINK_OVER };
  const title = TITLES[status] ?? "frame:error.titleRequest";
  return { status, title, message: messageKey, advice: ADVICE[kind] ?? "frame:error.adviceBack", isOurs: false };
}

/** Express and its parsers mark what the sender did wrong with a 4xx status. */
function clientStatus(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("status" in error)) return null;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status < 500 ? status : null;
}
