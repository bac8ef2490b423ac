import type { HoursTable } from "../openingHours/index.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { StatePart } from "../../shared/pages/parts.ts";

/** Words that may be German inside a page of another language. */
export interface MixedWords {
  readonly text: string;
  readonly isGerman: boolean;
}

/** A contact point in a list. */
export interface ContactPointLine {
  readonly title: MixedWords;
  readonly href: string;
  readonly isExample: boolean;
  readonly summary: MixedWords;
  readonly street: MixedWords;
  /** Names of its themes, as one text. */
  readonly themes: string;
  readonly state: StatePart;
}

export interface FilterChoice {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  /** Language of the label, when it is its own name. */
  readonly language: string;
  readonly house: string;
  readonly isChosen: boolean;
}

export interface FilterForm {
  readonly action: string;
  readonly query: string;
  readonly isOpenNow: boolean;
  readonly isStepFree: boolean;
  readonly themes: readonly FilterChoice[];
  readonly languages: readonly FilterChoice[];
  /** Folded on small screens until something is chosen. */
  readonly isUnfolded: boolean;
}

/** /anlaufstellen */
export interface ContactPointListPage extends PageModel {
  readonly lead: string;
  readonly filter: FilterForm;
  readonly count: string;
  readonly asOf: string;
  readonly chips: readonly { readonly label: string; readonly href: string }[];
  readonly allHref: string;
  readonly instead: string;
  readonly rows: readonly ContactPointLine[];
  readonly emptyText: string;
  readonly enquiryHref: string;
  readonly paging: Paging;
}
export const contactPointListPage = definePage<ContactPointListPage>("contactPoints/list");

export interface AccessCheck {
  readonly answer: string;
  readonly tone: "tag--good" | "tag--unsure" | "";
  readonly question: string;
  readonly details: MixedWords;
}

export interface Fact {
  readonly term: string;
  readonly words: MixedWords;
}

export interface ContactAside {
  readonly phones: readonly { readonly number: string; readonly href: string; readonly note: string }[];
  readonly contacts: readonly { readonly name: string; readonly email: string; readonly mailHref: string }[];
  readonly address: readonly string[];
  readonly mapHref: string;
  readonly website: { readonly label: string; readonly href: string } | null;
  readonly vcardHref: string;
  readonly facts: readonly Fact[];
}

/** /anlaufstellen/:slug */
export interface ContactPointPage extends PageModel {
  readonly heading: MixedWords;
  readonly isExample: boolean;
  readonly lead: MixedWords;
  readonly state: StatePart;
  readonly historicText: string;
  readonly about: MixedWords;
  readonly themes: readonly { readonly name: string; readonly house: string; readonly href: string }[];
  readonly hours: HoursTable | null;
  readonly hoursNotes: readonly MixedWords[];
  readonly access: readonly AccessCheck[];
  readonly aside: ContactAside;
  readonly checked: string;
  readonly source: string;
  readonly reportHref: string;
}
export const contactPointPage = definePage<ContactPointPage>("contactPoints/show");
