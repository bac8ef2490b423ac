import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { FormModel } from "../../shared/forms/formModel.ts";
import type { FormPart } from "../../shared/forms/formParts.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { RecordLinks } from "../../shared/versions/recordLinks.ts";
import type { DuplicateWarning } from "../duplicates/index.ts";
import type { DeskFilter, SimilarPart } from "./parts.ts";

/** /buero/organisationen */
export interface OrganisationListPage extends PageModel {
  readonly newHref: string | null;
  readonly filter: DeskFilter;
  readonly emptyText: string;
  readonly rows: readonly {
    readonly name: string;
    readonly also: string;
    /** Null for those who may not edit it. */
    readonly href: string | null;
    readonly state: string;
    readonly contactPoints: string;
    readonly isExample: boolean;
  }[];
  readonly paging: Paging;
}
export const organisationListPage = definePage<OrganisationListPage>("organisations/desk-list", "desk");

/** A long form in parts that fold. */
export interface FoldedForm {
  readonly form: FormModel;
  readonly parts: readonly FormPart[];
}

/** /buero/organisationen/neu and /buero/organisationen/:id */
export interface OrganisationFormPage extends PageModel {
  readonly state: string;
  readonly similar: SimilarPart;
  readonly links: RecordLinks;
  readonly warning: DuplicateWarning;
  readonly folded: FoldedForm;
  readonly button: PostButton | null;
}
export const organisationFormPage = definePage<OrganisationFormPage>("organisations/desk-form", "desk");
