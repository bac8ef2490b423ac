import type { FieldModel, FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton, StatePart, ThemePart } from "../../shared/pages/parts.ts";
import type { RecordLinks } from "../../shared/versions/recordLinks.ts";

/** A filter as a link, for pages that need no script and no button. */
export interface KindLink {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface SpaceCard {
  readonly title: string;
  readonly href: string;
  readonly isExample: boolean;
  readonly summary: string;
  /** Kind, place and themes in one line. */
  readonly facts: string;
  readonly uses: string;
  readonly state: StatePart;
}

/** /fokusraeume: places and what is possible there. */
export interface SpaceListPage extends PageModel {
  readonly lead: string;
  readonly kinds: readonly KindLink[];
  readonly count: string;
  readonly spaces: readonly SpaceCard[];
  readonly emptyText: string;
}
export const spaceListPage = definePage<SpaceListPage>("focusSpaces/list");

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** /fokusraeume/:slug, and what readers without rights to change see of it at the desk. */
export interface SpacePage extends PageModel {
  readonly isExample: boolean;
  readonly lead: string;
  readonly themes: readonly (ThemePart & { readonly href: string })[];
  readonly state: StatePart;
  readonly uses: readonly string[];
  readonly paragraphs: readonly string[];
  readonly facts: readonly Fact[];
  readonly advice: string;
  readonly source: string;
  readonly checked: string;
  readonly suggestHref: string;
}
export const spacePage = definePage<SpacePage>("focusSpaces/show");
export const spaceReadPage = definePage<SpacePage>("focusSpaces/show", "desk");

/** /buero/fokusraeume */
export interface SpaceDeskPage extends PageModel {
  readonly newHref: string;
  readonly mayAdd: boolean;
  readonly emptyText: string;
  readonly spaces: readonly {
    readonly title: string;
    readonly href: string;
    readonly isExample: boolean;
    readonly kind: string;
    readonly themes: string;
    readonly vacancy: string;
    readonly state: string;
    /** When it was checked last, and whether somebody should again. */
    readonly checked: string;
    readonly alarm: string;
  }[];
}
export const spaceDeskPage = definePage<SpaceDeskPage>("focusSpaces/desk-list", "desk");

export interface SpaceFormPage extends PageModel {
  readonly links: RecordLinks;
  readonly form: FormModel;
  readonly archive: PostButton | null;
  /** Null for a new or archived one. */
  readonly assure: {
    readonly title: string;
    readonly last: string;
    readonly action: string;
    readonly method: FieldModel;
    readonly submitLabel: string;
  } | null;
  /** Empty where the reader may not see owners or there is no space yet. */
  readonly partiesHref: string;
  readonly publicHref: string;
}
export const spaceFormPage = definePage<SpaceFormPage>("focusSpaces/desk-form", "desk");

/** /buero/fokusraeume/:slug/kontakte: coordination only. */
export interface PartyListPage extends PageModel {
  readonly lead: string;
  readonly emptyText: string;
  readonly parties: readonly {
    readonly name: string;
    readonly role: string;
    readonly details: readonly string[];
    readonly editHref: string;
    readonly remove: PostButton;
  }[];
  readonly formHeading: string;
  readonly form: FormModel;
}
export const partyListPage = definePage<PartyListPage>("focusSpaces/desk-parties", "desk");
