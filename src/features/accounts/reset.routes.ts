import { setTimeout } from "node:timers/promises";
import type { Request, Response } from "express";
import { AppError } from "../../shared/errors/AppError.ts";
import { emptyForm, parseForm, type FormState } from "../../shared/forms/parseForm.ts";
import type { RateLimit } from "../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { accountPaths } from "./accounts.paths.ts";
import { resetForm } from "./door.forms.ts";
import { wordPage } from "./door.pages.ts";
import { presentForgotten, presentReset, presentWord } from "./door.presenter.ts";
import { sendGone, statusOf } from "./doorway.routes.ts";
import { LINKS_BY_ADDRESS, RESET_BY_ADDRESS, RESET_BY_LOGIN } from "./limits.ts";
import type { FindLink, OpenLink } from "./links.ts";
import type { createRequestReset, createResetPassword } from "./resetPassword.ts";
import { forgottenForm } from "./signIn.forms.ts";
import { doorPage } from "./signIn.pages.ts";

interface Deps {
  readonly findLink: FindLink;
  readonly requestReset: ReturnType<typeof createRequestReset>;
  readonly resetPassword: ReturnType<typeof createResetPassword>;
  readonly rateLimit: RateLimit;
}

/** An asked-for link takes this long to answer at least, so that the time tells nothing about the login. */
const RESET_ANSWER_MS = 300;

/** A forgotten password: asking for a link, and choosing a new one by it. */
export function resetRoutes(deps: Deps): readonly RouteSpec[] {
  const { rateLimit } = deps;
  return [
    { method: "get", path: accountPaths.forgotten(), access: "public", handle: showForgotten },
    { method: "post", path: accountPaths.forgotten(), access: "public", handle: requestLink },
    { method: "get", path: "/passwort/:token", access: "public", handle: showReset },
    { method: "post", path: "/passwort/:token", access: "public", handle: reset },
  ];

  async function showForgotten(_req: Request, res: Response): Promise<void> {
    await sendPage(res, doorPage, presentForgotten(readerOf(res, "accounts"), emptyForm));
  }

  async function requestLink(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "accounts");
    const form = parseForm(forgottenForm, req);
    if (!form.ok) return sendPage(res, doorPage, presentForgotten(reader, form.state), { status: 422 });
    await rateLimit.byAddress(RESET_BY_ADDRESS, req);
    await rateLimit.byKey(RESET_BY_LOGIN, form.value.login);
    await Promise.all([deps.requestReset(workBy(res), form.value.login), setTimeout(RESET_ANSWER_MS)]);
    await sendPage(res, wordPage, presentWord(reader, "accounts:forgotten.sentTitle", "accounts:forgotten.sentText"));
  }

  async function showReset(req: Request, res: Response): Promise<void> {
    if (!(await openLink(req))) return sendGone(res);
    await sendReset(req, res, emptyForm);
  }

  async function reset(req: Request, res: Response): Promise<void> {
    const link = await openLink(req);
    if (!link?.person) return sendGone(res);
    const form = parseForm(resetForm(link.person.email ?? ""), req);
    if (!form.ok) return sendReset(req, res, form.state);
    const given = { token: paramOf(req, "token"), personId: link.person.id, password: form.value.password };
    try {
      await deps.resetPassword(workBy(res), given);
    } catch (error) {
      if (error instanceof AppError && error.messageKey === "accounts:link.used") return sendGone(res);
      throw error;
    }
    const reader = readerOf(res, "accounts");
    await sendPage(res, wordPage, presentWord(reader, "accounts:reset.doneTitle", "accounts:reset.doneText"));
  }

  async function openLink(req: Request): Promise<OpenLink | null> {
    await rateLimit.byAddress(LINKS_BY_ADDRESS, req);
    return deps.findLink(paramOf(req, "token"), ["password_reset"]);
  }
}

function sendReset(req: Request, res: Response, state: FormState): Promise<void> {
  const page = presentReset(readerOf(res, "accounts"), state, paramOf(req, "token"));
  return sendPage(res, doorPage, page, { status: statusOf(state) });
}
