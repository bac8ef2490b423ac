import type { ErrorSummary, FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** /buero/import: what was taken over, the latest first. */
export interface ImportListPage extends PageModel {
  readonly newHref: string;
  readonly lead: string;
  readonly emptyText: string;
  readonly rows: readonly {
    readonly title: string;
    readonly href: string;
    readonly file: string;
    readonly when: string;
    readonly state: string;
  }[];
}
export const importListPage = definePage<ImportListPage>("imports/list", "desk");

/** /buero/import/neu */
export interface ImportUploadPage extends PageModel {
  readonly lead: string;
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly summary: ErrorSummary | null;
  readonly scheme: FieldModel;
  readonly filesName: string;
  readonly filesError: string;
  readonly cancelHref: string;
}
export const importUploadPage = definePage<ImportUploadPage>("imports/upload", "desk");

/** The first rows of a file, as it is read. */
export interface ImportPreview {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** /buero/import/:id/zuordnung: which column is what. */
export interface ImportMappingPage extends PageModel {
  readonly told: string;
  readonly preview: ImportPreview;
  readonly form: FormModel;
  readonly cancel: PostButton | null;
}
export const importMappingPage = definePage<ImportMappingPage>("imports/mapping", "desk");

/** How far a write is. */
export interface ImportProgress {
  readonly text: string;
  readonly value: string;
  readonly max: string;
}

/** What became of the rows. */
export interface ImportReport {
  readonly caption: string;
  readonly rows: readonly {
    readonly number: string;
    readonly title: string;
    readonly href: string;
    readonly outcome: string;
    readonly isFaulty: boolean;
    readonly details: string;
  }[];
  readonly filters: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly paging: Paging;
  readonly csvHref: string;
}

/** /buero/import/:id: where an import stands. */
export interface ImportShowPage extends PageModel {
  readonly state: string;
  readonly fault: string;
  readonly advice: string;
  readonly progress: ImportProgress | null;
  readonly buttons: readonly PostButton[];
  /** Rows are faulty: to assign the columns anew is then what comes next. */
  readonly needsMending: boolean;
  readonly mappingHref: string;
  readonly report: ImportReport | null;
}
export const importShowPage = definePage<ImportShowPage>("imports/show", "desk");
