import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton, ThemePart } from "../../../shared/pages/parts.ts";
import type { SeriesModel } from "../taking/taking.pages.ts";

/** A need hung up like a notice, with a paper slip for every free place. */
export interface NeedNotice {
  readonly title: string;
  readonly href: string;
  readonly text: string;
  readonly when: string;
  readonly theme: ThemePart | null;
  readonly isExample: boolean;
  readonly placesText: string;
  /** One entry a place, true while it is free; none when there is nothing to count. */
  readonly slips: readonly boolean[];
  /** Language of title and summary where it is not the page's; "" else. */
  readonly contentLanguage: string;
}

/** /mitmachen: what is needed, by theme. */
export interface NeedListPage extends PageModel {
  readonly lead: string;
  readonly registerHref: string;
  readonly accountHref: string;
  readonly filters: readonly {
    readonly label: string;
    readonly house: string;
    readonly href: string;
    readonly isCurrent: boolean;
  }[];
  readonly count: string;
  readonly notices: readonly NeedNotice[];
  readonly emptyText: string;
}
export const needListPage = definePage<NeedListPage>("volunteers/needs");

/** One shift with its free places and what the reader can do about it. */
export interface ShiftModel {
  readonly when: string;
  readonly places: string;
  readonly joins: readonly PostButton[];
  readonly notes: readonly string[];
}

/** /mitmachen/:slug: one need. */
export interface NeedPage extends PageModel {
  readonly lead: string;
  readonly paragraphs: readonly string[];
  readonly contentLanguage: string;
  readonly isExample: boolean;
  readonly themes: readonly ThemePart[];
  readonly facts: readonly { readonly label: string; readonly value: string; readonly href: string | null }[];
  readonly places: string;
  readonly slips: readonly boolean[];
  readonly shifts: readonly ShiftModel[];
  /** Dates that come round and can be taken on as a whole. */
  readonly series: readonly SeriesModel[];
  readonly joins: readonly PostButton[];
  /** Why there is no button, or what is already agreed. */
  readonly notes: readonly string[];
  readonly conditions: readonly string[];
  readonly statements: readonly { readonly label: string; readonly sentences: readonly string[] }[];
}
export const needPage = definePage<NeedPage>("volunteers/need");

export type SlipsPart = Pick<NeedNotice, "slips">;
