import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** The lists that belong together, the one that is shown marked. */
export interface VocabularyViews {
  readonly views: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
}

/** /buero/begriffe/anliegen, /buero/begriffe/zielgruppen */
export interface VocabularyPage extends PageModel, VocabularyViews {
  readonly lead: string;
  readonly newHref: string;
  readonly mayEdit: boolean;
  readonly terms: readonly {
    readonly name: string;
    readonly href: string;
    /** "ruht", or which names are missing. */
    readonly state: string;
    readonly count: string;
  }[];
  readonly emptyText: string;
}
export const vocabularyPage = definePage<VocabularyPage>("themes/vocabulary", "desk");

export interface TermFormPage extends PageModel {
  readonly form: FormModel;
  /** What resting means, and the button for it; null for a new term. */
  readonly resting: { readonly text: string; readonly toggle: PostButton } | null;
}
export const termFormPage = definePage<TermFormPage>("themes/term-form", "desk");
