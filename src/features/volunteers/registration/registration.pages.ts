import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { VolunteerFormModel } from "../profile/profileForm.ts";

/** /mitmachen/anmelden: offering time. */
export interface RegistrationPage extends PageModel {
  readonly form: VolunteerFormModel;
  readonly signInHref: string;
  readonly contactHref: string;
  /** The same form to print and fill in by hand. */
  readonly sheetHref: string;
}
export const registrationPage = definePage<RegistrationPage>("volunteers/register");

/** A page that says one thing, with at most one button. */
export interface MessagePage extends PageModel {
  readonly lead: string;
  readonly text: string;
  readonly button: PostButton | null;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
export const messagePage = definePage<MessagePage>("volunteers/message");

/** /konto/anmelden: the address to which the link is sent. */
export interface SignInPage extends PageModel {
  readonly form: FormModel;
  readonly registerHref: string;
  readonly passwordHref: string;
  readonly cardHref: string;
}
export const signInPage = definePage<SignInPage>("volunteers/sign-in");
