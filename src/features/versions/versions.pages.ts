import type { Comparison } from "../../shared/forms/comparison.ts";
import type { FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** /buero/verlauf/:art/:id */
export interface HistoryPage extends PageModel {
  readonly lead: string;
  /** "" for those who may not change the address, and for kinds without a page. */
  readonly addressHref: string;
  readonly merged: readonly { readonly text: string; readonly href: string; readonly undo: PostButton | null }[];
  /** What an undoing gives back, and what it cannot. */
  readonly mergedNote: string;
  readonly emptyText: string;
  readonly rows: readonly {
    readonly name: string;
    readonly what: string;
    readonly who: string;
    readonly when: string;
    /** "" for the first one. */
    readonly changeHref: string;
    /** "" for the newest one. */
    readonly todayHref: string;
    readonly label: string;
  }[];
  readonly paging: Paging;
}
export const historyPage = definePage<HistoryPage>("versions/history", "desk");

/** /buero/verlauf/:art/:id/vergleich */
export interface ComparePage extends PageModel {
  readonly faults: readonly string[];
  readonly comparison: Comparison;
  readonly choice: { readonly action: string; readonly older: FieldModel; readonly newer: FieldModel };
  readonly restoreNote: string;
  readonly restore: PostButton | null;
}
export const comparePage = definePage<ComparePage>("versions/compare", "desk");

/** /buero/verlauf/:art/:id/adresse */
export interface AddressPage extends PageModel {
  readonly present: string;
  readonly former: readonly string[];
  readonly form: FormModel;
}
export const addressPage = definePage<AddressPage>("versions/address", "desk");
