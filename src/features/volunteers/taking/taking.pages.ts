import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** /konto/angebot/:token and /konto/einsaetze/:id/angebot: a place that is kept for the reader, until when, and the answers. */
export interface OfferPage extends PageModel {
  readonly lead: string;
  readonly isExample: boolean;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Why the last answer could not be taken; "" else. */
  readonly fault: string;
  readonly accept: PostButton | null;
  readonly decline: FormModel | null;
  readonly call: PostButton | null;
  readonly callNote: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
export const offerPage = definePage<OfferPage>("volunteers/offer");

/** A group of one's own engagements, such as those to come. */
export interface EngagementGroup {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly EngagementItem[];
}

export interface EngagementItem {
  readonly title: string;
  readonly href: string;
  readonly isExample: boolean;
  readonly when: string;
  readonly state: string;
  /** What there is to know before pressing a button. */
  readonly notes: readonly string[];
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly buttons: readonly PostButton[];
}

/** Own engagements on the account's page. */
export interface EngagementsPart {
  readonly engagements: readonly EngagementGroup[];
}

/** A series on the page of its need. */
export interface SeriesModel {
  readonly text: string;
  readonly note: string;
  readonly button: PostButton | null;
}

export interface SeriesPart {
  readonly series: readonly SeriesModel[];
}
