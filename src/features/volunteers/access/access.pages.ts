import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** A button that asks the browser for a passkey; shown only where a script finds out that there can be one. */
export interface PasskeyButton {
  readonly action: string;
  readonly kind: "create" | "get";
  /** Options for the browser, JSON. */
  readonly options: string;
  readonly label: string;
  /** Said when the browser ends it without a key. */
  readonly failed: string;
}

/** A way in: password or card. */
export interface WayInPage extends PageModel {
  readonly lead: string;
  readonly form: FormModel;
  readonly passkey: PasskeyButton | null;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
export const wayInPage = definePage<WayInPage>("volunteers/way-in");

/** /konto/zugang: all ways into one's own pages. */
export interface OwnAccessPage extends PageModel {
  readonly lead: string;
  readonly passwordText: string;
  /** Null without a mail address, which is half of the sign-in. */
  readonly passwordForm: FormModel | null;
  readonly endPassword: PostButton | null;
  readonly passkeys: readonly { readonly label: string; readonly since: string; readonly end: PostButton }[];
  readonly newPasskey: PasskeyButton;
  readonly cardText: string;
  readonly endCard: PostButton | null;
}
export const ownAccessPage = definePage<OwnAccessPage>("volunteers/own-access");

/** The card with its code, to be printed this once. */
export interface CardPage extends PageModel {
  readonly name: string;
  readonly code: string;
  readonly address: string;
  readonly ends: string;
  readonly back: { readonly label: string; readonly href: string };
}
export const cardPage = definePage<CardPage>("volunteers/access-card", "bare");
