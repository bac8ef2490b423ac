import type { Response } from "express";
import type { FormState } from "../../shared/forms/parseForm.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { accountPaths } from "./accounts.paths.ts";
import { wordPage } from "./door.pages.ts";
import { presentWord } from "./door.presenter.ts";

/** Used, over, unknown: the same words for all, and whom to ask. */
export function sendGone(res: Response): Promise<void> {
  const page = presentWord(readerOf(res, "accounts"), "accounts:link.goneTitle", "accounts:link.goneText");
  return sendPage(res, wordPage, page, { status: 410 });
}

export function statusOf(state: FormState): number {
  return state.errors.length > 0 ? 422 : 200;
}

export function toSignIn(res: Response): void {
  res.set("Cache-Control", "no-store").redirect(303, readerOf(res, "accounts").href(accountPaths.signIn()));
}
