import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import { endPasskeyForm, newPasskeyForm, newPasswordForm } from "./access.forms.ts";
import { cardPage, ownAccessPage } from "./access.pages.ts";
import { accessPaths } from "./access.paths.ts";
import { presentCard, presentOwnAccess } from "./access.presenter.ts";
import type { createEndCard, createIssueCard } from "./cards.ts";
import { loadOwnAccess } from "./ownAccess.queries.ts";
import type { createRemovePassword, createSetPassword } from "./ownPassword.ts";
import type { createAddPasskey, createRemovePasskey } from "./passkeys.ts";

interface Deps extends Pick<FeatureDeps, "sessions" | "origin"> {
  readonly db: Db;
  readonly setPassword: ReturnType<typeof createSetPassword>;
  readonly removePassword: ReturnType<typeof createRemovePassword>;
  readonly addPasskey: ReturnType<typeof createAddPasskey>;
  readonly removePasskey: ReturnType<typeof createRemovePasskey>;
  readonly passkeyOptions: (personId: string) => Promise<string>;
  readonly issueCard: ReturnType<typeof createIssueCard>;
  readonly endCard: ReturnType<typeof createEndCard>;
}

/** One's own ways in, and the card that the desk prints. */
export function ownAccessRoutes(deps: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: accessPaths.own(), access: "volunteer", handle: show },
    { method: "post", path: accessPaths.ownPassword(), access: "volunteer", handle: setPassword },
    { method: "post", path: accessPaths.ownPasswordEnd(), access: "volunteer", handle: endPassword },
    { method: "post", path: accessPaths.ownPasskey(), access: "volunteer", handle: addPasskey },
    { method: "post", path: accessPaths.ownPasskeyEnd(), access: "volunteer", handle: endPasskey },
    { method: "post", path: accessPaths.ownCardEnd(), access: "volunteer", handle: endCard },
    { method: "post", path: "/buero/freiwillige/:personId/karte", access: ["coordinator"], handle: issueCard },
  ];

  function show(_req: Request, res: Response): Promise<void> {
    return send(res, emptyForm);
  }

  async function setPassword(req: Request, res: Response): Promise<void> {
    const personId = ownId(res);
    const form = parseForm(newPasswordForm, req);
    if (!form.ok) return send(res, form.state);
    try {
      await deps.setPassword(workBy(res), personId, form.value.password);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return send(res, withError(form.state, "password", error.messageKey));
    }
    // Every session ended with the old password; whoever set the new one goes on in a fresh one.
    await deps.sessions.start(req, res, { kind: "volunteer", personId, notice: "access:password.done" });
    res.redirect(303, readerOf(res, "access").href(accessPaths.own()));
  }

  async function endPassword(req: Request, res: Response): Promise<void> {
    await deps.removePassword(workBy(res), ownId(res));
    back(req, res, "access:password.ended");
  }

  async function addPasskey(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "access");
    const form = parseForm(newPasskeyForm, req);
    if (!form.ok) return send(res, withError(emptyForm, "", "access:passkey.refused"));
    const label = form.value.label ?? reader.t("access:passkey.unnamed");
    try {
      await deps.addPasskey(workBy(res), ownId(res), { answer: form.value.antwort, label });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return send(res, withError(emptyForm, "", error.messageKey));
    }
    back(req, res, "access:passkey.done");
  }

  async function endPasskey(req: Request, res: Response): Promise<void> {
    const form = parseForm(endPasskeyForm, req);
    if (!form.ok) throw notFound();
    await deps.removePasskey(workBy(res), ownId(res), form.value.schluessel);
    back(req, res, "access:passkey.ended");
  }

  async function endCard(req: Request, res: Response): Promise<void> {
    await deps.endCard(workBy(res), ownId(res), hashToken(req.sessionID));
    back(req, res, "access:card.ended");
  }

  /** The code is shown by this answer alone: it is neither kept nor asked for again. */
  async function issueCard(req: Request, res: Response): Promise<void> {
    const personId = z.uuid().safeParse(paramOf(req, "personId"));
    if (!personId.success) throw notFound();
    const card = await deps.issueCard(workBy(res), personId.data);
    const given = { personId: personId.data, origin: deps.origin };
    await sendPage(res, cardPage, presentCard(readerOf(res, "access"), card, given));
  }

  async function send(res: Response, state: FormState): Promise<void> {
    const personId = ownId(res);
    const own = await loadOwnAccess(deps.db, personId);
    const passkeyOptions = await deps.passkeyOptions(personId);
    const page = presentOwnAccess(readerOf(res, "access"), own, { state, passkeyOptions });
    await sendPage(res, ownAccessPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

function ownId(res: Response): string {
  const actor = actorOf(res);
  if (actor.kind !== "volunteer") throw notFound();
  return actor.personId;
}

function back(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "access").href(accessPaths.own()));
}
