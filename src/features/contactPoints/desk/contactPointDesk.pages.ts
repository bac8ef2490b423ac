import type { ErrorSummary, FieldModel } from "../../../shared/forms/formModel.ts";
import type { FormPart } from "../../../shared/forms/formParts.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Paging } from "../../../shared/pages/paging.ts";
import type { HoursFormPart } from "../../openingHours/index.ts";
import type { RecordLinks } from "../../../shared/versions/recordLinks.ts";
import type { DuplicateWarning } from "../../duplicates/index.ts";
import type { DeskFilter, SimilarPart } from "../../organisations/index.ts";

/** /buero/anlaufstellen */
export interface ContactPointListPage extends PageModel {
  readonly newHref: string | null;
  readonly filter: DeskFilter;
  readonly emptyText: string;
  readonly rows: readonly {
    readonly title: string;
    /** Null for those who may not edit it. */
    readonly href: string | null;
    readonly organisation: string;
    readonly state: string;
    readonly checked: string;
    readonly isDue: boolean;
    readonly isExample: boolean;
  }[];
  readonly paging: Paging;
}
export const contactPointListPage = definePage<ContactPointListPage>("contactPoints/desk-list", "desk");

/** The barrier questions about a place, each with an answer and a remark. */
export interface QuestionsPart {
  readonly legend: string;
  readonly noteLabel: string;
  readonly questions: readonly { readonly name: string; readonly answer: FieldModel; readonly note: FieldModel }[];
}

/** A part of the form that folds; one of them also holds the questions about the place, one the opening hours. */
export interface ContactPointPart extends FormPart {
  readonly questions: QuestionsPart | null;
  readonly hours: HoursFormPart | null;
  /** What stands below the hours. */
  readonly after: readonly FieldModel[];
}

export interface ContactPointFormPart {
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly summary: ErrorSummary | null;
  readonly parts: readonly ContactPointPart[];
  readonly cancelHref: string;
}

/** The short-term notice: one button for "closed today", a form for all else, and the end of a notice that stands. */
export interface AlertFormPart {
  readonly title: string;
  /** "" when no notice stands. */
  readonly present: string;
  readonly remove: PostButton | null;
  readonly closedToday: PostButton | null;
  readonly action: string;
  readonly isOpen: boolean;
  readonly fields: readonly FieldModel[];
}

/** "Heute geprüft": the choice of how, and what was noted last. */
export interface AssurePart {
  readonly title: string;
  readonly last: string;
  readonly action: string;
  readonly method: FieldModel;
  readonly submitLabel: string;
}

/** /buero/anlaufstellen/neu and /buero/anlaufstellen/:id */
export interface ContactPointFormPage extends PageModel {
  readonly state: string;
  readonly publicHref: string | null;
  readonly similar: SimilarPart;
  readonly links: RecordLinks;
  readonly warning: DuplicateWarning;
  readonly placeNote: string;
  readonly alert: AlertFormPart | null;
  readonly assure: AssurePart | null;
  /** Where else the same service is offered. */
  readonly serviceNote: string;
  readonly form: ContactPointFormPart;
  readonly button: PostButton | null;
}
export const contactPointFormPage = definePage<ContactPointFormPage>("contactPoints/desk-form", "desk");
