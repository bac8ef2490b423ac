import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { dayOf } from "../../../shared/clock.ts";
import { notFound, refusalFrom, type AppError } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { readOperatorFacts } from "../../../shared/settings/operatorFacts.ts";
import type { SendPersonal } from "../../print/index.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { readRules, rulesOn } from "../rules/volunteerRules.ts";
import { loadClearance, findSubject, guardedTasks, type Subject } from "./clearance.queries.ts";
import { clearancePaths } from "./clearance.paths.ts";
import {
  clearanceFields,
  clearanceForm,
  clearancePage,
  presentClearance,
  requestPrinting,
} from "./clearance.presenter.ts";
import type { createDeleteClearance, createRecordClearance } from "./recordClearance.ts";

interface Deps extends Pick<FeatureDeps, "db"> {
  readonly recordClearance: ReturnType<typeof createRecordClearance>;
  readonly deleteClearance: ReturnType<typeof createDeleteClearance>;
  readonly recordView: ReturnType<typeof createRecordView>;
  readonly sendPersonal: SendPersonal;
}

/** The note that a certificate of conduct was seen: the coordination alone, and every look leaves a trace. */
export function clearanceRoutes(deps: Deps): readonly RouteSpec[] {
  const { db } = deps;
  const path = "/buero/freiwillige/:id/fuehrungszeugnis";
  return [
    { method: "get", path, access: COORDINATION, handle: show },
    { method: "post", path, access: COORDINATION, fields: clearanceFields, handle: record },
    { method: "post", path: `${path}/loeschen`, access: COORDINATION, handle: remove },
    { method: "get", path: `${path}/aufforderung.pdf`, access: COORDINATION, handle: sendRequest },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const person = await found(req);
    const today = dayOf(visitOf(res).now).toString();
    await send(res, person, filledForm({ seenOn: today, certificateOn: "", suitable: "" }));
  }

  async function send(res: Response, person: Subject, state: FormState): Promise<void> {
    const { now } = visitOf(res);
    await deps.recordView(workBy(res), [person.id], "clearance", now);
    const [stored, rules, tasks] = await Promise.all([
      loadClearance(db, person.id),
      readRules(db),
      guardedTasks(db, person.id),
    ]);
    const held = rulesOn(rules, dayOf(now));
    const page = presentClearance(readerOf(res, "clearance"), { person, stored, rules: held, tasks, state, now });
    await sendPage(res, clearancePage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function record(req: Request, res: Response): Promise<void> {
    const person = await found(req);
    const form = parseForm(clearanceForm, req);
    if (!form.ok) return send(res, person, form.state);
    const { suitable, ...days } = form.value;
    const seen = { ...days, isSuitable: suitable === "yes" };
    const refusal = await refusalFrom(() => deps.recordClearance(workBy(res), person.id, seen));
    if (refusal) return send(res, person, withError(form.state, fieldOf(refusal), refusal.messageKey));
    leave(req, res, person);
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const person = await found(req);
    await deps.deleteClearance(workBy(res), person.id);
    leave(req, res, person);
  }

  /** For the office that issues certificates: in German, whatever the desk reads. */
  async function sendRequest(req: Request, res: Response): Promise<void> {
    const person = await found(req);
    const { now } = visitOf(res);
    await deps.recordView(workBy(res), [person.id], "clearance", now);
    const [operator, tasks] = await Promise.all([readOperatorFacts(db), guardedTasks(db, person.id)]);
    await deps.sendPersonal(
      req,
      res,
      requestPrinting(visitOf(res).texts, { person, operator, tasks, now }),
      "aufforderung",
    );
  }

  async function found(req: Request): Promise<Subject> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const person = id.success ? await findSubject(db, id.data) : null;
    if (!person) throw notFound();
    return person;
  }
}

function fieldOf({ messageKey }: AppError): string {
  return messageKey === "clearance:refused.future" ? "seenOn" : "certificateOn";
}

function leave(req: Request, res: Response, { id }: Subject): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "clearance").href(clearancePaths.desk(id)));
}
