import type { FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton, ThemePart } from "../../shared/pages/parts.ts";
import type { DuplicateWarning } from "../duplicates/index.ts";
import type { RecordLinks } from "../../shared/versions/recordLinks.ts";

/** /initiativen: the groups of the quarter. */
export interface InitiativeListPage extends PageModel {
  readonly lead: string;
  readonly action: string;
  readonly search: FieldModel;
  readonly theme: FieldModel;
  readonly clearHref: string;
  readonly count: string;
  readonly initiatives: readonly {
    readonly name: string;
    readonly href: string;
    readonly text: string;
    readonly tag: string;
    readonly isExample: boolean;
    readonly themes: readonly ThemePart[];
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const initiativeListPage = definePage<InitiativeListPage>("initiatives/list");

/** A named fact, such as since when. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** One public way to reach an initiative. */
export interface ContactLink {
  readonly label: string;
  readonly href: string;
  readonly text: string;
}

/** /initiativen/:slug: what it wants, when it meets, how to join. */
export interface InitiativePage extends PageModel {
  readonly isExample: boolean;
  readonly historicText: string;
  readonly unsureText: string;
  readonly lead: string;
  readonly paragraphs: readonly string[];
  readonly themes: readonly (ThemePart & { readonly href: string; readonly mark: string })[];
  readonly facts: readonly Fact[];
  readonly joinText: string;
  readonly joinHref: string;
  readonly contacts: readonly ContactLink[];
  readonly needs: readonly {
    readonly title: string;
    readonly href: string;
    readonly text: string;
    readonly isExample: boolean;
  }[];
  /** Where the group itself asks to keep its entry. */
  readonly claimHref: string;
  readonly source: string;
  /** When somebody confirmed it last, and how. */
  readonly checked: string;
  readonly reportHref: string;
}
export const initiativePage = definePage<InitiativePage>("initiatives/show");

/** /buero/initiativen: those without a theme first. */
export interface InitiativeDeskPage extends PageModel {
  readonly newHref: string;
  readonly boardHref: string;
  readonly boardLabel: string;
  readonly action: string;
  readonly search: FieldModel;
  readonly theme: FieldModel;
  readonly count: string;
  readonly initiatives: readonly {
    readonly name: string;
    readonly href: string;
    readonly isExample: boolean;
    readonly state: string;
    readonly waiting: string;
    readonly themes: readonly ThemePart[];
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const initiativeDeskPage = definePage<InitiativeDeskPage>("initiatives/desk-list", "desk");

export interface InitiativeFormPage extends PageModel {
  readonly state: string;
  readonly publicHref: string;
  readonly themesHref: string;
  readonly links: RecordLinks;
  readonly warning: DuplicateWarning;
  readonly form: FormModel;
  readonly toggle: PostButton | null;
}
export const initiativeFormPage = definePage<InitiativeFormPage>("initiatives/desk-form", "desk");
