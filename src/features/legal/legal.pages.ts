import { definePage, type PageModel } from "../../shared/pages/page.ts";

/** Paragraphs and lists of a section, in their order; a block has either text or items. */
export interface TextBlock {
  readonly text: string;
  readonly items: readonly string[];
}

export interface LegalSection {
  readonly heading: string;
  readonly blocks: readonly TextBlock[];
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** /impressum, /datenschutz, /barrierefreiheit: headings and plain words. */
export interface LegalPage extends PageModel {
  readonly lead: string;
  /** Who runs this site, line by line. */
  readonly address: readonly string[];
  /** What the operator has not yet told; shown to staff and in the demo only. */
  readonly missing: string;
  readonly sections: readonly LegalSection[];
  readonly table: {
    readonly caption: string;
    readonly why: string;
    readonly howLong: string;
    readonly rows: readonly { readonly what: string; readonly why: string; readonly howLong: string }[];
  } | null;
}
export const legalPage = definePage<LegalPage>("legal/legal");
