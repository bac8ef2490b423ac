import type { ContactPointLine } from "../contactPoints/index.ts";
import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { SafeHtml } from "../../shared/pages/safeHtml.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { PaperHours } from "./paperHours.presenter.ts";
import type { PaperLine } from "./sheet.presenter.ts";
import type { Words } from "./words.ts";

/** What a poster says in one of its languages. */
export interface PosterPart {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly kicker: string;
  readonly hours: PaperHours;
  readonly notes: readonly Words[];
  readonly summary: Words;
  readonly asOf: string;
}

/** /anlaufstellen/:slug/aushang */
export interface PosterPage extends PageModel {
  readonly heading: string;
  /** How large its longest word lets the heading be. */
  readonly headingClass: "" | "poster__long" | "poster__longest";
  readonly isExample: boolean;
  readonly street: string;
  readonly town: string;
  readonly phone: string;
  readonly phoneWord: string;
  readonly qr: SafeHtml;
  readonly qrAlt: string;
  /** The short link in two halves, to break between them: "stadtteilladen.example/" and "a/k7mp4x". */
  readonly linkHost: string;
  readonly linkCode: string;
  readonly parts: readonly PosterPart[];
  /** Whether the slip repeats the first one. */
  readonly slips: readonly boolean[];
  readonly backHref: string;
  readonly pdfHref: string;
  readonly choices: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
}
export const posterPage = definePage<PosterPage>("print/poster", "bare");

export interface GuideGroup {
  readonly name: string;
  readonly entries: readonly PaperLine[];
}

/** /stadtteilfuehrer */
export interface GuidePage extends PageModel {
  readonly lead: string;
  readonly asOf: string;
  /** How many it has no room for, in words; "" when it holds all. */
  readonly cut: string;
  readonly pdfHref: string;
  readonly groups: readonly GuideGroup[];
  readonly imprint: readonly string[];
}
export const guidePage = definePage<GuidePage>("print/guide");

/** /buero/druck */
export interface PrintDeskPage extends PageModel {
  readonly lead: string;
  readonly guides: readonly { readonly label: string; readonly href: string }[];
  readonly listHref: string;
  readonly entries: readonly { readonly title: string; readonly posterHref: string; readonly handoutHref: string }[];
  /** How many more there are; "" when these are all. */
  readonly more: string;
}
export const printDeskPage = definePage<PrintDeskPage>("print/desk", "desk");

/** /einbetten/anlaufstellen, inside another site. */
export interface EmbeddedListPage extends PageModel {
  readonly count: string;
  readonly asOf: string;
  readonly rows: readonly ContactPointLine[];
  readonly emptyText: string;
  readonly sourceHref: string;
  readonly paging: Paging;
}
export const embeddedListPage = definePage<EmbeddedListPage>("print/embedded", "embedded");

/** /einbetten: what partners do to show the list. */
export interface PartnersPage extends PageModel {
  readonly lead: string;
  readonly action: string;
  readonly themes: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly languages: readonly {
    readonly value: string;
    readonly label: string;
    readonly language: string;
    readonly isChosen: boolean;
  }[];
  readonly snippet: string;
  readonly previewHref: string;
  readonly askHref: string;
}
export const partnersPage = definePage<PartnersPage>("print/partners");

/** /buero/verwaltung/einbetten */
export interface EmbeddingPage extends PageModel {
  readonly lead: string;
  readonly form: FormModel;
  readonly partnersHref: string;
}
export const embeddingPage = definePage<EmbeddingPage>("print/embedding", "desk");
