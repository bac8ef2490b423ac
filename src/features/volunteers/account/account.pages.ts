import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { GuardianPart } from "../guardian/guardian.pages.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { VolunteerFormModel } from "../profile/profileForm.ts";
import type { EngagementGroup } from "../taking/taking.pages.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** /konto: what is stored about me, and what I can do about it. */
export interface AccountPage extends PageModel {
  readonly note: string;
  /** What is told, part by part, each with the way to change it. */
  readonly parts: readonly {
    readonly title: string;
    readonly facts: readonly Fact[];
    /** Said where nothing is told yet. */
    readonly empty: string;
    readonly href: string;
    readonly label: string;
  }[];
  /** What the desk noted about the person. */
  readonly deskNote: string;
  readonly guardian: GuardianPart | null;
  /** Five-minute calls that keep the directory true. */
  readonly callsHref: string;
  readonly suitsHref: string;
  /** A place that waits for an answer comes first. */
  readonly suitsTone: "primary" | "secondary";
  readonly accessHref: string;
  /** The secret address of one's own calendar. */
  readonly calendarHref: string;
  /** Time given, reported and contested. */
  readonly hoursHref: string;
  readonly engagements: readonly EngagementGroup[];
  readonly consents: readonly { readonly text: string; readonly given: string; readonly language: string }[];
  readonly consentButton: PostButton;
  readonly views: readonly string[];
  readonly pauseForm: FormModel;
  readonly pauseText: string;
  readonly files: readonly { readonly label: string; readonly href: string }[];
  readonly eraseHref: string;
  readonly signOut: PostButton;
}
export const accountPage = definePage<AccountPage>("volunteers/account");

export interface AccountFormPage extends PageModel {
  readonly lead: string;
  readonly form: VolunteerFormModel;
}
export const accountFormPage = definePage<AccountFormPage>("volunteers/account-form");

export interface ErasePage extends PageModel {
  readonly form: FormModel;
}
export const erasePage = definePage<ErasePage>("volunteers/erase");
