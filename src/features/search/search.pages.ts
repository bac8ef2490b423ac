import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { TextPart } from "./snippet.ts";

export interface SearchHit {
  readonly href: string;
  readonly title: readonly TextPart[];
  /** Of the title: entries are named in German, pages of the site in the reader's language. */
  readonly titleLanguage: string;
  /** The passage that holds the words. */
  readonly excerpt: readonly TextPart[];
  /** The passage is of a translation, not of the German text. */
  readonly isTranslated: boolean;
  /** Why it was found: "Im Titel.", "Kita = Kindertagesstätte". */
  readonly reasons: readonly string[];
  readonly isExample: boolean;
}

export interface SearchGroup {
  readonly heading: string;
  readonly hits: readonly SearchHit[];
  /** "alle Anlaufstellen mit …"; null where the kind has no list to narrow. */
  readonly all: SearchLink | null;
}

export interface SearchLink {
  readonly label: string;
  readonly href: string;
}

/** What to do when nothing was found. */
export interface SearchHelp {
  /** The lists as a whole. */
  readonly wider: readonly SearchLink[];
  readonly themes: readonly { readonly name: string; readonly href: string; readonly house: string }[];
  readonly phone: string;
  readonly phoneHref: string;
  readonly mailHref: string;
  readonly email: string;
  readonly enquiryHref: string;
}

/** /suche */
export interface SearchPage extends PageModel {
  readonly action: string;
  readonly query: string;
  /** "12 Treffer", or why there is none; "" before a search. */
  readonly outcome: string;
  /** Where to begin, before a search. */
  readonly often: readonly SearchLink[];
  /** Nearest spellings; the results are those of the first. */
  readonly didYouMean: readonly SearchLink[];
  readonly groups: readonly SearchGroup[];
  readonly help: SearchHelp | null;
}
export const searchPage = definePage<SearchPage>("search/show");

export type TextParts = readonly TextPart[];
