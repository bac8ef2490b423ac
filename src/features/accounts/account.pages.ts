import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** /buero/konto: one's own access. */
export interface AccountPage extends PageModel {
  readonly login: string;
  readonly roles: readonly { readonly name: string; readonly period: string }[];
  readonly nameForm: FormModel;
  readonly passwordForm: FormModel;
  readonly passwordNote: string;
  readonly codesForm: FormModel;
  readonly codesNote: string;
  readonly sessionsNote: string;
  readonly endSessions: PostButton;
}
export const accountPage = definePage<AccountPage>("accounts/account", "desk");
