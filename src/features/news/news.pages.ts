import type { DocumentItem } from "../../shared/documents/documents.ts";
import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton, ThemePart } from "../../shared/pages/parts.ts";
import type { SafeHtml } from "../../shared/pages/safeHtml.ts";

/** One article as a line of a list. */
export interface ArticleCard {
  readonly title: string;
  readonly lead: string;
  readonly href: string;
  readonly dateTime: string;
  readonly day: string;
  /** "Aus dem Archiv", or empty. */
  readonly archiveText: string;
  /** "Aktualisiert am …", or empty. */
  readonly revisedText: string;
  readonly isExample: boolean;
}

export interface NamedLink {
  readonly label: string;
  readonly href: string;
}

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/** /aktuelles: by year and theme. */
export interface NewsListPage extends PageModel {
  readonly lead: string;
  readonly years: readonly FilterChoice[];
  readonly themes: readonly FilterChoice[];
  readonly action: string;
  /** Filters that are set, each with the address without it. */
  readonly chips: readonly NamedLink[];
  readonly articles: readonly ArticleCard[];
  readonly emptyText: string;
  readonly pages: readonly NamedLink[];
  readonly feedHref: string;
  readonly paging: Paging;
}
export const newsListPage = definePage<NewsListPage>("news/list");

/** /aktuelles/:slug */
export interface ArticlePage extends PageModel {
  readonly dateTime: string;
  readonly day: string;
  readonly kindText: string;
  readonly revisedText: string;
  readonly lead: string;
  readonly body: SafeHtml;
  readonly isExample: boolean;
  readonly mailHref: string;
  readonly archive: { readonly text: string; readonly link: NamedLink | null } | null;
  readonly themes: readonly (ThemePart & { readonly href: string })[];
  readonly documents: readonly DocumentItem[];
  readonly source: string;
}
export const articlePage = definePage<ArticlePage>("news/show");

/** /buero/aktuelles */
export interface NewsDeskPage extends PageModel {
  readonly newHref: string;
  readonly mayEdit: boolean;
  readonly articles: readonly {
    readonly title: string;
    readonly href: string;
    readonly day: string;
    readonly state: string;
    readonly isExample: boolean;
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const newsDeskPage = definePage<NewsDeskPage>("news/desk-list", "desk");

/** The form, with the preview that was asked for, and the documents of an article that exists. */
export interface NewsFormPage extends PageModel {
  /** Null for those who only read. */
  readonly form: FormModel | null;
  readonly previewAction: string;
  readonly preview: { readonly title: string; readonly lead: string; readonly body: SafeHtml } | null;
  readonly publicHref: string;
  readonly hasDocuments: boolean;
  readonly documents: readonly (DocumentItem & { readonly removal: PostButton | null })[];
  readonly upload: FormModel | null;
}
export const newsFormPage = definePage<NewsFormPage>("news/desk-form", "desk");
