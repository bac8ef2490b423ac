import type { FieldModel } from "../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../shared/pages/page.ts";

/** /buero/verwaltung/protokoll: who changed what. */
export interface AuditLogPage extends PageModel {
  readonly lead: string;
  readonly action: string;
  readonly fields: readonly FieldModel[];
  readonly csvHref: string;
  readonly entries: readonly {
    readonly at: string;
    readonly sentence: string;
    readonly changes: readonly string[];
  }[];
  readonly emptyText: string;
  /** "" on the last page. */
  readonly olderHref: string;
  /** "" on the first page. */
  readonly newestHref: string;
}
export const auditLogPage = definePage<AuditLogPage>("admin/audit", "desk");
