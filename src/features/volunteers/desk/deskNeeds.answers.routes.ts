import type { Request, Response } from "express";
import { AppError } from "../../../shared/errors/AppError.ts";
import { withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf } from "../../../shared/http/visit.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

/** What only the use case could find, put to the form: at its field if it is about places, else on top. */
export function shownAtField(state: FormState, error: unknown, placesField: string): FormState {
  if (!(error instanceof AppError) || (error.kind !== "conflict" && error.kind !== "forbidden")) throw error;
  const isAboutField = error.messageKey === "needs:form.placesTaken" || placesField === "person";
  return withError(state, isAboutField ? placesField : "", error.messageKey);
}

/** Post, redirect, get: the page of the need says once what was done. */
export function leaveNeed(req: Request, res: Response, needId: string, notice: TextKey = "frame:desk.saved"): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "needForm").href(volunteerPaths.deskNeed(needId)));
}
