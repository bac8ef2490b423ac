import type { Request, Response } from "express";
import { COORDINATION } from "../../shared/access/access.ts";
import type { Role } from "../../shared/access/actor.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import {
  besideStored,
  filledForm,
  parseForm,
  withError,
  type FormState,
  type FormValues,
} from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type {
  createAnswerEnquiry,
  createCloseEnquiry,
  createNoteReading,
  createReopenEnquiry,
} from "./answerEnquiry.ts";
import {
  answerForm,
  closeForm,
  listQuery,
  readReference,
  REFERENCE,
  reopenForm,
  takeFields,
  takeForm,
} from "./enquiries.forms.ts";
import { enquiryListPage, enquiryPage, takePage } from "./enquiries.pages.ts";
import { enquiryPaths } from "./enquiries.paths.ts";
import { mayReadEnquiries } from "./enquiries.policy.ts";
import type { Enquiry, EnquiryQueries, ReferralTarget } from "./enquiries.queries.ts";
import { answerFields, presentEnquiry } from "./enquiry.presenter.ts";
import { presentEnquiryList, presentTake } from "./enquiryDesk.presenter.ts";
import type { WriteEnquiryMail } from "./enquiryMails.ts";
import type { SendEnquiry } from "./sendEnquiry.ts";

interface Deps {
  readonly queries: EnquiryQueries;
  readonly mails: WriteEnquiryMail;
  readonly sendEnquiry: SendEnquiry;
  readonly answerEnquiry: ReturnType<typeof createAnswerEnquiry>;
  readonly closeEnquiry: ReturnType<typeof createCloseEnquiry>;
  readonly reopenEnquiry: ReturnType<typeof createReopenEnquiry>;
  readonly noteReading: ReturnType<typeof createNoteReading>;
}

/** Viewers see how many and how old, without a word of what was written. */
const READERS = ["coordinator", "viewer"] as const satisfies readonly Role[];

export function enquiryDeskRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, mails } = deps;
  return [
    { method: "get", path: "/buero/anliegen", access: READERS, handle: showList },
    { method: "get", path: "/buero/anliegen/neu", access: COORDINATION, handle: showTake },
    { method: "post", path: "/buero/anliegen/neu", access: COORDINATION, fields: takeFields, handle: take },
    { method: "get", path: "/buero/anliegen/:reference", access: COORDINATION, handle: showOne },
    { method: "post", path: "/buero/anliegen/:reference", access: COORDINATION, fields: answerFields, handle: answer },
    { method: "post", path: "/buero/anliegen/:reference/schliessen", access: COORDINATION, handle: close },
    { method: "post", path: "/buero/anliegen/:reference/oeffnen", access: COORDINATION, handle: reopen },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "enquiries");
    const query = listQuery.parse(req.query);
    const reference = readReference(query.nr);
    const isSearch = query.nr !== "";
    const rows = isSearch && reference === null ? [] : await queries.list(query, isSearch ? reference : null);
    const { now, actor } = visitOf(res);
    await sendPage(
      res,
      enquiryListPage,
      presentEnquiryList(reader, { rows, query, now, mayRead: mayReadEnquiries(actor) }),
    );
  }

  function showTake(_req: Request, res: Response): Promise<void> {
    return sendTake(res, filledForm({ channel: "walk_in", kind: "question", language: "de" }));
  }

  async function take(req: Request, res: Response): Promise<void> {
    const form = parseForm(takeForm, req);
    if (!form.ok) return sendTake(res, form.state);
    const reference = await deps.sendEnquiry(workBy(res), { ...form.value, pagePath: null }, visitOf(res).now);
    done(req, res, { notice: "enquiries:take.done", reference });
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    const enquiry = await found(req);
    await deps.noteReading(workBy(res), enquiry);
    const targets = enquiry.kind === "question" ? await queries.suggestTargets(enquiry.text) : [];
    await sendEnquiryPage(res, enquiry, { form: filledForm({}), targets });
  }

  async function answer(req: Request, res: Response): Promise<void> {
    const enquiry = await found(req);
    const form = parseForm(answerForm, req);
    if (!form.ok || form.value.step !== "send") return again(res, enquiry, form.state);
    try {
      await deps.answerEnquiry(workBy(res), enquiry.reference, form.value);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      const stored = await found(req);
      const state = besideStored(form.state, stored, latestAnswer);
      return again(res, stored, withError(state, "", error.messageKey));
    }
    const notice = enquiry.contactEmail === null ? "enquiries:answer.kept" : "enquiries:answer.sent";
    done(req, res, { notice, reference: enquiry.reference });
  }

  async function close(req: Request, res: Response): Promise<void> {
    const reference = referenceOf(req);
    const form = parseForm(closeForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    await deps.closeEnquiry(workBy(res), reference, form.value);
    done(req, res, { notice: "enquiries:show.isClosed", reference });
  }

  async function reopen(req: Request, res: Response): Promise<void> {
    const reference = referenceOf(req);
    const form = parseForm(reopenForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    await deps.reopenEnquiry(workBy(res), reference, form.value.version);
    done(req, res, { notice: "enquiries:show.isReopened", reference });
  }

  /** The same page with everything typed, after a search, a preview or a fault. */
  async function again(res: Response, enquiry: Enquiry, form: FormState): Promise<void> {
    const words = textOf(form, "search");
    const targets = words === "" ? await queries.suggestTargets(enquiry.text) : await queries.searchTargets(words);
    await sendEnquiryPage(res, enquiry, { form, targets });
  }

  async function sendEnquiryPage(
    res: Response,
    enquiry: Enquiry,
    { form, targets }: { form: FormState; targets: readonly ReferralTarget[] },
  ): Promise<void> {
    const reader = readerOf(res, "enquiries");
    const chosen = await chosenTarget(form);
    const words = textOf(form, "answer");
    const { language, reference } = enquiry;
    const preview = words === "" ? "" : mails.answerText({ language, reference, answer: words, target: chosen });
    const page = presentEnquiry(reader, {
      enquiry,
      form,
      targets,
      chosen,
      preview,
      changes: await queries.stateChanges(enquiry.id),
      hasSearched: textOf(form, "search") !== "",
      now: visitOf(res).now,
    });
    await sendPage(res, enquiryPage, page, { status: form.errors.length > 0 ? 422 : 200 });
  }

  async function chosenTarget(form: FormState): Promise<ReferralTarget | null> {
    const id = answerForm.shape.contactPointId.safeParse(textOf(form, "contactPointId"));
    return id.success && id.data !== null ? queries.target(id.data) : null;
  }

  async function found(req: Request): Promise<Enquiry> {
    const enquiry = await queries.byReference(referenceOf(req));
    if (!enquiry) throw notFound();
    return enquiry;
  }
}

function referenceOf(req: Request): string {
  const reference = paramOf(req, "reference");
  if (!REFERENCE.test(reference)) throw notFound();
  return reference;
}

/** What somebody else answered meanwhile stands beside the words that were refused. */
function latestAnswer({ referrals }: Enquiry): FormValues {
  return { answer: referrals[0]?.answer ?? "" };
}

function textOf(form: FormState, field: string): string {
  const value = form.values[field];
  return typeof value === "string" ? value.trim() : "";
}

function sendTake(res: Response, state: FormState): Promise<void> {
  return sendPage(res, takePage, presentTake(readerOf(res, "enquiries"), state), {
    status: state.errors.length > 0 ? 422 : 200,
  });
}

function done(req: Request, res: Response, { notice, reference }: { notice: TextKey; reference: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "enquiries").href(enquiryPaths.desk(reference)));
}
