import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { ReasonLine } from "../fitting/reasonWords.ts";

/** /buero/vorschlaege: all proposals. */
export interface BatchListPage extends PageModel {
  readonly newHref: string;
  readonly rows: readonly {
    readonly title: string;
    readonly href: string;
    readonly days: string;
    readonly state: string;
    readonly places: string;
  }[];
  readonly emptyText: string;
}
export const batchListPage = definePage<BatchListPage>("volunteers/batch-list", "desk");

/** A shift as the head of a column. */
export interface ShiftHead {
  readonly href: string;
  readonly need: string;
  readonly day: string;
  readonly time: string;
  readonly count: string;
  readonly isShort: boolean;
}

/** One place in the grid; `reasons` are folded behind its words. */
export interface GridCell {
  readonly mark: string;
  readonly text: string;
  readonly reasons: readonly ReasonLine[];
}

export interface GridRow {
  readonly name: string;
  readonly href: string;
  /** One for each shift; null where the person has nothing. */
  readonly cells: readonly (GridCell | null)[];
}

/** People and shifts at a glance. */
export interface BatchGrid {
  readonly shifts: readonly ShiftHead[];
  readonly rows: readonly GridRow[];
}

/** Somebody on a shift, with what can be done. */
export interface PlaceRow {
  readonly name: string;
  readonly href: string;
  readonly state: string;
  readonly count: string;
  readonly reasons: readonly ReasonLine[];
  readonly notes: readonly string[];
  readonly buttons: readonly PostButton[];
}

/** One shift with its people, what is missing, and who was taken out. */
export interface BatchShift {
  readonly id: string;
  readonly need: string;
  readonly when: string;
  readonly count: string;
  /** What is missing and why; empty when enough people are there. */
  readonly missing: readonly string[];
  readonly people: readonly PlaceRow[];
  readonly out: readonly PlaceRow[];
  readonly accept: readonly PostButton[];
  readonly coverHref: string;
}

export interface WhyForm {
  readonly action: string;
  readonly people: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly shifts: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  /** "" until somebody is chosen. */
  readonly about: string;
  readonly answers: readonly string[];
  readonly add: PostButton | null;
}

/** /buero/vorschlaege/:id: one proposal. */
export interface BatchPage extends PageModel {
  readonly lead: string;
  readonly alerts: readonly string[];
  readonly grid: BatchGrid;
  readonly shifts: readonly BatchShift[];
  readonly accept: readonly PostButton[];
  readonly drop: PostButton | null;
  readonly whatIfHref: string;
  readonly planHref: string;
  readonly why: WhyForm | null;
}
export const batchPage = definePage<BatchPage>("volunteers/batch", "desk");

/** /buero/vorschlaege/:id/neu: what would change. */
export interface WhatIfPage extends PageModel {
  readonly lead: string;
  readonly changes: readonly { readonly name: string; readonly text: string; readonly why: string }[];
  readonly figures: readonly string[];
  readonly limits: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly takeOver: PostButton | null;
  readonly backHref: string;
}
export const whatIfPage = definePage<WhatIfPage>("volunteers/batch-what-if", "desk");

/** /buero/vorschlaege/:id/plan: for the wall, names only. */
export interface PlanPage extends PageModel {
  readonly days: string;
  readonly backHref: string;
  readonly shifts: readonly ShiftHead[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
  readonly emptyText: string;
}
export const planPage = definePage<PlanPage>("volunteers/batch-plan", "bare");
