import type { Request, Response } from "express";
import type { DeskPoint } from "../../shared/desk/deskPoint.ts";
import { refusalFrom, type AppError } from "../../shared/errors/AppError.ts";
import { filledForm, parseFields, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { withoutStamp, type FormStamp } from "../../shared/forms/stamp.ts";
import type { Limit, RateLimit } from "../../shared/http/rateLimit.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { presentAsk, presentBarrier, presentSent } from "./ask.presenter.ts";
import { askForm, barrierForm, readOwnPath, REFERENCE } from "./enquiries.forms.ts";
import { askPage, sentPage } from "./enquiries.pages.ts";
import { enquiryPaths } from "./enquiries.paths.ts";
import type { NewEnquiry, SendEnquiry } from "./sendEnquiry.ts";

interface Deps {
  readonly sendEnquiry: SendEnquiry;
  readonly stamp: FormStamp;
  readonly rateLimit: RateLimit;
  readonly deskPoint: () => Promise<DeskPoint | null>;
}

/** A library or a hostel shares one address, so an hour allows more than one person would write. */
const ENQUIRIES: Limit = { name: "enquiry", points: 30, seconds: 3600 };
/** Nobody's mailbox is filled through our form: more enquiries are taken, but no more copies sent. */
const COPIES: Limit = { name: "enquiry-copy", points: 3, seconds: 86_400 };

/** Entries whose page has a form of its own for mistakes. */
const OWN_REPORTS = /^\/(?:anlaufstellen|initiativen)\/[a-z0-9-]+$/u;

export function askRoutes({ sendEnquiry, stamp, rateLimit, deskPoint }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/kontakt", access: "public", query: ["seite", "q"], handle: showAsk },
    { method: "post", path: "/kontakt", access: "public", handle: ask },
    { method: "get", path: "/kontakt/gesendet", access: "public", query: ["nr"], handle: showSent },
    { method: "get", path: "/barrierefreiheit/melden", access: "public", query: ["seite"], handle: showBarrier },
    { method: "post", path: "/barrierefreiheit/melden", access: "public", handle: reportBarrier },
  ];

  function showAsk(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "enquiries");
    const about = readOwnPath(req.query["seite"]);
    if (about !== null && OWN_REPORTS.test(about)) {
      res.redirect(303, reader.href(`${about}/fehler`));
      return Promise.resolve();
    }
    const words = typeof req.query["q"] === "string" ? req.query["q"].trim().slice(0, 200) : "";
    const text = words === "" ? "" : reader.t("enquiries:form.searched", { words });
    return sendAsk(res, filledForm({ text, language: reader.language }), about);
  }

  async function ask(req: Request, res: Response): Promise<void> {
    const form = parseFields(askForm, withoutStamp(req.body));
    const about = readOwnPath(form.state.values["seite"]);
    if (!form.ok) return sendAsk(res, form.state, about);
    const refused = await refusalOf(req, res);
    if (refused) return sendAsk(res, withError(form.state, "", refused.messageKey), about, refused.status);
    const { seite, ...values } = form.value;
    await take(res, { ...values, kind: seite === null ? "question" : "correction", pagePath: seite });
  }

  function showBarrier(req: Request, res: Response): Promise<void> {
    const { language } = readerOf(res, "enquiries");
    return sendBarrier(res, filledForm({ language, seite: readOwnPath(req.query["seite"]) ?? "" }));
  }

  async function reportBarrier(req: Request, res: Response): Promise<void> {
    const form = parseFields(barrierForm, withoutStamp(req.body));
    if (!form.ok) return sendBarrier(res, form.state);
    const refused = await refusalOf(req, res);
    if (refused) return sendBarrier(res, withError(form.state, "", refused.messageKey), refused.status);
    const { seite, ...values } = form.value;
    await take(res, { ...values, kind: "barrier", pagePath: seite });
  }

  async function showSent(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "enquiries");
    const reference = req.query["nr"];
    if (typeof reference !== "string" || !REFERENCE.test(reference)) {
      res.redirect(303, reader.href(enquiryPaths.ask()));
      return;
    }
    await sendPage(res, sentPage, presentSent(reader, reference));
  }

  async function take(res: Response, given: Omit<NewEnquiry, "channel">): Promise<void> {
    const mailsCopy = given.contactEmail !== null && (await hasCopyLeft(given.contactEmail));
    const reference = await sendEnquiry(workBy(res), { ...given, channel: "web" }, visitOf(res).now, { mailsCopy });
    res.redirect(303, readerOf(res, "enquiries").href(enquiryPaths.sent(reference)));
  }

  async function hasCopyLeft(address: string): Promise<boolean> {
    return (await refusalFrom(() => rateLimit.byKey(COPIES, address))) === null;
  }

  /** Why a form that is right is not taken all the same; its words stay on the page instead of a bare error page. */
  function refusalOf(req: Request, res: Response): Promise<AppError | null> {
    return refusalFrom(async () => {
      stamp.check(req.body, visitOf(res).now);
      await rateLimit.byAddress(ENQUIRIES, req);
    });
  }

  async function sendAsk(
    res: Response,
    state: FormState,
    about: string | null,
    status = statusOf(state),
  ): Promise<void> {
    const page = presentAsk(readerOf(res, "enquiries"), { ...(await asked(res, state)), about });
    await sendPage(res, askPage, page, { status });
  }

  async function sendBarrier(res: Response, state: FormState, status = statusOf(state)): Promise<void> {
    const page = presentBarrier(readerOf(res, "enquiries"), { ...(await asked(res, state)), about: null });
    await sendPage(res, askPage, page, { status });
  }

  async function asked(res: Response, state: FormState) {
    const { now } = visitOf(res);
    return { state, now, stamp: stamp.make(now), desk: await deskPoint() };
  }
}

function statusOf({ errors }: FormState): number {
  return errors.length > 0 ? 422 : 200;
}
