import { stringify } from "csv-stringify/sync";
import { CSV_RULES } from "../../shared/documents/csvRules.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ImportReport, ImportShowPage } from "./imports.pages.ts";
import { importPaths } from "./imports.paths.ts";
import { cancelButton, crumbs } from "./imports.presenter.ts";
import { OUTCOMES, REPORT_PAGE, type ImportRunRow, type ReportPage, type ReportRow } from "./imports.queries.ts";
import type { Entry } from "./rows/entry.ts";

interface Given {
  readonly run: ImportRunRow;
  readonly rows: readonly ReportRow[];
  readonly at: ReportPage;
  /** Why the last press of a button did nothing. */
  readonly refused: TextKey | null;
}

/** Where an import stands: its state, what can be done next, and what became of each row. */
export function presentImportRun(reader: Reader, given: Given): ImportShowPage {
  const { run, refused } = given;
  const { t } = reader;
  return {
    title: t("imports:show.title", { scheme: run.scheme }),
    section: importPaths.list(),
    crumbs: crumbs(reader),
    hasErrors: refused !== null,
    state: `${t(`imports:state.${run.state}`)}: ${countsText(reader, run)}`,
    fault: faultOf(reader, given),
    advice: adviceOf(reader, run),
    progress: progressOf(reader, run),
    buttons: buttonsOf(reader, run),
    needsMending: run.state === "checked" && run.counts.faulty > 0,
    mappingHref: run.state === "checked" ? reader.href(importPaths.mapping(run.id)) : "",
    report: run.state === "running" ? null : reportOf(reader, given),
  };
}

function countsText({ t, format }: Reader, { counts, totalRows }: ImportRunRow): string {
  const said = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) =>
    t(`imports:count.${outcome}`, { count: counts[outcome], number: format.number(counts[outcome]) }),
  );
  return said.length === 0 ? t("imports:rows", { count: totalRows }) : format.list(said);
}

function faultOf({ t }: Reader, { run, refused }: Given): string {
  if (refused !== null) return t(refused);
  return run.failure === null ? "" : t(run.failure as TextKey);
}

function adviceOf({ t }: Reader, { state, counts, mapping }: ImportRunRow): string {
  if (state !== "checked") return "";
  if (counts.faulty > 0) return t("imports:show.mend");
  return t(mapping.publish ? "imports:show.readyPublic" : "imports:show.ready");
}

function progressOf({ t, format }: Reader, { state, doneRows, totalRows }: ImportRunRow): ImportShowPage["progress"] {
  if (state !== "running") return null;
  const text =
    doneRows >= totalRows
      ? t("imports:show.finishing")
      : t("imports:show.progress", { done: format.number(doneRows), total: format.number(totalRows) });
  return { text, value: String(doneRows), max: String(totalRows) };
}

function buttonsOf(reader: Reader, run: ImportRunRow): readonly PostButton[] {
  const cancel = cancelButton(reader, run);
  const isReady = run.state === "checked" && run.counts.faulty === 0;
  const start: PostButton = {
    action: reader.href(importPaths.start(run.id)),
    label: reader.t("imports:start"),
    tone: "primary",
    hidden: [],
  };
  return [...(isReady ? [start] : []), ...(cancel ? [cancel] : [])];
}

function reportOf(reader: Reader, { run, rows, at }: Given): ImportReport {
  const path = importPaths.show(run.id);
  const hrefOf = (page: number, outcome: string) => {
    const query = new URLSearchParams({
      ...(outcome === "" ? {} : { auswahl: outcome }),
      ...(page > 1 ? { seite: String(page) } : {}),
    });
    return reader.href(query.size === 0 ? path : `${path}?${query.toString()}`);
  };
  const chosen = at.outcome ?? "";
  return {
    caption: reader.t("imports:report.title"),
    rows: rows.slice(0, REPORT_PAGE).map((row) => ({
      number: reader.format.number(row.number),
      title: row.title === "" ? (row.identifier ?? "–") : row.title,
      href: row.recordId !== null && run.state === "done" ? reader.href(`/buero/anlaufstellen/${row.recordId}`) : "",
      outcome: reader.t(`imports:outcome.${row.outcome}`),
      isFaulty: row.outcome === "faulty",
      details: detailsOf(reader, row),
    })),
    filters: ["", ...OUTCOMES.filter((outcome) => run.counts[outcome] > 0)].map((outcome) => ({
      label:
        outcome === "" ? reader.t("imports:report.all") : filterText(reader, run, outcome as (typeof OUTCOMES)[number]),
      href: hrefOf(1, outcome),
      isCurrent: outcome === chosen,
    })),
    paging: presentPaging(reader, {
      page: at.page,
      hasNext: rows.length > REPORT_PAGE,
      hrefOf: (page) => hrefOf(page, chosen),
    }),
    csvHref: reader.href(importPaths.report(run.id)),
  };
}

function filterText({ t, format }: Reader, { counts }: ImportRunRow, outcome: (typeof OUTCOMES)[number]): string {
  return `${t(`imports:outcome.${outcome}`)} (${format.number(counts[outcome])})`;
}

/** Faults by field in words; for changed rows the fields that differ. */
function detailsOf({ t, format }: Reader, { faults, changed }: ReportRow): string {
  if (faults.length > 0) {
    return faults
      .map(({ field, message }) =>
        field === null ? t(message as TextKey) : `${t(`imports:field.${field}`)}: ${t(message as TextKey)}`,
      )
      .join(" ");
  }
  const words = changed.map((key) => t(`admin:field.${key as keyof Entry}`));
  return words.length === 0 ? "" : t("imports:report.changed", { fields: format.list([...new Set(words)]) });
}

/** The whole report as CSV for a spreadsheet: what it would take for a formula begins with an apostrophe. */
export function reportCsv(reader: Reader, rows: readonly ReportRow[]): string {
  const columns = (["number", "identifier", "title", "outcome", "details"] as const).map((name) =>
    reader.t(`imports:report.column.${name}`),
  );
  const lines = rows.map((row) => [
    String(row.number),
    row.identifier ?? "",
    row.title,
    reader.t(`imports:outcome.${row.outcome}`),
    detailsOf(reader, row),
  ]);
  return stringify([columns, ...lines], { ...CSV_RULES, bom: true, delimiter: ";" });
}
