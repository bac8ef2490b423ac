import type { FormModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";

/** /buero/gesuche/:id/stand/:schritt: what a step does, and who hears of it. */
export interface NeedStepPage extends PageModel {
  readonly lead: string;
  readonly told: readonly string[];
  readonly form: FormModel;
}
export const needStepPage = definePage<NeedStepPage>("volunteers/desk-need-step", "desk");
