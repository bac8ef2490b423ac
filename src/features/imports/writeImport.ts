import { system, type Actor } from "../../shared/access/actor.ts";
import { changesBetween, type AuditEntry } from "../../shared/audit/audit.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, Work } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { freeSlugs } from "../../shared/versions/freeSlugs.ts";
import { keepFirstVersions } from "../../shared/versions/keepVersions.ts";
import { readRun, readText, storeReport, type LockedRun } from "./importRun.repo.ts";
import { addOrganisations } from "./writing/organisations.repo.ts";
import { planFile } from "./writing/planFile.ts";
import type { ImportPlan, PlannedRow } from "./writing/planImport.ts";
import { writeEntries } from "./writing/writeEntries.repo.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Fifty thousand rows at two milliseconds each, and as much again for a busy machine; in milliseconds. */
const LONGEST = 600_000;
const BATCH = 500;
/** Held by whoever writes an import: a start beside it sees that it is alive. */
const WRITING = "import:writing";

/**
 * Writes a started import as one transaction: all rows, or none. What goes wrong leaves the directory as it was and
 * the import failed, with words; the fault itself is thrown on. Imports that do not wait to be written are left alone.
 */
export function createWriteImport({ db, unitOfWork, now }: Deps) {
  return async (runId: string, personId: string): Promise<void> => {
    const actor: Actor = personId === "" ? system : { kind: "staff", personId, name: "", roles: [] };
    try {
      await unitOfWork({ actor, requestId: null }, (work) => writeAll(work, { db, runId, now }), { longest: LONGEST });
    } catch (error) {
      const reason: TextKey = error instanceof AppError ? error.messageKey : "imports:failed.ours";
      await failRun({ unitOfWork, now }, runId, reason);
      throw error;
    }
  };
}

async function writeAll(work: Work, { db, runId, now }: { db: Db; runId: string; now: Clock }): Promise<void> {
  const { tx } = work;
  const run = await readRun(tx, runId);
  const text = run.state === "running" ? await readText(tx, runId) : null;
  if (text === null || !(await takeWriting(tx))) {
    work.unchanged();
    return;
  }
  const plan = await planFile(tx, { text, scheme: run.scheme, mapping: run.mapping, isLocked: true });
  if (plan.rows.some((row) => row.outcome === "faulty")) throw new AppError("conflict", "imports:failed.rows");
  await writePlan(work, plan, { run, tell: tellProgress(db, runId) });
  await storeReport(tx, runId, plan.rows);
  await tx.importRun.update({
    where: { id: runId },
    data: { state: "done", doneRows: run.totalRows, content: null, endedAt: now(), version: { increment: 1 } },
  });
  work.audit({ action: "import.closed", resourceType: "import", resourceId: runId });
}

async function takeWriting(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { taken: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtext(${WRITING})) AS "taken"`;
  return rows[0]?.taken ?? false;
}

/** Beside the transaction, so that the page sees it before everything is written. */
function tellProgress(db: Db, id: string): (done: number) => Promise<unknown> {
  return (done) => db.importRun.updateMany({ where: { id, state: "running" }, data: { doneRows: done } });
}

async function writePlan(
  { tx, audit }: Work,
  { rows, organisations }: ImportPlan,
  { run, tell }: { run: LockedRun; tell: (done: number) => Promise<unknown> },
): Promise<void> {
  const { scheme, mapping } = run;
  const written = rows.filter((row) => row.outcome !== "unchanged");
  await keepFirstVersions(
    tx,
    "service_at_location",
    written.flatMap(({ before, id }) => (before ? [id] : [])),
  );
  await addOrganisations(tx, organisations, { scheme, publish: mapping.publish });
  for (const { id } of organisations.added())
    audit({ action: "organization.added", resourceType: "organization", resourceId: id });
  const slugFor = await freeSlugs(tx, "service_at_location");
  const unchanged = rows.length - written.length;
  for (let from = 0; from < written.length; from += BATCH) {
    const batch = written.slice(from, from + BATCH);
    await writeEntries(tx, batch, { scheme, publish: mapping.publish, slugFor });
    for (const row of batch) audit(traceOf(row));
    if (batch.some(({ before }) => before === null) && isPowerOfTwo(from / BATCH + 1)) await renewStatistics(tx);
    await tell(Math.min(unchanged + from + batch.length, run.totalRows));
  }
}

function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number));
}

/**
 * The database plans by the sizes it knows, and keeps those plans for the triggers: told nothing of the new rows, it
 * would read whole tables for each of them. As the tables double, it is told again.
 */
async function renewStatistics(tx: Tx): Promise<void> {
  await tx.$executeRaw`ANALYZE "ServiceAtLocation", "Service", "Location", "Address", "Phone", "Contact", "Attribute",
    "SearchEntry", "SearchWord", "RecordVersion", "RequiredDocument", "Accessibility"`;
}

function traceOf({ id, before, entry }: PlannedRow): AuditEntry {
  return {
    action: before ? "contact_point.changed" : "contact_point.added",
    resourceType: "contact_point",
    resourceId: id,
    changes: changesBetween(before ? { ...before.entry } : {}, { ...entry }),
  };
}

/** Ends an import that could not be written; one that is over already stays as it is. */
function failRun({ unitOfWork, now }: Pick<Deps, "unitOfWork" | "now">, id: string, failure: TextKey): Promise<void> {
  return unitOfWork({ actor: system, requestId: null }, async ({ tx, audit, unchanged }) => {
    const { count } = await tx.importRun.updateMany({
      where: { id, state: "running" },
      data: { state: "failed", failure, content: null, endedAt: now(), doneRows: 0, version: { increment: 1 } },
    });
    if (count === 0) unchanged();
    else audit({ action: "import.failed", resourceType: "import", resourceId: id });
  });
}

/** At a start: imports whose process ended before they were written are failed. One that another process writes is left. */
export function createEndLostImports({ db, unitOfWork, now }: Deps) {
  return async (): Promise<void> => {
    const [running] = await db.importRun.findMany({ where: { state: "running" }, select: { id: true } });
    if (!running) return;
    const isFree = await db.$queryRaw<{ free: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext(${WRITING})) AS "free"`;
    if (isFree[0]?.free) await failRun({ unitOfWork, now }, running.id, "imports:failed.stopped");
  };
}
