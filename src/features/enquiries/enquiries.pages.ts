import type { ErrorSummary, FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton, StatePart } from "../../shared/pages/parts.ts";
import type { HoursTable } from "../openingHours/index.ts";

/** A form for everybody, with the fields only machines fill in. */
export interface PublicForm {
  readonly action: string;
  readonly summary: ErrorSummary | null;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly FieldModel[];
  readonly wayBack: readonly FieldModel[];
  readonly submitLabel: string;
  readonly privacyHref: string;
}

/** Where the desk is, when it is open, how to reach it. */
export interface DeskCard {
  readonly title: string;
  readonly href: string;
  readonly address: string;
  readonly state: StatePart;
  readonly hours: HoursTable | null;
  readonly hoursNote: string;
  readonly phone: string;
  readonly phoneHref: string;
  readonly mail: string;
  readonly mailHref: string;
  readonly isExample: boolean;
}

/** /kontakt and /barrierefreiheit/melden */
export interface AskPage extends PageModel {
  readonly lead: string;
  /** The page that holds a mistake; "" otherwise. */
  readonly about: string;
  readonly form: PublicForm;
  readonly desk: DeskCard | null;
}
export const askPage = definePage<AskPage>("enquiries/ask");

/** /kontakt/gesendet: the reference, and what happens next. Says nothing about whether it exists. */
export interface SentPage extends PageModel {
  readonly reference: string;
  readonly startHref: string;
}
export const sentPage = definePage<SentPage>("enquiries/sent");

/** /buero/anliegen */
export interface EnquiryListPage extends PageModel {
  readonly newHref: string;
  readonly mayRead: boolean;
  readonly filters: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly search: {
    readonly action: string;
    readonly state: string;
    readonly kind: FieldModel;
    readonly reference: FieldModel;
  };
  readonly rows: readonly {
    readonly since: string;
    readonly kind: string;
    readonly title: string;
    readonly href: string;
    readonly facts: string;
    readonly state: string;
    readonly isLate: boolean;
    readonly isExample: boolean;
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const enquiryListPage = definePage<EnquiryListPage>("enquiries/desk-list", "desk");

/** /buero/anliegen/neu */
export interface TakePage extends PageModel {
  readonly form: FormModel;
}
export const takePage = definePage<TakePage>("enquiries/desk-take", "desk");

/** The slip to take along: where to go, without a word about the person. */
export interface Slip {
  readonly title: string;
  readonly address: string;
  readonly phone: string;
  readonly phoneHref: string;
  readonly href: string;
}

/** The form of an answer: three buttons, one form, so that nothing typed is lost between them. */
export interface AnswerForm {
  readonly action: string;
  readonly version: string;
  readonly summary: ErrorSummary | null;
  readonly search: FieldModel;
  readonly targets: FieldModel | null;
  readonly searchNote: string;
  readonly answer: FieldModel;
  readonly next: FieldModel;
  readonly slip: Slip | null;
  readonly preview: string;
  readonly previewTitle: string;
  readonly sendLabel: string;
}

/** /buero/anliegen/:reference */
export interface EnquiryPage extends PageModel {
  readonly reference: string;
  readonly isExample: boolean;
  readonly listHref: string;
  readonly tags: readonly { readonly text: string; readonly isAlarm: boolean }[];
  readonly text: string;
  readonly quoteNote: string;
  readonly answerForm: AnswerForm | null;
  readonly buttons: readonly PostButton[];
  readonly facts: readonly { readonly label: string; readonly text: string; readonly href: string }[];
  readonly story: readonly {
    readonly title: string;
    readonly when: string;
    readonly text: string;
    readonly isNow: boolean;
  }[];
}
export const enquiryPage = definePage<EnquiryPage>("enquiries/desk-show", "desk");
