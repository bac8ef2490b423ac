import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";

/** /buero/verwaltung/personen: who has access to the desk. */
export interface PeoplePage extends PageModel {
  readonly inviteHref: string;
  readonly people: readonly {
    readonly name: string;
    readonly href: string;
    readonly email: string;
    readonly roles: readonly string[];
    readonly state: string;
    readonly isExample: boolean;
  }[];
}
export const peoplePage = definePage<PeoplePage>("admin/people", "desk");

export interface InvitePage extends PageModel {
  readonly lead: string;
  readonly form: FormModel;
}
export const invitePage = definePage<InvitePage>("admin/invite", "desk");

/** One person: state, roles, and what can be done. */
export interface PersonPage extends PageModel {
  readonly email: string;
  readonly state: string;
  readonly roles: readonly { readonly name: string; readonly period: string; readonly revoke: PostButton }[];
  /** Null while the person is switched off. */
  readonly roleForm: FormModel | null;
  readonly buttons: readonly PostButton[];
  /** What resetting the second step does, "" where that is not offered. */
  readonly resetNote: string;
  readonly fault: string;
  readonly auditHref: string;
}
export const personPage = definePage<PersonPage>("admin/person", "desk");
