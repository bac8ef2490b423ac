import type { FieldModel, FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** A series on the page of its need. */
export interface SeriesPart {
  readonly sentence: string;
  readonly people: string;
  readonly editHref: string;
  readonly leftOut: readonly { readonly text: string; readonly putBack: PostButton | null }[];
}

/** /buero/gesuche/:id/reihen/:seriesId: the form of a series, its left-out days and its end. */
export interface SeriesPage extends PageModel {
  readonly sentence: string;
  readonly form: FormModel;
  /** Asked before a change is saved: dates that somebody is on. */
  readonly questions: readonly FieldModel[];
  readonly questionsLead: string;
  readonly leftOutForm: FormModel | null;
  readonly leftOut: SeriesPart["leftOut"];
  readonly endForm: FormModel | null;
}
export const seriesPage = definePage<SeriesPage>("volunteers/series", "desk");
