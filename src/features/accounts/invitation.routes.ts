import type { Request, Response } from "express";
import { AppError } from "../../shared/errors/AppError.ts";
import { emptyForm, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import type { RateLimit } from "../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { pendingPersonOf, type Sessions } from "../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { createAcceptInvitation } from "./acceptInvitation.ts";
import { accountPaths } from "./accounts.paths.ts";
import { acceptanceForm, enrolForm } from "./door.forms.ts";
import { codesPage, enrolPage } from "./door.pages.ts";
import { presentCodes, presentEnrol, presentInvitation } from "./door.presenter.ts";
import type { createEnrol, WaitingKey, WaitingKeyOf } from "./enrol.ts";
import { sendGone, statusOf, toSignIn } from "./doorway.routes.ts";
import { CODE_BY_PERSON, LINKS_BY_ADDRESS } from "./limits.ts";
import type { FindLink, OpenLink } from "./links.ts";
import { ownPathFrom } from "./returnPath.ts";
import { doorPage } from "./signIn.pages.ts";
import { drawKey } from "./totp.ts";

interface Deps {
  readonly findLink: FindLink;
  readonly acceptInvitation: ReturnType<typeof createAcceptInvitation>;
  readonly waitingKeyOf: WaitingKeyOf;
  readonly enrol: ReturnType<typeof createEnrol>;
  readonly rateLimit: RateLimit;
  readonly sessions: Sessions;
}

/** Accepting an invitation and setting up the second step. */
export function invitationRoutes(deps: Deps): readonly RouteSpec[] {
  const { rateLimit, sessions } = deps;
  return [
    { method: "get", path: "/einladung/:token", access: "public", handle: showInvitation },
    { method: "post", path: "/einladung/:token", access: "public", handle: accept },
    { method: "get", path: accountPaths.enrol(), access: "public", handle: showEnrol },
    { method: "post", path: accountPaths.enrol(), access: "public", handle: takeEnrolCode },
  ];

  async function showInvitation(req: Request, res: Response): Promise<void> {
    const link = await openLink(req);
    if (!link) return sendGone(res);
    await sendInvitation(req, res, { link, state: filledForm({ displayName: link.person?.displayName ?? "" }) });
  }

  async function accept(req: Request, res: Response): Promise<void> {
    const link = await openLink(req);
    if (!link) return sendGone(res);
    const form = parseForm(acceptanceForm(link.person), req);
    if (!form.ok) return sendInvitation(req, res, { link, state: form.state });
    try {
      const given = { token: paramOf(req, "token"), ...form.value };
      const personId = await deps.acceptInvitation(workBy(res), link, given);
      await sessions.start(req, res, { pendingPersonId: personId });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      if (error.messageKey === "accounts:link.used") return sendGone(res);
      return sendInvitation(req, res, { link, state: withError(form.state, "email", error.messageKey) });
    }
    res.redirect(303, readerOf(res, "accounts").href(accountPaths.enrol()));
  }

  async function showEnrol(req: Request, res: Response): Promise<void> {
    const waiting = await waitingKey(req, res);
    if (!waiting) {
      toSignIn(res);
      return;
    }
    await sendEnrol(res, { waiting, state: emptyForm, weiter: ownPathFrom(req.query["weiter"]) ?? "" });
  }

  async function takeEnrolCode(req: Request, res: Response): Promise<void> {
    const waiting = await waitingKey(req, res);
    if (!waiting) {
      toSignIn(res);
      return;
    }
    const { personId, key } = waiting;
    const form = parseForm(enrolForm, req);
    const weiter = ownPathFrom(form.state.values["weiter"]) ?? "";
    if (!form.ok) return sendEnrol(res, { waiting, state: form.state, weiter });
    await rateLimit.byKey(CODE_BY_PERSON, personId);
    const codes = await deps.enrol(workBy(res), { personId, key, code: form.value.code });
    if (!codes) return sendEnrol(res, { waiting, state: withError(form.state, "code", "accounts:code.wrong"), weiter });
    await sessions.start(req, res, { personId, kind: "staff" });
    const reader = readerOf(res, "accounts");
    const href = weiter === "" ? reader.href(accountPaths.desk()) : weiter;
    await sendPage(res, codesPage, presentCodes(reader, codes, { label: "accounts:codes.toDesk", href }));
  }

  async function openLink(req: Request): Promise<OpenLink | null> {
    await rateLimit.byAddress(LINKS_BY_ADDRESS, req);
    return deps.findLink(paramOf(req, "token"), ["invitation", "first_administrator"]);
  }

  async function waitingKey(req: Request, res: Response): Promise<(WaitingKey & { personId: string }) | null> {
    const personId = pendingPersonOf(req, visitOf(res).now);
    const waiting = personId === null ? null : await deps.waitingKeyOf(personId);
    return waiting && personId !== null ? { ...waiting, personId } : null;
  }
}

function sendInvitation(
  req: Request,
  res: Response,
  { link, state }: { link: OpenLink; state: FormState },
): Promise<void> {
  const page = presentInvitation(readerOf(res, "accounts"), state, { link, token: paramOf(req, "token") });
  return sendPage(res, doorPage, page, { status: statusOf(state) });
}

async function sendEnrol(
  res: Response,
  { waiting, state, weiter }: { waiting: WaitingKey; state: FormState; weiter: string },
): Promise<void> {
  const qr = await drawKey(waiting.key, waiting.login);
  const page = presentEnrol(readerOf(res, "accounts"), state, { key: waiting.key, qr, weiter });
  await sendPage(res, enrolPage, page, { status: statusOf(state) });
}
