import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../../shared/db/client.ts";
import type { WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, linkOver, notFound } from "../../../shared/errors/AppError.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import type { Limit, RateLimit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { createAdoptSeries, createEndAdoption } from "./adoptSeries.ts";
import type { createAnswerOffer, OfferAnswer } from "./answerOffer.ts";
import { nameOfferFields, presentOffer } from "./offer.presenter.ts";
import { loadOffer, offerOfLink } from "./offer.queries.ts";
import type { createSignUp } from "./signUp.ts";
import type { createSeekSwap, createTakeOver } from "./swap.ts";
import { offerForm, placeForm, seriesForm, swapForm } from "./taking.forms.ts";
import { offerPage } from "./taking.pages.ts";

interface Deps {
  readonly db: Db;
  readonly rateLimit: RateLimit;
  readonly signUp: ReturnType<typeof createSignUp>;
  readonly answerOffer: ReturnType<typeof createAnswerOffer>;
  readonly seekSwap: ReturnType<typeof createSeekSwap>;
  readonly takeOver: ReturnType<typeof createTakeOver>;
  readonly adoptSeries: ReturnType<typeof createAdoptSeries>;
  readonly endAdoption: ReturnType<typeof createEndAdoption>;
}

/** Answers by link from one address. */
const ANSWERS: Limit = { name: "answer-offer", points: 60, seconds: 600 };
const NOTICES = {
  seat: "needs:join.thanks",
  asked: "needs:join.asked",
  wait: "taking:notice.waiting",
} as const satisfies Record<string, TextKey>;

