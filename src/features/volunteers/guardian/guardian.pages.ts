import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { VolunteerFormModel } from "../profile/profileForm.ts";

/** /mitmachen/einwilligung/:token: what a guardian agrees to, and what they can say. */
export interface ConsentPage extends PageModel {
  readonly lead: string;
  readonly wording: string;
  /** Set where the wording was kept in another language than the page's. */
  readonly wordingLanguage: string;
  readonly state: string;
  readonly buttons: readonly PostButton[];
  readonly facts: readonly string[];
}
export const consentPage = definePage<ConsentPage>("volunteers/guardian-consent");

/** /konto/sorgeberechtigt: a minor names who has custody. */
export interface OwnGuardianPage extends PageModel {
  readonly lead: string;
  readonly form: VolunteerFormModel;
}
export const ownGuardianPage = definePage<OwnGuardianPage>("volunteers/own-guardian");

/** /buero/freiwillige/:id/alter: age and guardian at the desk. */
export const deskAgePage = definePage<OwnGuardianPage>("volunteers/desk-age", "desk");

/** What a minor reads about the consent in their account. */
export interface GuardianPart {
  readonly state: string;
  readonly isMissing: boolean;
  /** When everything is deleted without a consent; empty with one. */
  readonly deletion: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly mailButton: PostButton | null;
}

/** Age and guardian on the desk's page of somebody. */
export interface DeskGuardianPart {
  readonly lines: readonly string[];
  /** The wording the guardian read; "" when there is none. */
  readonly wording: string;
  readonly wordingLanguage: string;
  readonly steps: readonly PostButton[];
  readonly editHref: string;
  readonly sheetHref: string;
}
