import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { dayOf } from "../../../shared/clock.ts";
import { notFound, refusalFrom, type AppError } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { readOperatorFacts } from "../../../shared/settings/operatorFacts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { SendPersonal } from "../../print/index.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { loadClearance } from "../clearance/clearance.queries.ts";
import { accountCrumbs } from "../hours/ownHours.presenter.ts";
import { readRules, rulesOn } from "../rules/volunteerRules.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { certificatePaths } from "./certificates.paths.ts";
import {
  certificateFields,
  certificateForm,
  deskCertificatesPage,
  ownCertificatesPage,
  presentCertificates,
} from "./certificates.presenter.ts";
import type { CertificateQueries } from "./certificates.queries.ts";
import type { createIssueCertificate } from "./issueCertificate.ts";
import { sheetPrinting } from "./sheets.presenter.ts";

interface Deps extends Pick<FeatureDeps, "db"> {
  readonly queries: CertificateQueries;
  readonly issueCertificate: ReturnType<typeof createIssueCertificate>;
  readonly sendPersonal: SendPersonal;
  readonly recordView: ReturnType<typeof createRecordView>;
}

/** Thanks and proofs: volunteers make their own, the coordination makes them for people without an account of theirs. */
export function certificateRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries } = deps;
  const own = "/konto/nachweise";
  const desk = "/buero/freiwillige/:id/nachweise";
  const fields = certificateFields;
  return [
    { method: "get", path: own, access: "volunteer", handle: showOwn },
    { method: "post", path: own, access: "volunteer", fields, handle: issueOwn },
    { method: "get", path: `${own}/:certificateId.pdf`, access: "volunteer", handle: sendOwn },
    { method: "get", path: desk, access: COORDINATION, handle: showDesk },
    { method: "post", path: desk, access: COORDINATION, fields, handle: issueAtDesk },
    { method: "get", path: `${desk}/:certificateId.pdf`, access: COORDINATION, handle: sendAtDesk },
  ];

  async function showOwn(_req: Request, res: Response): Promise<void> {
    await pageOfOwn(res, thisYear(res));
  }

  async function pageOfOwn(res: Response, state: FormState): Promise<void> {
    const reader = readerOf(res, "proofs");
    const page = presentCertificates(reader, {
      title: reader.t("thanks:own.proofs"),
      lead: reader.t("proofs:own.lead"),
      section: volunteerPaths.needs(),
      crumbs: accountCrumbs(reader),
      issued: await queries.issued(ownId(res)),
      clearance: await loadClearance(deps.db, ownId(res)),
      state,
      action: certificatePaths.own(),
      sheetPath: certificatePaths.ownSheet,
    });
    await sendPage(res, ownCertificatesPage, page, { status: page.hasErrors === true ? 422 : 200 });
  }

  async function issueOwn(req: Request, res: Response): Promise<void> {
    const faulty = await issue(req, res, ownId(res));
    if (faulty) return pageOfOwn(res, faulty);
    leave(req, res, certificatePaths.own());
  }

  function sendOwn(req: Request, res: Response): Promise<void> {
    return send(req, res, ownId(res));
  }

  async function showDesk(req: Request, res: Response): Promise<void> {
    await pageAtDesk(req, res, thisYear(res));
  }

  async function pageAtDesk(req: Request, res: Response, state: FormState): Promise<void> {
    const reader = readerOf(res, "proofs");
    const person = await found(req);
    await deps.recordView(workBy(res), [person.id], "certificate", visitOf(res).now);
    const page = presentCertificates(reader, {
      title: reader.t("proofs:desk.title", { name: person.displayName }),
      lead: reader.t("proofs:desk.lead"),
      section: volunteerPaths.deskVolunteers(),
      crumbs: [{ label: person.displayName, href: reader.href(volunteerPaths.deskVolunteer(person.id)) }],
      issued: await queries.issued(person.id),
      state,
      action: certificatePaths.desk(person.id),
      sheetPath: (id) => certificatePaths.deskSheet(person.id, id),
    });
    await sendPage(res, deskCertificatesPage, page, { status: page.hasErrors === true ? 422 : 200 });
  }

  async function issueAtDesk(req: Request, res: Response): Promise<void> {
    const person = await found(req);
    const faulty = await issue(req, res, person.id);
    if (faulty) return pageAtDesk(req, res, faulty);
    leave(req, res, certificatePaths.desk(person.id));
  }

  async function sendAtDesk(req: Request, res: Response): Promise<void> {
    const person = await found(req);
    await deps.recordView(workBy(res), [person.id], "certificate", visitOf(res).now);
    await send(req, res, person.id);
  }

  /** The form as it came back, when it could not be done. */
  async function issue(req: Request, res: Response, personId: string): Promise<FormState | null> {
    const form = parseForm(certificateForm, req);
    if (!form.ok) return form.state;
    const refusal = await refusalFrom(() => deps.issueCertificate(workBy(res), { personId, ...form.value }));
    return refusal && withError(form.state, fieldOf(refusal), refusal.messageKey);
  }

  async function send(req: Request, res: Response, personId: string): Promise<void> {
    const id = z.uuid().safeParse(paramOf(req, "certificateId"));
    const [issued, person] = await Promise.all([
      id.success ? queries.one(personId, id.data) : null,
      queries.person(personId),
    ]);
    if (!issued || !person) throw notFound();
    const reader: Reader = readerOf(res, "proofs");
    const [times, since, operator, stored] = await Promise.all([
      queries.timeByNeed(personId, issued),
      queries.since(personId),
      readOperatorFacts(deps.db),
      readRules(deps.db),
    ]);
    const rules = rulesOn(stored, Temporal.PlainDate.from(issued.validUntil.toISOString().slice(0, 10)));
    const { now } = visitOf(res);
    const printing = sheetPrinting(reader, { person, issued, times, since, rules, operator, now });
    await deps.sendPersonal(req, res, printing, issued.number.toLowerCase());
  }

  async function found(req: Request) {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const person = id.success ? await queries.person(id.data) : null;
    if (!person) throw notFound();
    return person;
  }
}

/** This year so far, as most people want it. */
function thisYear(res: Response): FormState {
  const today = dayOf(visitOf(res).now);
  return filledForm({
    kind: "certificate",
    from: today.with({ month: 1, day: 1 }).toString(),
    until: today.toString(),
  });
}

function fieldOf({ messageKey }: AppError): string {
  if (messageKey === "proofs:refused.noTime") return "";
  return messageKey === "proofs:refused.order" ? "from" : "until";
}

/** The signed-in volunteer; the route's access has let nobody else in. */
function ownId(res: Response): string {
  const actor = actorOf(res);
  if (actor.kind !== "volunteer") throw notFound();
  return actor.personId;
}

function leave(req: Request, res: Response, path: string): void {
  const session = sessionOf(req);
  if (session) session.notice = "proofs:form.done";
  res.redirect(303, readerOf(res, "proofs").href(path));
}
