import type { ErrorSummary, FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { EntryFact } from "./change/entryFacts.ts";

/** /anlaufstellen/:slug/fehler and /initiativen/:slug/fehler */
export interface ReportPage extends PageModel {
  readonly lead: string;
  readonly isExample: boolean;
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly summary: ErrorSummary | null;
  readonly message: FieldModel;
  readonly fields: readonly FieldModel[];
  readonly email: FieldModel;
  readonly privacyHref: string;
  readonly backHref: string;
}
export const reportPage = definePage<ReportPage>("upkeep/report");

/** A page that says one thing. */
export interface WordPage extends PageModel {
  readonly lead: string;
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
export const wordPage = definePage<WordPage>("upkeep/word");

/** The entry as it stands, and the answers that can be given. */
export interface EntryPart {
  readonly heading: string;
  readonly facts: readonly EntryFact[];
  readonly publicHref: string;
  readonly answers: readonly PostButton[];
  readonly change: { readonly label: string; readonly href: string };
  readonly doubt: PostButton;
  readonly doubtHint: string;
}

/** /pflege/:token */
export interface CheckPage extends PageModel {
  readonly lead: string;
  readonly isExample: boolean;
  readonly until: string;
  readonly entry: EntryPart;
}
export const checkPage = definePage<CheckPage>("upkeep/check");

/** What to change, for owners, volunteers and the desk. */
export interface ChangePage extends PageModel {
  readonly lead: string;
  readonly note: string;
  readonly form: FormModel;
}
export const changePage = definePage<ChangePage>("upkeep/change");
export const deskChangePage = definePage<ChangePage>("upkeep/desk-change", "desk");
