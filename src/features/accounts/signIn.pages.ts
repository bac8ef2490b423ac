import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** A quiet page with one form: sign-in, its second step, a new password. */
export interface DoorPage extends PageModel {
  readonly lead: string;
  readonly form: FormModel;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly aside: DoorAside | null;
}

/** What stands beside the form: the demo sign-ins, or the demo code. */
export interface DoorAside {
  readonly title: string;
  readonly text: string;
  /** A code to be read, "" for none. */
  readonly code: string;
  readonly people: readonly { readonly login: string; readonly button: PostButton }[];
}
export const doorPage = definePage<DoorPage>("accounts/door");
