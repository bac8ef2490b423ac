import type { FormModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";

/** /buero/verwaltung/betreiber: who stands in the imprint. */
export interface OperatorPage extends PageModel {
  readonly lead: string;
  readonly form: FormModel;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
export const operatorPage = definePage<OperatorPage>("admin/operator", "desk");
