import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { Paging } from "../../../shared/pages/paging.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { FormPart } from "../../../shared/forms/formParts.ts";
import type { SeriesPart } from "../series/series.pages.ts";
import type { Fact } from "../account/account.pages.ts";

/** /buero/gesuche: the needs within somebody's reach. */
export interface DeskNeedListPage extends PageModel {
  readonly newHref: string;
  /** The printed sheet of a day; "" for those who may not see names. */
  readonly sheetHref: string;
  /** Many shifts at once; "" for those who may not. */
  readonly batchHref: string;
  readonly coverHref: string;
  readonly mayEdit: boolean;
  readonly needs: readonly {
    readonly title: string;
    readonly href: string;
    readonly isExample: boolean;
    readonly organisation: string;
    readonly state: string;
    readonly places: string;
    readonly waiting: string;
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const deskNeedListPage = definePage<DeskNeedListPage>("volunteers/desk-needs", "desk");

export interface HelperModel {
  readonly name: string;
  /** "" for those who may not open the volunteer's page. */
  readonly href: string;
  /** When, and how to reach them. */
  readonly details: string;
  readonly state: string;
  readonly steps: readonly PostButton[];
}

/** /buero/gesuche/:id: a need with its shifts and people. */
export interface DeskNeedPage extends PageModel {
  readonly isExample: boolean;
  readonly state: string;
  readonly places: string;
  readonly facts: readonly Fact[];
  readonly publicHref: string;
  readonly editHref: string;
  /** Whom to ask; "" for those who do not bring people and needs together. */
  readonly candidatesHref: string;
  readonly planHref: string;
  readonly newShiftHref: string;
  /** Time on a need without dates; "" for those who may not confirm it. */
  readonly hoursHref: string;
  /** "" where the need has no dates. */
  readonly newSeriesHref: string;
  readonly series: readonly SeriesPart[];
  /** What can be done with the need as a whole. */
  readonly steps: readonly PostButton[];
  readonly stepLinks: readonly { readonly label: string; readonly href: string }[];
  readonly shifts: readonly {
    readonly when: string;
    readonly places: string;
    readonly state: string;
    readonly editHref: string;
    /** Looking for somebody to step in; "" where nobody is missing. */
    readonly coverHref: string;
    /** Who came; "" before it begins. */
    readonly hoursHref: string;
    /** To the page that says who is told. */
    readonly cancel: { readonly href: string; readonly label: string } | null;
    readonly reinstate: PostButton | null;
  }[];
  readonly helpersTitle: string;
  readonly helpers: readonly HelperModel[];
  readonly helpersEmpty: string;
  readonly assignForm: FormModel | null;
}
export const deskNeedPage = definePage<DeskNeedPage>("volunteers/desk-need", "desk");

/** The long form of a need, in parts that fold. */
export interface DeskNeedFormPage extends PageModel {
  readonly folded: { readonly form: FormModel; readonly parts: readonly FormPart[] };
}
export const deskNeedFormPage = definePage<DeskNeedFormPage>("volunteers/desk-need-form", "desk");

export interface DeskFormPage extends PageModel {
  readonly form: FormModel;
}
export const deskShiftFormPage = definePage<DeskFormPage>("volunteers/desk-shift-form", "desk");