export function takingRoutes(deps: Deps): readonly RouteSpec[] {
  return [
    { method: "post", path: "/mitmachen/:slug/zusage", access: "public", handle: join },
    { method: "post", path: "/mitmachen/:slug/uebernahme", access: "public", handle: takeOver },
    { method: "post", path: "/mitmachen/:slug/reihe", access: "public", handle: adopt },
    { method: "post", path: "/konto/reihen/:adoptionId/ende", access: "volunteer", handle: endAdoption },
    { method: "post", path: "/konto/einsaetze/:assignmentId/ersatz", access: "volunteer", handle: seekSwap },
    { method: "get", path: "/konto/einsaetze/:assignmentId/angebot", access: "volunteer", handle: showOwnOffer },
    {
      method: "post",
      path: "/konto/einsaetze/:assignmentId/angebot",
      access: "volunteer",
      fields: nameOfferFields,
      handle: answerOwnOffer,
    },
    { method: "get", path: "/konto/angebot/:token", access: "public", handle: showLinkedOffer },
    { method: "post", path: "/konto/angebot/:token", access: "public", handle: answerLinkedOffer },
  ];

  /** Signed in, the volunteer joins at once; a guest signs in or registers first and comes back to this need. */
  async function join(req: Request, res: Response): Promise<void> {
    const personId = joiningPerson(req, res);
    if (personId === null) return;
    const slug = paramOf(req, "slug");
    const outcome = await deps.signUp(workBy(res), personId, slug, shiftOf(req));
    backToNeed(req, res, NOTICES[outcome]);
  }

  async function takeOver(req: Request, res: Response): Promise<void> {
    const personId = joiningPerson(req, res);
    if (personId === null) return;
    await deps.takeOver(workBy(res), personId, paramOf(req, "slug"), shiftOf(req));
    backToNeed(req, res, "taking:notice.takenOver");
  }

  async function adopt(req: Request, res: Response): Promise<void> {
    const personId = joiningPerson(req, res);
    if (personId === null) return;
    const form = parseForm(seriesForm, req);
    if (!form.ok) throw notFound();
    await deps.adoptSeries(workBy(res), personId, paramOf(req, "slug"), form.value.reihe);
    backToNeed(req, res, "taking:notice.adopted");
  }

  async function endAdoption(req: Request, res: Response): Promise<void> {
    await deps.endAdoption(workBy(res), ownId(res), idOf(req, "adoptionId"));
    backToAccount(req, res, "taking:notice.released");
  }

  async function seekSwap(req: Request, res: Response): Promise<void> {
    const form = parseForm(swapForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const isWanted = form.value.schritt === "suchen";
    await deps.seekSwap(workBy(res), ownId(res), idOf(req), isWanted);
    backToAccount(req, res, isWanted ? "taking:notice.swapWanted" : "taking:notice.swapEnded");
  }

  function showOwnOffer(req: Request, res: Response): Promise<void> {
    return sendOffer(res, { id: idOf(req), personId: ownId(res) });
  }

  function answerOwnOffer(req: Request, res: Response): Promise<void> {
    return answer(req, res, { offer: { id: idOf(req), personId: ownId(res) }, by: workBy(res) });
  }

  async function showLinkedOffer(req: Request, res: Response): Promise<void> {
    await sendOffer(res, await linkedOffer(req));
  }

  /** The link stands for its person: the trace names them. */
  async function answerLinkedOffer(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(ANSWERS, req);
    const offer = await linkedOffer(req);
    const actor = { kind: "volunteer", personId: offer.personId, name: "" } as const;
    await answer(req, res, { offer, by: { ...workBy(res), actor } });
  }

  async function answer(req: Request, res: Response, { offer, by }: { offer: Offered; by: WorkBy }): Promise<void> {
    const form = parseForm(offerForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    try {
      await deps.answerOffer(by, offer.personId, offer.id, answerFrom(form.value));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return sendOffer(res, offer, error.messageKey);
    }
    res.redirect(303, readerOf(res, "taking").href(visitOf(res).path));
  }

  async function sendOffer(res: Response, offered: Offered, fault: TextKey | null = null): Promise<void> {
    const offer = await loadOffer(deps.db, offered);
    if (!offer) throw notFound();
    const reader = readerOf(res, "taking");
    const { now, path } = visitOf(res);
    const page = presentOffer(reader, { offer, action: reader.href(path), fault, now });
    await sendPage(res, offerPage, page, { status: fault === null ? 200 : 409 });
  }

  async function linkedOffer(req: Request): Promise<Offered> {
    const offer = await offerOfLink(deps.db, paramOf(req, "token"));
    if (!offer) throw linkOver();
    return offer;
  }
}

interface Offered {
  readonly id: string;
  readonly personId: string;
}

function answerFrom({ antwort, grund, nie }: z.infer<typeof offerForm>): OfferAnswer {
  if (antwort === "ja") return { kind: "accept" };
  if (antwort === "anruf") return { kind: "call" };
  return { kind: "decline", reason: grund === "" ? null : grund, isForGood: nie };
}

/** The volunteer who pressed the button; guests are sent to sign in (null), staff are refused. */
function joiningPerson(req: Request, res: Response): string | null {
  const actor = actorOf(res);
  if (actor.kind === "staff") throw new AppError("forbidden", "needs:join.staff");
  if (actor.kind === "volunteer") return actor.personId;
  res.redirect(303, readerOf(res, "needs").href(volunteerPaths.signIn(paramOf(req, "slug"))));
  return null;
}

function shiftOf(req: Request): string | null {
  const form = parseForm(placeForm, req);
  if (!form.ok) throw notFound();
  return form.value.schicht;
}

function backToNeed(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "needs").href(volunteerPaths.need(paramOf(req, "slug"))));
}

function backToAccount(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "volunteers").href(volunteerPaths.account()));
}

function idOf(req: Request, name: "assignmentId" | "adoptionId" = "assignmentId"): string {
  const id = z.uuid().safeParse(paramOf(req, name));
  if (!id.success) throw notFound();
  return id.data;
}

/** The signed-in volunteer; the route's access has let nobody else in. */
function ownId(res: Response): string {
  const actor = actorOf(res);
  if (actor.kind !== "volunteer") throw notFound();
  return actor.personId;
}
