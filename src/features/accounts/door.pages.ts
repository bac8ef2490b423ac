import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { SafeHtml } from "../../shared/pages/safeHtml.ts";

/** Setting up the authenticator: the drawing to scan, the key to type, a code to prove it. */
export interface EnrolPage extends PageModel {
  readonly lead: string;
  readonly qr: SafeHtml;
  readonly key: string;
  readonly form: FormModel;
}
export const enrolPage = definePage<EnrolPage>("accounts/enrol");

/** The recovery codes, this once. */
export interface CodesPage extends PageModel {
  readonly lead: string;
  readonly codes: readonly string[];
  readonly next: { readonly label: string; readonly href: string };
}
export const codesPage = definePage<CodesPage>("accounts/codes");

/** Says what happened or why a link does not work, and where to go on. */
export interface WordPage extends PageModel {
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
export const wordPage = definePage<WordPage>("accounts/word");
