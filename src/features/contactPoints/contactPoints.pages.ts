import type { HoursTable } from "../openingHours/index.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { SafeHtml } from "../../shared/pages/safeHtml.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { StatePart } from "../../shared/pages/parts.ts";

/** Words that may be German inside a page of another language. */
export interface MixedWords {
  readonly text: string;
  readonly isGerman: boolean;
}

/** A short-term notice that stands. */
export interface AlertPart {
  readonly words: MixedWords;
  /** "gilt bis 15 Uhr"; "" where the state says so itself. */
  readonly until: string;
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
  /** From the chosen street; "" when none is chosen. */
  readonly distance: string;
  readonly state: StatePart;
  readonly alert: AlertPart | null;
}

export interface FilterChoice {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  /** Language of the label, when it is its own name. */
  readonly language: string;
  readonly house: string;
  readonly isChosen: boolean;
  /** How many places it would leave; "" where that cannot be told. */
  readonly count: string;
}

/** Choices of which several can be ticked. */
export interface FilterGroup {
  readonly legend: string;
  readonly choices: readonly FilterChoice[];
  readonly isOpen: boolean;
}

export interface FilterForm {
  readonly action: string;
  readonly query: string;
  readonly groups: readonly FilterGroup[];
  readonly checks: readonly FilterChoice[];
  readonly day: string;
  readonly time: string;
  readonly isTimeChosen: boolean;
  readonly languages: readonly FilterChoice[];
  /** Empty where no place has a point on the map. */
  readonly streets: readonly FilterChoice[];
}

/** The map after the list, drawn by script from the operator's file. */
export interface PlaceMap {
  readonly placesHref: string;
  readonly tilesHref: string;
}

/** /anlaufstellen */
export interface ContactPointListPage extends PageModel {
  readonly lead: string;
  readonly filter: FilterForm;
  readonly count: string;
  readonly asOf: string;
  readonly chips: readonly { readonly label: string; readonly href: string }[];
  readonly allHref: string;
  /** The same list on paper. */
  readonly pdfHref: string;
  readonly instead: string;
  readonly rows: readonly ContactPointLine[];
  /** Filters that leave more, where this one leaves nothing or little. */
  readonly wider: readonly { readonly label: string; readonly href: string }[];
  readonly emptyText: string;
  readonly enquiryHref: string;
  readonly paging: Paging;
  /** Null without a map file, and while no place has a point. */
  readonly map: PlaceMap | null;
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
  readonly phones: readonly {
    readonly number: string;
    /** "" for a number nobody should call. */
    readonly href: string;
    /** "Fax", "Mobil"; "" for a plain telephone. */
    readonly kind: string;
    readonly note: string;
  }[];
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
  readonly alert: AlertPart | null;
  readonly historicText: string;
  readonly about: MixedWords;
  /** Where else the same service is offered. */
  readonly others: readonly { readonly name: MixedWords; readonly href: string }[];
  readonly themes: readonly { readonly name: string; readonly house: string; readonly href: string }[];
  readonly hours: HoursTable | null;
  readonly hoursNotes: readonly MixedWords[];
  readonly access: readonly AccessCheck[];
  readonly aside: ContactAside;
  readonly checked: string;
  readonly source: string;
  readonly reportHref: string;
  /** Where people who work there ask to keep the entry. */
  readonly claimHref: string;
  readonly posterHref: string;
  readonly handoutHref: string;
}

/** The page as it stands on the site, with its facts for search engines (schema.org in JSON-LD). */
export interface ContactPointSitePage extends ContactPointPage {
  readonly structured: SafeHtml;
}
export const contactPointPage = definePage<ContactPointSitePage>("contactPoints/show");
