import type { FieldModel, FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { Paging } from "../../../shared/pages/paging.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Fact } from "../account/account.pages.ts";
import type { DeskGuardianPart } from "../guardian/guardian.pages.ts";
import type { VolunteerFormModel } from "../profile/profileForm.ts";

/** /buero/freiwillige: the new ones first. Readers of the desk see numbers only. */
export interface VolunteerListPage extends PageModel {
  readonly figures: readonly Fact[];
  readonly people: VolunteerTable | null;
}

export interface VolunteerTable {
  readonly newHref: string;
  readonly search: { readonly action: string; readonly fields: readonly FieldModel[] };
  readonly rows: readonly {
    readonly name: string;
    readonly href: string;
    readonly isExample: boolean;
    readonly state: string;
    readonly isWaiting: boolean;
    readonly since: string;
    readonly assignments: string;
  }[];
  readonly emptyText: string;
  readonly paging: Paging;
}
export const volunteerListPage = definePage<VolunteerListPage>("volunteers/desk-list", "desk");

/** /buero/freiwillige/:id: one volunteer. */
export interface DeskVolunteerPage extends PageModel {
  readonly isExample: boolean;
  readonly state: string;
  readonly facts: readonly Fact[];
  readonly editHref: string;
  readonly eraseHref: string;
  readonly guardian: DeskGuardianPart;
  /** Thanks, proofs, and the note about a certificate of conduct. */
  readonly proofs: readonly { readonly label: string; readonly href: string }[];
  /** Everything stored about the person as files, for handing it out. */
  readonly files: readonly { readonly label: string; readonly href: string }[];
  readonly steps: readonly PostButton[];
  readonly consents: readonly { readonly text: string; readonly given: string }[];
  readonly assignments: readonly {
    readonly title: string;
    readonly href: string;
    readonly when: string;
    readonly state: string;
  }[];
  readonly noteForm: FormModel;
  readonly pauseForm: FormModel;
}
export const deskVolunteerPage = definePage<DeskVolunteerPage>("volunteers/desk-show", "desk");

export interface DeskVolunteerFormPage extends PageModel {
  readonly form: VolunteerFormModel;
  readonly wording: string;
  /** The same form on paper; "" where somebody is changed. */
  readonly sheetHref: string;
}
export const deskVolunteerFormPage = definePage<DeskVolunteerFormPage>("volunteers/desk-form", "desk");

export interface DeskErasePage extends PageModel {
  readonly form: FormModel;
}
export const deskErasePage = definePage<DeskErasePage>("volunteers/desk-erase", "desk");
