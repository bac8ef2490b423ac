import type { FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** Entries that look like the one being added, above its form; nothing is printed when there are none. */
export interface DuplicateWarning {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly {
    readonly title: string;
    /** "" where this person finds no page of it. */
    readonly href: string;
    readonly note: string;
    readonly isExample: boolean;
  }[];
}

interface PairRow {
  readonly first: { readonly title: string; readonly href: string };
  readonly second: { readonly title: string; readonly href: string };
  readonly reasons: string;
  readonly mergeHref: string;
  readonly distinct: PostButton;
}

/** /buero/doppelte */
export interface PairsPage extends PageModel {
  readonly lead: string;
  readonly emptyText: string;
  readonly groups: readonly { readonly title: string; readonly rows: readonly PairRow[] }[];
}
export const pairsPage = definePage<PairsPage>("duplicates/pairs", "desk");

/** /buero/doppelte/:art/:id */
export interface PartnersPage extends PageModel {
  readonly lead: string;
  readonly emptyText: string;
  readonly search: { readonly action: string; readonly field: FieldModel };
  readonly rows: readonly { readonly title: string; readonly note: string; readonly mergeHref: string }[];
}
export const partnersPage = definePage<PartnersPage>("duplicates/partners", "desk");

/** /buero/zusammenfuehren/:art/:bleibt/:geht */
export interface MergePage extends PageModel {
  readonly kept: { readonly title: string; readonly href: string };
  readonly gone: { readonly title: string; readonly href: string };
  readonly swapHref: string;
  readonly sameText: string;
  readonly form: FormModel;
}
export const mergePage = definePage<MergePage>("duplicates/merge", "desk");
