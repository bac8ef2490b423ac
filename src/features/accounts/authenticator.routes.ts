import type { Request, Response } from "express";
import { AppError } from "../../shared/errors/AppError.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import type { RateLimit } from "../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import type { Sessions } from "../../shared/http/sessions.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { accountPaths } from "./accounts.paths.ts";
import { ownPasswordForm } from "./door.forms.ts";
import { presentNewKey } from "./door.presenter.ts";
import { sendGone, statusOf } from "./doorway.routes.ts";
import { LINKS_BY_ADDRESS, PASSWORD_BY_PERSON } from "./limits.ts";
import type { FindLink, OpenLink } from "./links.ts";
import type { createCheckOwnPassword } from "./ownAccount.ts";
import type { createRenewAuthenticator } from "./resetAuthenticator.ts";
import { doorPage } from "./signIn.pages.ts";

interface Deps {
  readonly findLink: FindLink;
  readonly checkOwnPassword: ReturnType<typeof createCheckOwnPassword>;
  readonly renewAuthenticator: ReturnType<typeof createRenewAuthenticator>;
  readonly rateLimit: RateLimit;
  readonly sessions: Sessions;
}

/** The link of somebody whose second step was reset: the password, then setting up the new one. */
export function authenticatorRoutes(deps: Deps): readonly RouteSpec[] {
  const { rateLimit, sessions } = deps;
  return [
    { method: "get", path: "/zweiter-schluessel/:token", access: "public", handle: show },
    { method: "post", path: "/zweiter-schluessel/:token", access: "public", handle: begin },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    if (!(await openLink(req))) return sendGone(res);
    await send(req, res, emptyForm);
  }

  async function begin(req: Request, res: Response): Promise<void> {
    const personId = (await openLink(req))?.person?.id;
    if (personId === undefined) return sendGone(res);
    const form = parseForm(ownPasswordForm, req);
    if (!form.ok) return send(req, res, form.state);
    await rateLimit.byKey(PASSWORD_BY_PERSON, personId);
    if (!(await deps.checkOwnPassword(workBy(res), personId, form.value.ownPassword))) {
      return send(req, res, withError(form.state, "ownPassword", "accounts:password.wrong"));
    }
    if (!(await renewed(req, res, personId))) return sendGone(res);
    await sessions.start(req, res, { pendingPersonId: personId });
    await rateLimit.forgive(PASSWORD_BY_PERSON, personId);
    res.redirect(303, readerOf(res, "accounts").href(accountPaths.enrol()));
  }

  /** False when the link was used meanwhile. */
  async function renewed(req: Request, res: Response, personId: string): Promise<boolean> {
    try {
      await deps.renewAuthenticator(workBy(res), { token: paramOf(req, "token"), personId });
      return true;
    } catch (error) {
      if (error instanceof AppError && error.messageKey === "accounts:link.used") return false;
      throw error;
    }
  }

  async function openLink(req: Request): Promise<OpenLink | null> {
    await rateLimit.byAddress(LINKS_BY_ADDRESS, req);
    return deps.findLink(paramOf(req, "token"), ["authenticator_reset"]);
  }
}

function send(req: Request, res: Response, state: FormState): Promise<void> {
  const page = presentNewKey(readerOf(res, "accounts"), state, paramOf(req, "token"));
  return sendPage(res, doorPage, page, { status: statusOf(state) });
}
