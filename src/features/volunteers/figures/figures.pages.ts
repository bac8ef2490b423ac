import { definePage, type PageModel } from "../../../shared/pages/page.ts";

/** Bars beside each other, with their numbers in words and in a table beneath. */
export interface BarChart {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  /** What the drawing shows, for those who do not see it. */
  readonly description: string;
  readonly labelHead: string;
  readonly valueHead: string;
  readonly height: string;
  readonly bars: readonly Bar[];
  /** The last line of the table; null where it is not told. */
  readonly total: { readonly label: string; readonly value: string } | null;
}

export interface Bar {
  readonly label: string;
  readonly value: string;
  /** Too few to be told: drawn as a dashed outline. */
  readonly isHidden: boolean;
  readonly labelY: string;
  readonly barY: string;
  readonly width: string;
}

/** /buero/zahlen */
export interface FiguresPage extends PageModel {
  readonly period: string;
  readonly presets: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly own: { readonly action: string; readonly from: string; readonly until: string };
  readonly figures: readonly {
    readonly title: string;
    readonly value: string;
    /** Words instead ("too few") are not set as large as a number. */
    readonly isNumber: boolean;
    readonly note: string;
    readonly definition: string;
  }[];
  readonly charts: readonly BarChart[];
  readonly files: readonly { readonly label: string; readonly href: string }[];
}
export const figuresPage = definePage<FiguresPage>("figures/show", "desk");
