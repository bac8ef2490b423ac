import type { Request, Response } from "express";
import { z } from "zod";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { checkbox, optionalDay, oneOf } from "../../../shared/forms/fields.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { LoadChoices } from "../choices.ts";
import { messagePage } from "../registration/registration.pages.ts";
import { loadEngagements } from "../taking/engagements.queries.ts";
import { withdrawForm } from "../taking/taking.forms.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { loadWaitingMinors } from "../guardian/waiting.repo.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { accountPage, erasePage } from "./account.pages.ts";
import { presentAccount, presentErase } from "./account.presenter.ts";
import type { createEraseVolunteer } from "./eraseVolunteer.ts";
import { personExportCsv } from "./exportCsv.ts";
import { loadTermNames } from "./exportWords.ts";
import type { createExportVolunteer } from "./exportVolunteer.ts";
import type { createGiveConsent, createPauseVolunteer, createWithdrawConsent } from "./ownSettings.ts";
import type { createWithdrawAssignment } from "./stepBack.ts";
import { loadViews } from "./views.queries.ts";

interface Deps extends Pick<FeatureDeps, "db" | "sessions"> {
  readonly loadChoices: LoadChoices;
  readonly withdrawAssignment: ReturnType<typeof createWithdrawAssignment>;
  readonly pauseVolunteer: ReturnType<typeof createPauseVolunteer>;
  readonly withdrawConsent: ReturnType<typeof createWithdrawConsent>;
  readonly giveConsent: ReturnType<typeof createGiveConsent>;
  readonly eraseVolunteer: ReturnType<typeof createEraseVolunteer>;
  readonly exportVolunteer: ReturnType<typeof createExportVolunteer>;
}

const pauseForm = z.strictObject({ until: optionalDay() });
const consentForm = z.strictObject({ schritt: oneOf(["geben", "zurueck"], "frame:form.check") });
const eraseForm = z.strictObject({ confirm: checkbox().refine((ticked) => ticked, "volunteers:erase.unconfirmed") });

export function accountRoutes(deps: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/konto", access: "volunteer", handle: showAccount },
    { method: "post", path: "/konto/einsaetze/:assignmentId/absage", access: "volunteer", handle: withdraw },
    { method: "post", path: "/konto/pause", access: "volunteer", handle: pause },
    { method: "post", path: "/konto/einwilligung", access: "volunteer", handle: changeConsent },
    { method: "get", path: "/konto/daten.json", access: "volunteer", handle: sendJson },
    { method: "get", path: "/konto/daten.csv", access: "volunteer", handle: sendCsv },
    { method: "get", path: "/konto/loeschen", access: "volunteer", handle: showErase },
    { method: "post", path: "/konto/loeschen", access: "volunteer", handle: erase },
    { method: "get", path: "/konto/geloescht", access: "public", handle: showErased },
  ];

  function showAccount(_req: Request, res: Response): Promise<void> {
    return sendAccount(res, emptyForm);
  }

  async function sendAccount(res: Response, pauseState: FormState): Promise<void> {
    const reader = readerOf(res, "volunteers");
    const record = await own(res);
    const [choices, views, engagements, [waiting]] = await Promise.all([
      deps.loadChoices(reader.language),
      loadViews(deps.db, record.id),
      loadEngagements(deps.db, record.id, visitOf(res).now),
      loadWaitingMinors(deps.db, visitOf(res).now, record.id),
    ]);
    const { now } = visitOf(res);
    const deleteOn = waiting?.deleteOn ?? null;
    const page = presentAccount(reader, { record, choices, views, engagements, deleteOn, now, pause: pauseState });
    await sendPage(res, accountPage, page, { status: pauseState.errors.length > 0 ? 422 : 200 });
  }

  async function withdraw(req: Request, res: Response): Promise<void> {
    const id = z.uuid().safeParse(paramOf(req, "assignmentId"));
    const form = parseForm(withdrawForm, req);
    if (!id.success || !form.ok) throw notFound();
    await deps.withdrawAssignment(workBy(res), ownId(res), id.data, form.value.spaet);
    back(req, res, "volunteers:account.withdrawn");
  }

  async function pause(req: Request, res: Response): Promise<void> {
    const form = parseForm(pauseForm, req);
    if (!form.ok) return sendAccount(res, form.state);
    try {
      await deps.pauseVolunteer(workBy(res), ownId(res), form.value.until);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return sendAccount(res, withError(form.state, "until", error.messageKey));
    }
    back(req, res, "frame:desk.saved");
  }

  async function changeConsent(req: Request, res: Response): Promise<void> {
    const form = parseForm(consentForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    if (form.value.schritt === "geben") await deps.giveConsent(workBy(res), ownId(res), readerOf(res, "volunteers"));
    else await deps.withdrawConsent(workBy(res), ownId(res));
    back(req, res, "frame:desk.saved");
  }

  async function sendJson(_req: Request, res: Response): Promise<void> {
    const data = await deps.exportVolunteer(ownId(res));
    asDownload(res, "json")
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(data, null, 2));
  }

  async function sendCsv(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "volunteers");
    const data = await deps.exportVolunteer(ownId(res));
    asDownload(res, "csv")
      .type("text/csv; charset=utf-8")
      .send(personExportCsv(reader, data, await loadTermNames(deps.loadChoices, reader)));
  }

  function showErase(_req: Request, res: Response): Promise<void> {
    return sendPage(res, erasePage, presentErase(readerOf(res, "volunteers"), emptyForm));
  }

  async function erase(req: Request, res: Response): Promise<void> {
    const form = parseForm(eraseForm, req);
    const reader = readerOf(res, "volunteers");
    if (!form.ok) return sendPage(res, erasePage, presentErase(reader, form.state), { status: 422 });
    await deps.eraseVolunteer(workBy(res), ownId(res));
    await deps.sessions.end(req, res);
    res.redirect(303, reader.href(volunteerPaths.accountErased()));
  }

  async function showErased(_req: Request, res: Response): Promise<void> {
    const { t, href } = readerOf(res, "volunteers");
    const page = {
      title: t("volunteers:erased.title"),
      lead: t("volunteers:erased.lead"),
      text: t("volunteers:erased.text"),
      button: null,
    };
    const links = [{ label: t("frame:error.toStart"), href: href("/") }];
    await sendPage(res, messagePage, { ...page, links, crumbs: links });
  }

  async function own(res: Response): Promise<VolunteerRecord> {
    const record = await loadVolunteer(deps.db, ownId(res));
    if (!record) throw notFound();
    return record;
  }
}

/** The signed-in volunteer; the route's access has let nobody else in. */
function ownId(res: Response): string {
  const actor = actorOf(res);
  if (actor.kind !== "volunteer") throw notFound();
  return actor.personId;
}

function asDownload(res: Response, format: "json" | "csv"): Response {
  return res.set({
    "Cache-Control": "no-store",
    "Content-Disposition": `attachment; filename="meine-daten.${format}"`,
  });
}

function back(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "volunteers").href(volunteerPaths.account()));
}
