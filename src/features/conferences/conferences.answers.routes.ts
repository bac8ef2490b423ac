import type { Request, Response } from "express";
import { AppError } from "../../shared/errors/AppError.ts";
import { formModel, type FieldSpec, type SectionSpec } from "../../shared/forms/formModel.ts";
import { withError, type FormState } from "../../shared/forms/parseForm.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { conferenceFormPage } from "./conferences.pages.ts";
import { conferencePaths } from "./conferences.paths.ts";
import type { Conference } from "./conferences.queries.ts";

interface FormPlace {
  readonly conference: Conference | null;
  readonly title: string;
  readonly action: string;
  readonly fields: readonly (FieldSpec | SectionSpec)[];
  readonly hidden?: Readonly<Record<string, string>>;
}

/** A form of the conferences in its place below the desk's list and the conference. */
export function sendConferenceForm(res: Response, state: FormState, place: FormPlace): Promise<void> {
  const reader = readerOf(res, "conferences");
  const { conference } = place;
  const list = { label: reader.t("conferences:list.title"), href: reader.href(conferencePaths.deskList()) };
  const back = conference === null ? conferencePaths.deskList() : conferencePaths.deskShow(conference.slug);
  const page = {
    title: place.title,
    section: conferencePaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: conference === null ? [list] : [list, { label: conference.title, href: reader.href(back) }],
    form: formModel(reader, state, {
      action: reader.href(place.action),
      submit: "frame:form.save",
      fields: place.fields,
      hidden: place.hidden ?? {},
      cancelHref: reader.href(back),
    }),
  };
  return sendPage(res, conferenceFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

/** A refusal the person can mend becomes a fault of the form; everything else is thrown on. */
export function shownAgain(error: unknown, state: FormState, field = ""): FormState {
  if (!(error instanceof AppError) || error.kind === "notFound") throw error;
  if (error.messageKey === "conferences:form.numberTaken") return withError(state, "number", error.messageKey);
  return withError(state, error.kind === "conflict" ? "" : field, error.messageKey);
}

/** Post, redirect, get: the next page says once what was done. */
export function leave(req: Request, res: Response, to: { path: string; notice: TextKey }): void {
  const session = sessionOf(req);
  if (session) session.notice = to.notice;
  res.redirect(303, readerOf(res, "conferences").href(to.path));
}
