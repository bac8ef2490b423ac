import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { oneOf, versionField } from "../../../shared/forms/fields.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import type { Limit, RateLimit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { NO_CHOICES } from "../choices.ts";
import { partValues, readParts } from "../profile/part.ts";
import { messagePage } from "../registration/registration.pages.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { createAnswerByLink } from "./answerGuardian.ts";
import type { createAskAgain, createNameGuardian } from "./changeAge.ts";
import { presentConsent } from "./consent.presenter.ts";
import { consentPage, ownGuardianPage } from "./guardian.pages.ts";
import { guardianPaths } from "./guardian.paths.ts";
import { GUARDIAN_ANSWERS, mayNameGuardian } from "./guardian.policy.ts";
import { GUARDIAN_COLUMNS } from "./guardianRecord.repo.ts";
import { presentOwnGuardianForm } from "./ownGuardian.presenter.ts";
import { ownGuardianPart } from "./ownGuardianPart.ts";

interface Deps {
  readonly db: Db;
  readonly rateLimit: RateLimit;
  readonly answerByLink: ReturnType<typeof createAnswerByLink>;
  readonly nameGuardian: ReturnType<typeof createNameGuardian>;
  readonly askAgain: ReturnType<typeof createAskAgain>;
}

const FOLLOW: Limit = { name: "guardian-link", points: 60, seconds: 600 };
/** Letters a minor can have sent to guardians. */
const LETTERS: Limit = { name: "guardian-letters", points: 5, seconds: 24 * 3600 };
const answerForm = z.strictObject({ antwort: oneOf(GUARDIAN_ANSWERS, "frame:form.check") });
const beside = z.strictObject({ version: versionField() });
const OWN = { guardian: ownGuardianPart };

/** The guardian's page behind the link, and what a minor can do about it. */
export function guardianRoutes(deps: Deps): readonly RouteSpec[] {
  const fields = (reader: Reader) => ownGuardianPart.fields(reader, NO_CHOICES);
  return [
    { method: "get", path: "/mitmachen/einwilligung/:token", access: "public", handle: showConsent },
    { method: "post", path: "/mitmachen/einwilligung/:token", access: "public", handle: answer },
    { method: "get", path: "/konto/sorgeberechtigt", access: "volunteer", handle: showOwn },
    { method: "post", path: "/konto/sorgeberechtigt", access: "volunteer", fields, handle: nameGuardian },
    { method: "post", path: "/konto/sorgeberechtigt/mail", access: "volunteer", handle: askAgain },
  ];

  /** Looking changes nothing: mail scanners follow links. */
  async function showConsent(req: Request, res: Response): Promise<void> {
    const token = paramOf(req, "token");
    const found = await consentBehind(token, visitOf(res).now);
    if (!found) return sendPast(res);
    await sendPage(res, consentPage, presentConsent(readerOf(res, "guardian"), { token, ...found }));
  }

  async function answer(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(FOLLOW, req);
    const reader = readerOf(res, "guardian");
    const token = paramOf(req, "token");
    const form = parseForm(answerForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    try {
      await deps.answerByLink(workBy(res), token, form.value.antwort, reader);
    } catch (error) {
      if (error instanceof AppError && error.kind === "notFound") return sendPast(res);
      throw error;
    }
    res.redirect(303, reader.href(guardianPaths.consent(token)));
  }

  async function consentBehind(token: string, now: Date) {
    const link = await deps.db.oneTimeToken.findFirst({
      where: { tokenHash: hashToken(token), purpose: "guardian_consent", expiresAt: { gt: now } },
      select: {
        person: {
          select: {
            displayName: true,
            guardianConsents: { select: GUARDIAN_COLUMNS, orderBy: { id: "desc" }, take: 1 },
          },
        },
      },
    });
    const consent = link?.person?.guardianConsents[0];
    return link?.person && consent ? { name: link.person.displayName, consent } : null;
  }

  async function showOwn(_req: Request, res: Response): Promise<void> {
    const record = await ownMinor(res);
    await sendOwn(res, filledForm(partValues(OWN, record, NO_CHOICES)), record);
  }

  async function nameGuardian(req: Request, res: Response): Promise<void> {
    const record = await ownMinor(res);
    const form = readParts({ parts: OWN, rest: beside }, NO_CHOICES, req.body as Record<string, unknown>);
    if (!form.ok) return sendOwn(res, form.state, record);
    const { values, rest } = form.value;
    const change = { personId: record.id, version: rest.version, wording: readerOf(res, "guardian") };
    try {
      await deps.rateLimit.byKey(LETTERS, record.id);
      await deps.nameGuardian(workBy(res), change, values.guardian);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "notFound") throw error;
      const field = error.messageKey === "guardian:reach.own" ? "sorgeMail" : "";
      const stored = await ownMinor(res);
      const state = besideStored(form.state, stored, (row) => partValues(OWN, row, NO_CHOICES));
      return sendOwn(res, withError(state, field, error.messageKey), stored);
    }
    back(req, res, "guardian:own.asked");
  }

  async function askAgain(req: Request, res: Response): Promise<void> {
    const record = await ownMinor(res);
    await deps.rateLimit.byKey(LETTERS, record.id);
    await deps.askAgain(workBy(res), record.id);
    back(req, res, "guardian:own.asked");
  }

  /** The signed-in minor, as long as naming a guardian is theirs to do; a page that is not there otherwise. */
  async function ownMinor(res: Response): Promise<VolunteerRecord> {
    const actor = actorOf(res);
    const record = actor.kind === "volunteer" ? await loadVolunteer(deps.db, actor.personId) : null;
    if (!record || !mayNameGuardian(record, visitOf(res).now).allowed) throw notFound();
    return record;
  }
}

function sendOwn(res: Response, state: FormState, record: VolunteerRecord): Promise<void> {
  const look = { reader: readerOf(res, "guardian"), state, choices: NO_CHOICES };
  const status = state.errors.length > 0 ? 422 : 200;
  return sendPage(res, ownGuardianPage, presentOwnGuardianForm(look, record.version), { status });
}

function sendPast(res: Response): Promise<void> {
  const { t, href } = readerOf(res, "guardian");
  const links = [{ label: t("guardian:page.contact"), href: href("/kontakt") }];
  const page = { title: t("guardian:page.past"), lead: t("guardian:page.pastLead"), text: "", button: null, links };
  return sendPage(res, messagePage, { ...page, crumbs: [] }, { status: 404 });
}

function back(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "guardian").href(volunteerPaths.account()));
}
