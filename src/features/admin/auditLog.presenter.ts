import { stringify } from "csv-stringify/sync";
import { CSV_RULES } from "../../shared/documents/csvRules.ts";
import { RESOURCE_TYPES } from "../../shared/audit/audit.ts";
import { fieldModel, type FieldSpec } from "../../shared/forms/formModel.ts";
import { filledForm } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { adminPaths } from "./admin.paths.ts";
import type { AuditLogPage } from "./auditLog.pages.ts";
import { AUDIT_PAGE, isResourceType, type AuditRow } from "./auditLog.queries.ts";
import { actionName, changesOf, sentenceOf } from "./auditLog.words.ts";

/** What was asked for, as it stood in the address; only known names, each once. */
export type AuditQuery = Readonly<Record<"person" | "art" | "aktion" | "von" | "bis", string>>;

/** One more row than a page holds tells that there are older ones. */
export function presentAuditLog(
  reader: Reader,
  given: {
    query: AuditQuery;
    isFirst: boolean;
    rows: readonly AuditRow[];
    people: readonly { id: string; displayName: string }[];
    actions: readonly string[];
  },
): AuditLogPage {
  const { query, rows } = given;
  const shown = rows.slice(0, AUDIT_PAGE);
  const last = shown.at(-1);
  const href = (path: string, more: Readonly<Record<string, string>> = {}) =>
    addressOf(reader, path, { ...query, ...more });
  return {
    title: reader.t("admin:audit.title"),
    lead: reader.t("admin:audit.lead"),
    section: adminPaths.audit(),
    action: reader.href(adminPaths.audit()),
    fields: filterFields(reader, given).map((spec) => fieldModel(reader, filledForm(query), spec)),
    csvHref: href(adminPaths.auditCsv()),
    entries: shown.map((row) => ({
      at: reader.format.moment(row.at),
      sentence: sentenceOf(reader, row),
      changes: changesOf(reader, row.changes),
    })),
    emptyText: reader.t("admin:audit.none"),
    olderHref: rows.length > AUDIT_PAGE && last ? href(adminPaths.audit(), { nach: last.id }) : "",
    newestHref: given.isFirst ? "" : href(adminPaths.audit()),
  };
}

function addressOf(reader: Reader, path: string, query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== "");
  const text = new URLSearchParams(pairs).toString();
  return reader.href(text === "" ? path : `${path}?${text}`);
}

function filterFields(
  reader: Reader,
  given: { people: readonly { id: string; displayName: string }[]; actions: readonly string[] },
): readonly FieldSpec[] {
  const anything = "admin:audit.all";
  return [
    {
      kind: "select",
      name: "person",
      label: "admin:audit.person",
      emptyLabel: anything,
      options: given.people.map(({ id, displayName }) => ({ value: id, label: displayName })),
    },
    {
      kind: "select",
      name: "art",
      label: "admin:audit.kind",
      emptyLabel: anything,
      options: RESOURCE_TYPES.map((type) => ({ value: type, label: reader.t(`admin:kind.${type}`) })),
    },
    {
      kind: "select",
      name: "aktion",
      label: "admin:audit.action",
      emptyLabel: anything,
      options: given.actions.map((action) => ({ value: action, label: actionName(reader, action) })),
    },
    { kind: "input", name: "von", label: "admin:audit.from", type: "date", width: "short" },
    { kind: "input", name: "bis", label: "admin:audit.until", type: "date", width: "short" },
  ];
}

/** The same entries as a table for a spreadsheet; cells it would run as formulas are disarmed. */
export function auditCsv(reader: Reader, rows: readonly AuditRow[]): string {
  const header = (["at", "sentence", "kind", "action", "changes"] as const).map((column) =>
    reader.t(`admin:csv.${column}`),
  );
  const lines = rows.map((row) => [
    row.at.toISOString(),
    sentenceOf(reader, row),
    isResourceType(row.resourceType) ? reader.t(`admin:kind.${row.resourceType}`) : row.resourceType,
    actionName(reader, row.action),
    changesOf(reader, row.changes).join("; "),
  ]);
  return stringify([header, ...lines], { ...CSV_RULES, bom: true, delimiter: ";" });
}
