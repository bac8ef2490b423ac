import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** /buero/ersatz: searches that run, and shifts that somebody left late. */
export interface CoverListPage extends PageModel {
  readonly running: readonly CoverLine[];
  readonly left: readonly CoverLine[];
  readonly emptyText: string;
}

export interface CoverLine {
  readonly title: string;
  readonly href: string;
  readonly when: string;
  readonly state: string;
  readonly start: PostButton | null;
}
export const coverListPage = definePage<CoverListPage>("volunteers/cover-list", "desk");

/** /buero/ersatz/:shiftId: who was asked, who said what, and when the next ones are asked. */
export interface CoverPage extends PageModel {
  readonly when: string;
  readonly places: string;
  readonly state: string;
  readonly next: string;
  readonly start: PostButton | null;
  readonly stop: PostButton | null;
  readonly asks: readonly {
    readonly name: string;
    readonly href: string;
    readonly asked: string;
    readonly answer: string;
    readonly buttons: readonly PostButton[];
  }[];
  readonly callsHref: string;
  readonly needHref: string;
}
export const coverPage = definePage<CoverPage>("volunteers/cover", "desk");

/** /konto/einspringen/:token: can you step in? */
export interface CoverAnswerPage extends PageModel {
  readonly lead: string;
  readonly isExample: boolean;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly fault: string;
  readonly accept: PostButton | null;
  readonly decline: FormModel | null;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
export const coverAnswerPage = definePage<CoverAnswerPage>("volunteers/cover-answer");
