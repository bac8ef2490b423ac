import { definePage, type PageModel } from "../../shared/pages/page.ts";

/** A short section: a picture, a question, short lines, one link. */
export interface PlainSection {
  readonly id: string;
  readonly house: string;
  readonly heading: string;
  /** Paragraphs of lines; every line stands for itself. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly href: string;
  readonly linkText: string;
}

/** /leicht/: the main contents, the navigation and the core of the accessibility statement in plain language. */
export interface PlainPage extends PageModel {
  readonly lead: readonly string[];
  readonly sections: readonly PlainSection[];
  readonly note: readonly string[];
}
export const plainPage = definePage<PlainPage>("plain/plain");
