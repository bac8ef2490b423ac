import { definePage, type PageModel } from "../../../../shared/pages/page.ts";
import type { PostButton } from "../../../../shared/pages/parts.ts";
import type { ReasonLine } from "../reasonWords.ts";

/** One person who fits, with the buttons. */
export interface CandidateRow {
  readonly name: string;
  /** Empty for initiatives, who read no names and no details. */
  readonly href: string;
  readonly count: string;
  readonly reasons: readonly ReasonLine[];
  readonly notes: readonly string[];
  /** Null while the person rests. */
  readonly offer: PostButton | null;
  /** Null for initiatives: nobody is put down without having been asked. */
  readonly assign: PostButton | null;
}

/** /buero/gesuche/:id/passende: who fits, best first. */
export interface CandidatesPage extends PageModel {
  readonly lead: string;
  readonly how: string;
  readonly dates: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly chosen: string;
  readonly places: string;
  readonly rows: readonly CandidateRow[];
  readonly emptyText: string;
  readonly near: readonly {
    readonly name: string;
    readonly href: string;
    readonly why: string;
    readonly count: string;
  }[];
  readonly declined: string;
}
export const candidatesPage = definePage<CandidatesPage>("volunteers/desk-candidates", "desk");
