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

/** /buero/pflege/vorschlaege/:id */
export interface ProposalPage extends PageModel {
  readonly isExample: boolean;
  readonly facts: string;
  readonly message: string;
  /** Address of the sender; "" when there is none or it is not to be seen. */
  readonly sender: string;
  readonly editHref: string;
  readonly publicHref: string;
  /** What was decided; "" while it is open. */
  readonly decided: string;
  readonly summary: ErrorSummary | null;
  readonly rows: readonly {
    readonly name: string;
    readonly label: string;
    readonly present: string;
    readonly proposed: string;
    readonly standing: "open" | "same" | "conflict";
    readonly note: string;
    readonly choice: FieldModel;
  }[];
  readonly accept: {
    readonly action: string;
    readonly hidden: readonly { readonly name: string; readonly value: string }[];
    readonly label: string;
  } | null;
  readonly decline: FormModel | null;
}
export const proposalPage = definePage<ProposalPage>("upkeep/desk-proposal", "desk");

/** A line of a list at the desk or of the calls. */
export interface UpkeepRow {
  readonly title: string;
  readonly href: string;
  readonly since: string;
  readonly facts: string;
  /** What is wrong, as a short tag; "" when nothing is. */
  readonly alarm: string;
  readonly isExample: boolean;
}

/** /buero/pflege */
export interface UpkeepDeskPage extends PageModel {
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly UpkeepRow[];
    readonly emptyText: string;
  }[];
  readonly dueHref: string;
  /** "" for those who do not merge entries. */
  readonly duplicatesHref: string;
  readonly periods: FormModel | null;
  readonly periodsText: string;
}
export const upkeepDeskPage = definePage<UpkeepDeskPage>("upkeep/desk", "desk");

/** What somebody needs for a call: whom, what to say, what to ask. */
export interface CallPart {
  readonly phone: string;
  readonly phoneHref: string;
  readonly attempts: string;
  readonly script: readonly { readonly say: string; readonly meaning: string }[];
}

/** /mitmachen/anrufe */
export interface CallListPage extends PageModel {
  readonly lead: string;
  readonly own: readonly UpkeepRow[];
  readonly free: readonly (UpkeepRow & { readonly take: PostButton })[];
  readonly emptyText: string;
}
export const callListPage = definePage<CallListPage>("upkeep/calls");

/** /mitmachen/anrufe/:id */
export interface CallPage extends PageModel {
  readonly lead: string;
  readonly isExample: boolean;
  readonly call: CallPart;
  readonly entry: EntryPart;
  readonly giveBack: PostButton | null;
}
export const callPage = definePage<CallPage>("upkeep/call");
export const deskCallPage = definePage<CallPage>("upkeep/desk-call", "desk");
