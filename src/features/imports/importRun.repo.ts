import type { Tx } from "../../shared/db/client.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import type { ImportFacts } from "./imports.policy.ts";
import { importMapping, type ImportMapping } from "./reading/importFile.ts";
import type { PlannedRow } from "./writing/planImport.ts";

/** An import under its lock. */
export interface LockedRun extends ImportFacts {
  readonly id: string;
  readonly scheme: string;
  readonly version: number;
  readonly totalRows: number;
  readonly mapping: ImportMapping;
}

/** Reads an import under a lock that lasts until the end of the transaction; "notFound" when there is none. */
export async function lockRun(tx: Tx, id: string): Promise<LockedRun> {
  await tx.$queryRaw`SELECT 1 FROM "ImportRun" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return readRun(tx, id);
}

/** The same without a lock, for the write itself: its progress is told beside its transaction. */
export async function readRun(tx: Tx, id: string): Promise<LockedRun> {
  const run = await tx.importRun.findUnique({
    where: { id },
    select: { id: true, scheme: true, state: true, version: true, totalRows: true, mapping: true },
  });
  if (!run) throw notFound();
  const hasContent = (await tx.importRun.count({ where: { id, content: { not: null } } })) > 0;
  const faultyRows = await tx.importRow.count({ where: { runId: id, outcome: "faulty" } });
  return { ...run, mapping: importMapping.parse(run.mapping), hasContent, faultyRows };
}

/** The text of an import's file; null when it is gone. */
export async function readText(tx: Tx, id: string): Promise<string | null> {
  const run = await tx.importRun.findUnique({ where: { id }, select: { content: true } });
  return run?.content ? Buffer.from(run.content).toString("utf8") : null;
}

const PER_STATEMENT = 5000;

/** Puts down what becomes of each row, instead of what was put down before. */
export async function storeReport(tx: Tx, runId: string, rows: readonly PlannedRow[]): Promise<void> {
  await tx.importRow.deleteMany({ where: { runId } });
  for (let from = 0; from < rows.length; from += PER_STATEMENT) {
    const report = rows
      .slice(from, from + PER_STATEMENT)
      .map(({ number, identifier, entry, outcome, changed, faults, id }) => ({
        number,
        identifier: identifier.slice(0, 200),
        title: entry.title,
        outcome,
        message: JSON.stringify({ faults, changed }),
        recordId: outcome === "faulty" ? null : id,
      }));
    await tx.$executeRaw`
      INSERT INTO "ImportRow" ("runId", "number", "identifier", "title", "outcome", "message", "recordId")
      SELECT ${runId}::uuid, r."number", r."identifier", r."title", r."outcome"::"ImportOutcome", r."message", r."recordId"
      FROM jsonb_to_recordset(${JSON.stringify(report)}::jsonb) AS r("number" int, "identifier" text, "title" text,
        "outcome" text, "message" text, "recordId" uuid)`;
  }
}
