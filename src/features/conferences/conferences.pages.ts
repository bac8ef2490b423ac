import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** A conference in a list of all of them. */
export interface ConferenceItem {
  readonly label: string;
  readonly title: string;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly isExample: boolean;
  readonly when: string;
  readonly place: string;
  readonly summary: string;
}

/** /konferenzen: newest first, with what became of the programme. */
export interface ConferenceListPage extends PageModel {
  readonly lead: string;
  /** Empty where the article that tells how the programme ended is not public. */
  readonly endedHref: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly conferences: readonly ConferenceItem[];
  readonly emptyText: string;
}
export const conferenceListPage = definePage<ConferenceListPage>("conferences/list");

/** A result: its first sentence as heading when more follows. */
export interface ResultModel {
  readonly heading: string;
  readonly text: string;
}

export interface MeasureModel {
  readonly title: string;
  readonly isExample: boolean;
  readonly theme: string;
  readonly house: string;
  /** Who does it, empty when nobody took it. */
  readonly who: string;
  readonly whoHref: string;
  readonly status: string;
  readonly facts: readonly string[];
  readonly note: string;
}

/** What a meeting recorded; the same for a conference and a working group. */
export interface Records {
  readonly results: readonly ResultModel[];
  readonly contributions: readonly string[];
  readonly measures: readonly MeasureModel[];
}

export interface GroupLink {
  readonly name: string;
  readonly href: string;
  readonly house: string;
}

export interface ConferenceFact {
  readonly label: string;
  readonly text: string;
  /** For the time element; empty for facts that are no time. */
  readonly dateTime: string;
}

/** /konferenzen/:slug */
export interface ConferencePage extends PageModel {
  readonly numeral: string;
  /** "7. ", said to those who do not see the numeral. */
  readonly spokenNumber: string;
  readonly heading: string;
  readonly isExample: boolean;
  readonly lead: string;
  readonly cancelled: string;
  readonly facts: readonly ConferenceFact[];
  readonly paragraphs: readonly string[];
  readonly records: Records;
  readonly groupsHeading: string;
  readonly groups: readonly GroupLink[];
  readonly documents: readonly {
    readonly title: string;
    readonly href: string;
    readonly kindText: string;
    readonly sizeText: string;
    readonly isExample: boolean;
  }[];
  readonly source: string;
  readonly all: readonly ConferenceItem[];
}
export const conferencePage = definePage<ConferencePage>("conferences/show");

/** /konferenzen/:slug/gruppen/:groupSlug */
export interface GroupPage extends PageModel {
  /** The title with places where its long words may break. */
  readonly heading: string;
  readonly house: string;
  readonly isExample: boolean;
  readonly lead: string;
  readonly themeName: string;
  readonly themeHref: string;
  readonly records: Records;
  readonly emptyText: string;
  readonly others: readonly GroupLink[];
}
export const groupPage = definePage<GroupPage>("conferences/group");

/** /buero/konferenzen */
export interface ConferenceDeskPage extends PageModel {
  readonly newHref: string;
  readonly mayAdd: boolean;
  readonly conferences: readonly (ConferenceItem & { readonly state: string })[];
  readonly emptyText: string;
}
export const conferenceDeskPage = definePage<ConferenceDeskPage>("conferences/desk-list", "desk");

/** A short button whose object is said to those who hear it out of its row. */
export interface DeskButton {
  readonly action: string;
  readonly label: string;
  readonly about: string;
  /** Value of the field "richtung"; "" for buttons that need none. */
  readonly direction: string;
}

/** One kind of thing a conference holds, with what may be done to it. */
export interface DeskSection {
  readonly id: string;
  readonly heading: string;
  readonly addHref: string;
  readonly addLabel: string;
  readonly emptyText: string;
  readonly items: readonly {
    readonly title: string;
    /** Empty for readers who may not change it. */
    readonly href: string;
    readonly note: string;
    readonly buttons: readonly DeskButton[];
  }[];
}

/** /buero/konferenzen/:slug: everything of one conference at a glance. */
export interface ConferenceWorkPage extends PageModel {
  readonly when: string;
  readonly state: string;
  readonly editHref: string;
  readonly publicHref: string;
  /** Filling the shifts of its day; "" where there are none, or for those who do not plan. */
  readonly planHref: string;
  readonly archive: PostButton | null;
  readonly sections: readonly DeskSection[];
}
export const conferenceWorkPage = definePage<ConferenceWorkPage>("conferences/desk-show", "desk");

/** Every form of this feature. */
export interface ConferenceFormPage extends PageModel {
  readonly form: FormModel;
}
export const conferenceFormPage = definePage<ConferenceFormPage>("conferences/desk-form", "desk");
export type GroupLinks = readonly GroupLink[];
