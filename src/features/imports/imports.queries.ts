import { z } from "zod";
import type { Db } from "../../shared/db/client.ts";
import { IMPORT_FIELDS } from "./fields.ts";
import { importMapping, type ImportMapping } from "./reading/importFile.ts";
import { inspectTable, type TableRow } from "./reading/readTable.ts";

export const OUTCOMES = ["created", "updated", "unchanged", "faulty"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One import in the list. */
export interface ImportItem {
  readonly id: string;
  readonly scheme: string;
  readonly fileName: string;
  readonly state: "uploaded" | "checked" | "running" | "done" | "failed" | "cancelled";
  readonly totalRows: number;
  readonly createdAt: Date;
}

/** One import with everything its page shows. */
export interface ImportRunRow extends ImportItem {
  readonly kind: "csv" | "hsds";
  readonly doneRows: number;
  readonly failure: string | null;
  readonly version: number;
  readonly mapping: ImportMapping;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** What became of one row, or would become of it. */
export interface ReportRow {
  readonly number: number;
  readonly identifier: string | null;
  readonly title: string;
  readonly outcome: Outcome;
  readonly recordId: string | null;
  readonly faults: readonly { readonly field: (typeof IMPORT_FIELDS)[number] | null; readonly message: string }[];
  readonly changed: readonly string[];
}

export interface ReportPage {
  /** From 1. */
  readonly page: number;
  readonly outcome: Outcome | null;
}

export interface ImportQueries {
  readonly list: () => Promise<readonly ImportItem[]>;
  readonly find: (id: string) => Promise<ImportRunRow | null>;
  /** The first rows of the file; none when its bytes are gone. */
  readonly preview: (id: string) => Promise<readonly TableRow[]>;
  /** One more row than a page holds tells that there are more. */
  readonly report: (id: string, at: ReportPage) => Promise<readonly ReportRow[]>;
  /** The whole report, for the download. */
  readonly wholeReport: (id: string) => Promise<readonly ReportRow[]>;
}

const LATEST = 50;
export const REPORT_PAGE = 100;

const ITEM = { id: true, scheme: true, fileName: true, state: true, totalRows: true, createdAt: true } as const;
const REPORT = { number: true, identifier: true, title: true, outcome: true, recordId: true, message: true } as const;

const storedMessage = z.object({
  faults: z.array(z.object({ field: z.enum(IMPORT_FIELDS).nullable(), message: z.string() })),
  changed: z.array(z.string()),
});

export function createImportQueries(db: Db): ImportQueries {
  return {
    list: () => db.importRun.findMany({ select: ITEM, orderBy: { createdAt: "desc" }, take: LATEST }),
    async find(id) {
      const run = await db.importRun.findUnique({
        where: { id },
        select: { ...ITEM, kind: true, doneRows: true, failure: true, version: true, mapping: true },
      });
      if (!run) return null;
      return { ...run, mapping: importMapping.parse(run.mapping), counts: await countsOf(db, id) };
    },
    async preview(id) {
      const run = await db.importRun.findUnique({ where: { id }, select: { content: true } });
      if (!run?.content) return [];
      // The first rows are in the first piece; a piece may end within a row, which then is not shown.
      const facts = await inspectTable(firstLines(Buffer.from(run.content).toString("utf8")));
      return facts.ok ? facts.value.preview : [];
    },
    async report(runId, { page, outcome }) {
      const rows = await db.importRow.findMany({
        where: { runId, ...(outcome === null ? {} : { outcome }) },
        select: REPORT,
        orderBy: { number: "asc" },
        skip: (page - 1) * REPORT_PAGE,
        take: REPORT_PAGE + 1,
      });
      return rows.map(reportRow);
    },
    async wholeReport(runId) {
      const rows = await db.importRow.findMany({ where: { runId }, select: REPORT, orderBy: { number: "asc" } });
      return rows.map(reportRow);
    },
  };
}

const PREVIEW_LINES = 60;

function firstLines(text: string): string {
  let end = 0;
  for (let line = 0; line < PREVIEW_LINES; line += 1) {
    const next = text.indexOf("\n", end);
    if (next < 0) return text;
    end = next + 1;
  }
  return text.slice(0, end);
}

async function countsOf(db: Db, runId: string): Promise<Readonly<Record<Outcome, number>>> {
  const groups = await db.importRow.groupBy({ by: ["outcome"], where: { runId }, _count: { _all: true } });
  const count = (outcome: Outcome) => groups.find((group) => group.outcome === outcome)?._count._all ?? 0;
  return {
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    faulty: count("faulty"),
  };
}

function reportRow({ message, ...row }: Omit<ReportRow, "faults" | "changed"> & { message: string }): ReportRow {
  const told = storedMessage.safeParse(message === "" ? null : JSON.parse(message));
  return { ...row, ...(told.success ? told.data : { faults: [], changed: [] }) };
}
