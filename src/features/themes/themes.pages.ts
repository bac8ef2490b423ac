import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { FormModel } from "../../shared/forms/formModel.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { VocabularyViews } from "./vocabulary/vocabulary.pages.ts";

export interface ThemeCard {
  readonly name: string;
  readonly href: string;
  readonly house: string;
  readonly description: string;
  readonly count: string;
}

/** /themen: the seven houses of one street. */
export interface ThemeListPage extends PageModel {
  readonly lead: string;
  readonly themes: readonly ThemeCard[];
}
export const themeListPage = definePage<ThemeListPage>("themes/list");

/** One group of things that belong to a theme. */
export interface ThemeGroup {
  readonly heading: string;
  readonly items: readonly {
    readonly title: string;
    readonly href: string;
    readonly text: string;
    readonly isExample: boolean;
  }[];
  readonly emptyText: string;
  /** The list with all of them, when not all stand here. */
  readonly all: { readonly label: string; readonly href: string } | null;
}

/** /themen/:code: what the quarter does about it. */
export interface ThemePage extends PageModel {
  /** The title with places where its long words may break. */
  readonly heading: string;
  readonly house: string;
  readonly lead: string;
  readonly crossCuttingText: string;
  readonly groups: readonly ThemeGroup[];
}
export const themePage = definePage<ThemePage>("themes/show");

/** /buero/themen: the vocabulary, in its order. */
export interface ThemeDeskPage extends PageModel, VocabularyViews {
  readonly newHref: string;
  readonly themes: readonly {
    readonly name: string;
    readonly house: string;
    readonly href: string;
    readonly state: string;
    readonly count: string;
  }[];
  readonly mayEdit: boolean;
}
export const themeDeskPage = definePage<ThemeDeskPage>("themes/desk-list", "desk");

export interface ThemeFormPage extends PageModel {
  readonly form: FormModel;
  readonly resting: {
    readonly text: string;
    /** The board with the initiatives that belong to it; empty when there are none. */
    readonly moveHref: string;
    readonly moveLabel: string;
    readonly toggle: PostButton;
  } | null;
}
export const themeFormPage = definePage<ThemeFormPage>("themes/desk-form", "desk");
