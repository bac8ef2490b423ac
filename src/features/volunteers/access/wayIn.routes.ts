import type { Request, Response } from "express";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import type { Limit } from "../../../shared/http/rateLimit.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { inEvenTime } from "../evenTime.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { answerForm, cardForm, passwordForm } from "./access.forms.ts";
import { wayInPage } from "./access.pages.ts";
import { accessPaths } from "./access.paths.ts";
import { presentCardWay, presentPasswordWay } from "./access.presenter.ts";
import type { createEnterByPasskey } from "./passkeys.ts";
import type { createEnterByCard, createEnterByPassword } from "./signIn.ts";

interface Deps extends Pick<FeatureDeps, "sessions" | "rateLimit"> {
  readonly enterByPassword: ReturnType<typeof createEnterByPassword>;
  readonly enterByCard: ReturnType<typeof createEnterByCard>;
  readonly enterByPasskey: ReturnType<typeof createEnterByPasskey>;
  readonly passkeyOptions: () => string;
}

const BY_ADDRESS: Limit = { name: "volunteer-door", points: 30, seconds: 600 };
const BY_MAIL: Limit = { name: "volunteer-password", points: 10, seconds: 300 };

/** The doors that need no letter: password, passkey, printed card. */
export function wayInRoutes(deps: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: accessPaths.password(), access: "public", handle: showPassword },
    { method: "post", path: accessPaths.password(), access: "public", handle: takePassword },
    { method: "post", path: accessPaths.passkey(), access: "public", handle: takePasskey },
    { method: "get", path: accessPaths.card(), access: "public", handle: showCard },
    { method: "post", path: accessPaths.card(), access: "public", handle: takeCard },
  ];

  function showPassword(_req: Request, res: Response): Promise<void> {
    return sendPassword(res, emptyForm);
  }

  async function takePassword(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(BY_ADDRESS, req);
    const form = parseForm(passwordForm, req);
    if (!form.ok) return sendPassword(res, form.state);
    await deps.rateLimit.byKey(BY_MAIL, form.value.email);
    const personId = await inEvenTime(() => deps.enterByPassword(workBy(res), form.value));
    if (personId === null) return sendPassword(res, withError(form.state, "", "access:password.refused"));
    await deps.rateLimit.forgive(BY_MAIL, form.value.email);
    await welcome(req, res, personId);
  }

  async function takePasskey(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(BY_ADDRESS, req);
    const form = parseForm(answerForm, req);
    const personId = form.ok ? await deps.enterByPasskey(workBy(res), form.value.antwort) : null;
    if (personId === null) return sendPassword(res, withError(emptyForm, "", "access:passkey.refused"));
    await welcome(req, res, personId);
  }

  function showCard(_req: Request, res: Response): Promise<void> {
    return sendCard(res, emptyForm);
  }

  async function takeCard(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(BY_ADDRESS, req);
    const form = parseForm(cardForm, req);
    if (!form.ok) return sendCard(res, form.state);
    const personId = await inEvenTime(() => deps.enterByCard(workBy(res), form.value.code));
    if (personId === null) return sendCard(res, withError(form.state, "code", "access:card.refused"));
    await welcome(req, res, personId);
  }

  async function welcome(req: Request, res: Response, personId: string): Promise<void> {
    await deps.sessions.start(req, res, { kind: "volunteer", personId, notice: "volunteers:signedIn" });
    res.redirect(303, readerOf(res, "access").href(volunteerPaths.account()));
  }

  function sendPassword(res: Response, state: FormState): Promise<void> {
    const page = presentPasswordWay(readerOf(res, "access"), state, deps.passkeyOptions());
    return sendPage(res, wayInPage, page, { status: statusOf(state) });
  }
}

function sendCard(res: Response, state: FormState): Promise<void> {
  return sendPage(res, wayInPage, presentCardWay(readerOf(res, "access"), state), { status: statusOf(state) });
}

function statusOf(state: FormState): number {
  return state.errors.length > 0 ? 422 : 200;
}
