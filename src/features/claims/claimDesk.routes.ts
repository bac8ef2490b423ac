import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../shared/access/access.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { acceptForm, rejectFields, rejectForm } from "./claims.forms.ts";
import { claimDeskPage } from "./claims.pages.ts";
import { claimPaths } from "./claims.paths.ts";
import type { Claim, ClaimQueries } from "./claims.queries.ts";
import { presentClaimDesk } from "./claimDesk.presenter.ts";
import type { createAcceptClaim, createRejectClaim } from "./decideClaim.ts";

interface Deps {
  readonly queries: ClaimQueries;
  readonly acceptClaim: ReturnType<typeof createAcceptClaim>;
  readonly rejectClaim: ReturnType<typeof createRejectClaim>;
}

/** One claim at the desk, and its decision. */
export function claimDeskRoutes({ queries, acceptClaim, rejectClaim }: Deps): readonly RouteSpec[] {
  const one = "/buero/antraege/:id";
  return [
    { method: "get", path: one, access: COORDINATION, handle: show },
    { method: "post", path: `${one}/annehmen`, access: COORDINATION, handle: accept },
    { method: "post", path: `${one}/ablehnen`, access: COORDINATION, fields: () => rejectFields, handle: reject },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    await sendClaim(res, await found(req), { form: emptyForm });
  }

  async function accept(req: Request, res: Response): Promise<void> {
    const claim = await found(req);
    const form = parseForm(acceptForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    try {
      await acceptClaim(workBy(res), claim.id, form.value.version);
    } catch (error) {
      return sendClaim(res, await found(req), { form: emptyForm, fault: conflictOf(error) });
    }
    done(req, res, { notice: "claimDesk:accept.done", id: claim.id });
  }

  async function reject(req: Request, res: Response): Promise<void> {
    const claim = await found(req);
    const form = parseForm(rejectForm, req);
    if (!form.ok) return sendClaim(res, claim, { form: form.state });
    try {
      await rejectClaim(workBy(res), claim.id, form.value);
    } catch (error) {
      return sendClaim(res, await found(req), { form: withError(form.state, "", conflictOf(error)) });
    }
    done(req, res, { notice: "claimDesk:reject.done", id: claim.id });
  }

  async function sendClaim(
    res: Response,
    claim: Claim,
    { form, fault }: { form: FormState; fault?: TextKey },
  ): Promise<void> {
    const reader = readerOf(res, "claimDesk");
    const editors = await queries.editorsOf(claim.organization.id);
    const given = { claim, editors, form, fault: fault === undefined ? "" : reader.t(fault) };
    const status = form.errors.length > 0 || fault !== undefined ? 422 : 200;
    await sendPage(res, claimDeskPage, presentClaimDesk(reader, given), { status });
  }

  async function found(req: Request): Promise<Claim> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const claim = id.success ? await queries.byId(id.data) : null;
    if (!claim) throw notFound();
    return claim;
  }
}

/** The words for a conflict; everything else is not ours to explain. */
function conflictOf(error: unknown): TextKey {
  if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
  return error.messageKey;
}

function done(req: Request, res: Response, { notice, id }: { notice: TextKey; id: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "claimDesk").href(claimPaths.desk(id)));
}
