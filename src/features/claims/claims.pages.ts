import type { ErrorSummary, FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** /pflegen/:slug */
export interface ClaimPage extends PageModel {
  readonly lead: string;
  readonly isExample: boolean;
  readonly form: {
    readonly action: string;
    readonly stamp: string;
    readonly summary: ErrorSummary | null;
    readonly fields: readonly FieldModel[];
    readonly privacyHref: string;
  };
}
export const claimPage = definePage<ClaimPage>("claims/claim");

/** /pflegen/:slug/gesendet: the same for every address, known or not. */
export interface ClaimSentPage extends PageModel {
  readonly startHref: string;
}
export const claimSentPage = definePage<ClaimSentPage>("claims/sent");

/** /pflegen/antrag/:token: opening it changes nothing; mail scanners open it too. */
export interface MyClaimPage extends PageModel {
  readonly state: string;
  readonly reason: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly confirm: PostButton | null;
  readonly withdraw: PostButton | null;
}
export const myClaimPage = definePage<MyClaimPage>("claims/mine");

/** /buero/antraege/:id */
export interface ClaimDeskPage extends PageModel {
  readonly state: string;
  readonly facts: readonly { readonly label: string; readonly text: string; readonly href: string }[];
  readonly message: string;
  readonly hints: readonly string[];
  readonly fault: string;
  readonly accept: PostButton | null;
  readonly reject: FormModel | null;
}
export const claimDeskPage = definePage<ClaimDeskPage>("claims/desk-claim", "desk");
