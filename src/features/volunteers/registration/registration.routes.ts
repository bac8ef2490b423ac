import type { Request, Response } from "express";
import { z } from "zod";
import { AppError, refusalFrom } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { checkbox, optionalText, requiredMail } from "../../../shared/forms/fields.ts";
import { emptyForm, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { createFormStamp, withoutStamp } from "../../../shared/forms/stamp.ts";
import type { Limit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { LoadChoices } from "../choices.ts";
import { inEvenTime } from "../evenTime.ts";
import { isLinkGood, type LinkPurpose } from "../oneTimeLinks.ts";
import { readParts } from "../profile/part.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { createRegisterVolunteer } from "./registerVolunteer.ts";
import { shortParts } from "./shortForm.ts";
import { messagePage, registrationPage, signInPage } from "./registration.pages.ts";
import {
  presentLink,
  presentLinkSent,
  presentRegistered,
  presentRegistration,
  presentSignIn,
  presentSpentLink,
} from "./registration.presenter.ts";
import type { createFollowLink, createRequestSignIn } from "./useLinks.ts";

interface Deps extends Pick<FeatureDeps, "db" | "sessions" | "rateLimit" | "sign"> {
  readonly loadChoices: LoadChoices;
  readonly registerVolunteer: ReturnType<typeof createRegisterVolunteer>;
  readonly followLink: ReturnType<typeof createFollowLink>;
  readonly requestSignIn: ReturnType<typeof createRequestSignIn>;
}

const REGISTER: Limit = { name: "register", points: 30, seconds: 3600 };
const SIGN_IN: Limit = { name: "volunteer-sign-in", points: 30, seconds: 3600 };
const FOLLOW: Limit = { name: "follow-link", points: 60, seconds: 600 };
/** Letters to one address; more are not sent, and nobody is told, so that this tells nothing either. */
const LETTERS: Limit = { name: "volunteer-letters", points: 5, seconds: 3600 };
const SLUG = /^[a-z0-9-]{1,90}$/u;
const beside = z.strictObject({
  consent: checkbox().refine((ticked) => ticked, "volunteers:form.consentMissing"),
  gesuch: optionalText(100),
});
const signInForm = z.strictObject({ email: requiredMail("volunteers:form.emailNeeded"), gesuch: optionalText(100) });

export function registrationRoutes(deps: Deps): readonly RouteSpec[] {
  const stamp = createFormStamp(deps.sign);
  return [
    { method: "get", path: "/mitmachen/anmelden", access: "public", handle: showForm },
    { method: "post", path: "/mitmachen/anmelden", access: "public", handle: register },
    { method: "get", path: "/mitmachen/anmelden/gesendet", access: "public", handle: showRegistered("post") },
    { method: "get", path: "/mitmachen/anmelden/aufgenommen", access: "public", handle: showRegistered("buero") },
    {
      method: "get",
      path: "/mitmachen/bestaetigen/:token",
      access: "public",
      handle: showLink("confirm_registration"),
    },
    { method: "post", path: "/mitmachen/bestaetigen/:token", access: "public", handle: follow("confirm_registration") },
    { method: "get", path: "/konto/anmelden", access: "public", handle: showSignIn },
    { method: "post", path: "/konto/anmelden", access: "public", handle: requestLink },
    { method: "get", path: "/konto/anmelden/gesendet", access: "public", handle: showLinkSent },
    { method: "get", path: "/konto/link/:token", access: "public", handle: showLink("volunteer_sign_in") },
    { method: "post", path: "/konto/link/:token", access: "public", handle: follow("volunteer_sign_in") },
    { method: "post", path: "/konto/abmelden", access: "volunteer", handle: signOut },
  ];

  function showForm(req: Request, res: Response): Promise<void> {
    return sendForm(res, filledForm({ channel: "email" }), needOf(req.query["gesuch"]));
  }

  async function register(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "volunteers");
    const choices = await deps.loadChoices(reader.language);
    const parts = shortParts(visitOf(res).now);
    const form = readParts({ parts, rest: beside }, choices, withoutStamp(req.body));
    const need = needOf(form.state.values["gesuch"]);
    if (!form.ok) return sendForm(res, form.state, need);
    const { alter: age, ...values } = form.value.values;
    const { email } = values.kontakt;
    if (email !== null && email === age.guardian?.email)
      return sendForm(res, withError(form.state, "sorgeMail", "guardian:reach.own"), need);
    const refused = await refusalOf(req, res);
    if (refused) return sendForm(res, withError(form.state, "", refused.messageKey), need, refused.status);
    await inEvenTime(async () => {
      const mayRepeat = email !== null && (await mayWriteTo(email));
      await deps.registerVolunteer(workBy(res), { values, age, choices, reader, need, mayRepeat });
    });
    res.redirect(303, reader.href(volunteerPaths.registered(email === null ? "buero" : "post")));
  }

  /** Why a form that is right is not taken all the same; its words then stay on the page. */
  function refusalOf(req: Request, res: Response): Promise<AppError | null> {
    return refusalFrom(async () => {
      stamp.check(req.body, visitOf(res).now);
      await deps.rateLimit.byAddress(REGISTER, req);
    });
  }

  function showRegistered(way: "post" | "buero") {
    return (_req: Request, res: Response) =>
      sendPage(res, messagePage, presentRegistered(readerOf(res, "volunteers"), way));
  }

  function showLink(purpose: LinkPurpose) {
    return async (req: Request, res: Response): Promise<void> => {
      const token = paramOf(req, "token");
      const need = needOf(req.query["gesuch"]);
      if (!(await isLinkGood(deps.db, purpose, token, visitOf(res).now))) return sendSpent(res, need);
      await sendPage(res, messagePage, presentLink(readerOf(res, "volunteers"), { purpose, token, need }));
    };
  }

  function follow(purpose: LinkPurpose) {
    return async (req: Request, res: Response): Promise<void> => {
      await deps.rateLimit.byAddress(FOLLOW, req);
      const need = needOf(req.query["gesuch"]);
      try {
        const personId = await deps.followLink(workBy(res), purpose, paramOf(req, "token"));
        await deps.sessions.start(req, res, { kind: "volunteer", personId, notice: "volunteers:signedIn" });
      } catch (error) {
        if (error instanceof AppError && error.kind === "notFound") return sendSpent(res, need);
        throw error;
      }
      const target = need === null ? volunteerPaths.account() : volunteerPaths.need(need);
      res.redirect(303, readerOf(res, "volunteers").href(target));
    };
  }

  function showSignIn(req: Request, res: Response): Promise<void> {
    return sendSignIn(res, emptyForm, needOf(req.query["gesuch"]));
  }

  async function requestLink(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(SIGN_IN, req);
    const form = parseForm(signInForm, req);
    if (!form.ok) return sendSignIn(res, form.state, needOf(form.state.values["gesuch"]));
    const { email, gesuch } = form.value;
    await inEvenTime(async () => {
      if (await mayWriteTo(email)) await deps.requestSignIn(workBy(res), email, needOf(gesuch));
    });
    res.redirect(303, readerOf(res, "volunteers").href(volunteerPaths.linkSent()));
  }

  async function showLinkSent(_req: Request, res: Response): Promise<void> {
    await sendPage(res, messagePage, presentLinkSent(readerOf(res, "volunteers")));
  }

  async function signOut(req: Request, res: Response): Promise<void> {
    await deps.sessions.end(req, res);
    res.redirect(303, readerOf(res, "volunteers").href("/"));
  }

  async function mayWriteTo(email: string): Promise<boolean> {
    return (await refusalFrom(() => deps.rateLimit.byKey(LETTERS, email))) === null;
  }

  async function sendForm(
    res: Response,
    state: FormState,
    need: string | null,
    status = state.errors.length > 0 ? 422 : 200,
  ): Promise<void> {
    const reader = readerOf(res, "volunteers");
    const choices = await deps.loadChoices(reader.language);
    const { now } = visitOf(res);
    const page = presentRegistration(reader, state, { choices, need, now, stamp: stamp.make(now) });
    await sendPage(res, registrationPage, page, { status });
  }
}

function sendSpent(res: Response, need: string | null): Promise<void> {
  return sendPage(res, messagePage, presentSpentLink(readerOf(res, "volunteers"), need), { status: 404 });
}

function sendSignIn(res: Response, state: FormState, need: string | null): Promise<void> {
  const page = presentSignIn(readerOf(res, "volunteers"), state, need);
  return sendPage(res, signInPage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

/** The need somebody came from, if it looks like one; nothing else becomes part of an address. */
function needOf(value: unknown): string | null {
  return typeof value === "string" && SLUG.test(value) ? value : null;
}
