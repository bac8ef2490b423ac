import { z } from "zod";
import type { Db, Tx } from "../../../shared/db/client.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import type { Warning } from "../matching/blocks.ts";
import type { FitReason } from "../matching/reasons.ts";

/** One stored place of a proposal. */
export interface StoredCell {
  readonly personId: string;
  readonly shiftId: string;
  readonly state: "proposed" | "accepted" | "dropped";
  readonly isLocked: boolean;
  readonly isBarred: boolean;
  readonly why: CellWhy | null;
}

/** What decided a cell, as it was when it was worked out. */
export interface CellWhy {
  readonly reasons: readonly FitReason[];
  readonly warnings: readonly Warning[];
  readonly isNewcomer: boolean;
  readonly isOverHours: boolean;
  readonly isOverTimes: boolean;
}

/** A proposal with its cells. */
export interface BatchRecord {
  readonly id: string;
  readonly title: string;
  readonly needIds: readonly string[];
  /** First and last day as ISO text. */
  readonly from: string;
  readonly until: string;
  /** At most so many shifts a day for one person. */
  readonly maxShifts: number;
  readonly state: "draft" | "decided" | "dropped";
  readonly computedAt: Date | null;
  readonly version: number;
  readonly cells: readonly StoredCell[];
}

const COLUMNS = {
  id: true,
  title: true,
  needIds: true,
  startsOn: true,
  endsOn: true,
  maxShifts: true,
  state: true,
  computedAt: true,
  version: true,
  cells: {
    select: { personId: true, shiftId: true, state: true, isLocked: true, isBarred: true, reasons: true },
  },
} as const;

/** One proposal; notFound for an id that is none. */
export async function loadBatch(db: Db | Tx, id: string): Promise<BatchRecord> {
  const found = z.uuid().safeParse(id).success
    ? await db.batchProposal.findUnique({ where: { id }, select: COLUMNS })
    : null;
  if (!found) throw notFound();
  const { startsOn, endsOn, cells, ...rest } = found;
  return {
    ...rest,
    from: startsOn.toISOString().slice(0, 10),
    until: endsOn.toISOString().slice(0, 10),
    // only storeCells.repo.ts writes this column
    cells: cells
      .toSorted(byShift)
      .map(({ reasons, ...cell }) => ({ ...cell, why: reasons as unknown as CellWhy | null })),
  };
}

function byShift(a: { shiftId: string; personId: string }, b: { shiftId: string; personId: string }): number {
  return `${a.shiftId}${a.personId}` < `${b.shiftId}${b.personId}` ? -1 : 1;
}

/** Locks a proposal, so that one after the other changes it. */
export async function lockBatch(tx: Tx, id: string): Promise<BatchRecord> {
  if (z.uuid().safeParse(id).success) {
    await tx.$queryRaw`SELECT 1 AS held FROM "BatchProposal" WHERE "id" = ${id}::uuid FOR UPDATE`;
  }
  return loadBatch(tx, id);
}

/** The places somebody is proposed for and nobody has decided on. */
export function openCells(batch: BatchRecord): readonly StoredCell[] {
  return batch.cells.filter((cell) => cell.state === "proposed" && !cell.isBarred);
}
