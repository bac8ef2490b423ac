import type { Request, Response } from "express";
import { linkOver, notFound, refusalFrom, type AppError } from "../../shared/errors/AppError.ts";
import { emptyForm, parseFields, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { withoutStamp, type FormStamp } from "../../shared/forms/stamp.ts";
import type { Limit, RateLimit } from "../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { hashToken } from "../../shared/ids/ids.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { createConfirmClaim, createWithdrawClaim } from "./answerClaim.ts";
import { claimFields, claimForm, TOKEN } from "./claims.forms.ts";
import { claimPage, claimSentPage, myClaimPage } from "./claims.pages.ts";
import { claimPaths } from "./claims.paths.ts";
import { isLinkOver } from "./claims.policy.ts";
import { presentClaim, presentClaimSent, presentMyClaim } from "./claims.presenter.ts";
import type { Claim, ClaimableOrganisation, ClaimQueries } from "./claims.queries.ts";
import type { createRequestClaim, NewClaim } from "./requestClaim.ts";

interface Deps {
  readonly queries: ClaimQueries;
  readonly requestClaim: ReturnType<typeof createRequestClaim>;
  readonly confirmClaim: ReturnType<typeof createConfirmClaim>;
  readonly withdrawClaim: ReturnType<typeof createWithdrawClaim>;
  readonly stamp: FormStamp;
  readonly rateLimit: RateLimit;
}

const CLAIMS: Limit = { name: "claim", points: 20, seconds: 3600 };
const LINKS: Limit = { name: "claim-link", points: 60, seconds: 600 };
/** Nobody's mailbox is filled through our form: the answer stays the same, but no more letters go out. */
const LETTERS: Limit = { name: "claim-letter", points: 3, seconds: 86_400 };
/** A slug as slugFrom makes it; anything else is no address of ours. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,118}$/u;

/** Claiming an organisation's entries: the form for everybody, and the page behind the link in the mail. */
export function claimRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, stamp, rateLimit } = deps;
  const one = "/pflegen/:slug";
  const mine = "/pflegen/antrag/:token";
  return [
    { method: "get", path: one, access: "public", handle: showForm },
    { method: "post", path: one, access: "public", fields: () => claimFields, handle: ask },
    { method: "get", path: `${one}/gesendet`, access: "public", handle: showSent },
    { method: "get", path: mine, access: "public", handle: showMine },
    { method: "post", path: `${mine}/bestaetigen`, access: "public", handle: confirm },
    { method: "post", path: `${mine}/zurueckziehen`, access: "public", handle: withdraw },
  ];

  async function showForm(req: Request, res: Response): Promise<void> {
    const organisation = await found(req);
    if (organisation.slug !== paramOf(req, "slug")) {
      res.redirect(301, readerOf(res, "claims").href(claimPaths.ask(organisation.slug)));
      return;
    }
    await sendForm(res, emptyForm, { organisation });
  }

  async function ask(req: Request, res: Response): Promise<void> {
    const organisation = await found(req);
    const form = parseFields(claimForm, withoutStamp(req.body));
    if (!form.ok) return sendForm(res, form.state, { organisation });
    const refused = await refusalOf(req, res);
    if (refused) {
      const state = withError(form.state, "", refused.messageKey);
      return sendForm(res, state, { organisation, status: refused.status });
    }
    const { language } = readerOf(res, "claims");
    await take(res, { ...form.value, organizationId: organisation.id, language });
    res.redirect(303, readerOf(res, "claims").href(claimPaths.sent(organisation.slug)));
  }

  async function take(res: Response, claim: NewClaim): Promise<void> {
    const refused = await refusalFrom(() => rateLimit.byKey(LETTERS, claim.email));
    if (refused === null) await deps.requestClaim(workBy(res), claim);
  }

  async function showSent(_req: Request, res: Response): Promise<void> {
    await sendPage(res, claimSentPage, presentClaimSent(readerOf(res, "claims")));
  }

  async function showMine(req: Request, res: Response): Promise<void> {
    const { claim, token } = await foundMine(req, res);
    res.set("X-Robots-Tag", "noindex");
    await sendPage(res, myClaimPage, presentMyClaim(readerOf(res, "claims"), claim, token));
  }

  async function confirm(req: Request, res: Response): Promise<void> {
    const { token } = await foundMine(req, res);
    await deps.confirmClaim(workBy(res), token);
    backToMine(res, token);
  }

  async function withdraw(req: Request, res: Response): Promise<void> {
    const { token } = await foundMine(req, res);
    await deps.withdrawClaim(workBy(res), token);
    backToMine(res, token);
  }

  /** Why a form that is right is not taken all the same; its words stay on the page. */
  function refusalOf(req: Request, res: Response): Promise<AppError | null> {
    return refusalFrom(async () => {
      stamp.check(req.body, visitOf(res).now);
      await rateLimit.byAddress(CLAIMS, req);
    });
  }

  async function found(req: Request): Promise<ClaimableOrganisation> {
    const slug = paramOf(req, "slug");
    const organisation = SLUG.test(slug) ? await queries.claimable(slug) : null;
    if (!organisation) throw notFound();
    return organisation;
  }

  /** The claim behind a link that works; forged, unknown and old links answer alike. */
  async function foundMine(req: Request, res: Response): Promise<{ claim: Claim; token: string }> {
    await rateLimit.byAddress(LINKS, req);
    const token = paramOf(req, "token");
    const claim = TOKEN.test(token) ? await queries.byToken(hashToken(token)) : null;
    if (!claim || isLinkOver(claim, visitOf(res).now)) throw linkOver();
    return { claim, token };
  }

  async function sendForm(
    res: Response,
    state: FormState,
    {
      organisation,
      status = state.errors.length > 0 ? 422 : 200,
    }: { organisation: ClaimableOrganisation; status?: number },
  ): Promise<void> {
    const page = presentClaim(readerOf(res, "claims"), state, { organisation, stamp: stamp.make(visitOf(res).now) });
    await sendPage(res, claimPage, page, { status });
  }
}

function backToMine(res: Response, token: string): void {
  res.redirect(303, readerOf(res, "claims").href(claimPaths.mine(token)));
}
