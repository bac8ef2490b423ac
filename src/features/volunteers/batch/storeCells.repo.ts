import { createHash } from "node:crypto";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { BatchCell } from "../matching/flow/batch.ts";
import type { CellWhy } from "./batchRecord.repo.ts";

/** What decided a cell, for the words beside it. */
export function whyOf({ fit, eligibility, isNewcomer, isOverHours, isOverTimes }: BatchCell): CellWhy {
  return { reasons: fit.reasons, warnings: eligibility.warnings, isNewcomer, isOverHours, isOverTimes };
}

/** Puts newly worked out places where the undecided ones were; locks, bars and what was accepted stay. */
export async function storeCells(tx: Tx, batchId: string, cells: readonly BatchCell[]): Promise<void> {
  await tx.batchCell.deleteMany({ where: { batchId, state: "proposed", isLocked: false, isBarred: false } });
  // a place that was accepted or dropped before and is proposed again is a new one
  await tx.batchCell.deleteMany({
    where: {
      batchId,
      isBarred: false,
      isLocked: false,
      OR: cells.map((cell) => ({ personId: cell.volunteerId, shiftId: cell.opportunityId })),
    },
  });
  await tx.batchCell.createMany({
    data: cells
      .filter((cell) => !cell.isLocked)
      .map((cell) => ({
        batchId,
        personId: cell.volunteerId,
        shiftId: cell.opportunityId,
        fit: cell.fit.value,
        reasons: jsonOf(whyOf(cell)),
      })),
  });
}

/** Plain data as Prisma's JSON. */
export function jsonOf(why: CellWhy): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(why)) as Prisma.InputJsonValue;
}

/** Stands for a set of places: what is taken over is what was looked at. */
export function fingerprintOf(cells: readonly BatchCell[]): string {
  const pairs = cells.map((cell) => `${cell.opportunityId} ${cell.volunteerId}`).toSorted();
  return createHash("sha256").update(pairs.join("\n")).digest("hex").slice(0, 32);
}
