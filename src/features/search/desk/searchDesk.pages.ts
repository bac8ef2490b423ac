import type { FormModel, OptionModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { Paging } from "../../../shared/pages/paging.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** /buero/suche: what was not found, and the words that lead to others. */
export interface SearchDeskPage extends PageModel {
  readonly newHref: string;
  readonly misses: readonly {
    readonly words: string;
    readonly language: string;
    /** "dreimal, zuletzt am 3. Dezember" */
    readonly asked: string;
    readonly newHref: string;
    readonly forget: PostButton;
  }[];
  readonly filter: {
    readonly action: string;
    readonly q: string;
    readonly label: string;
    readonly choiceName: string;
    readonly choiceLabel: string;
    readonly choices: readonly OptionModel[];
  };
  readonly rows: readonly {
    readonly term: string;
    /** BCP 47, for the lang attribute. */
    readonly code: string;
    readonly language: string;
    readonly means: string;
    readonly href: string;
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const searchDeskPage = definePage<SearchDeskPage>("search/desk-list", "desk");

/** /buero/suche/neu and /buero/suche/:id */
export interface SynonymFormPage extends PageModel {
  readonly lead: string;
  readonly form: FormModel;
  readonly remove: PostButton | null;
}
export const synonymFormPage = definePage<SynonymFormPage>("search/desk-form", "desk");
