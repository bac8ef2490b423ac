import type { Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { Pair } from "../matching/flow/batch.ts";
import { mayBeOffered } from "../taking/taking.policy.ts";
import { planPeople } from "./askPlan.ts";
import type { CellStep } from "./batch.forms.ts";
import { loadBatchFacts } from "./batchFacts.repo.ts";
import { openCells, type BatchRecord, type StoredCell } from "./batchRecord.repo.ts";
import { LONG_WORK, lockDraft } from "./startBatch.ts";
import { jsonOf, whyOf } from "./storeCells.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

export interface CellChange {
  readonly batchId: string;
  readonly version: number;
  readonly personId: string;
  readonly shiftId: string;
  readonly step: CellStep;
}

/** Keeps a place, frees it, bars a pair, or adds somebody by hand. Throws conflict with the reason when that cannot be. */
export function createChangeCell({ unitOfWork, now }: Deps) {
  return (by: WorkBy, change: CellChange): Promise<void> =>
    unitOfWork(
      by,
      async ({ tx, audit }) => {
        const batch = await lockDraft(tx, change.batchId, change.version);
        if (change.step === "dazu") await addByHand(tx, batch, change, now());
        else await mark(tx, batch, change);
        await tx.batchProposal.update({ where: { id: batch.id }, data: { version: { increment: 1 } } });
        audit({ action: "batch.changed", resourceType: "assignment", resourceId: batch.id });
      },
      LONG_WORK,
    );
}

const MARKS = {
  halten: { isLocked: true, isBarred: false },
  loesen: { isLocked: false, isBarred: false },
  sperren: { isLocked: false, isBarred: true },
} as const;

async function mark(tx: Tx, batch: BatchRecord, change: CellChange): Promise<void> {
  const cell = batch.cells.find((one) => isOf(one, change));
  if (cell?.state === "accepted" || cell === undefined) throw notFound();
  const key = { batchId: batch.id, personId: change.personId, shiftId: change.shiftId };
  if (change.step === "freigeben") {
    await tx.batchCell.delete({ where: { batchId_personId_shiftId: key } });
    return;
  }
  if (change.step === "dazu") return;
  const data = { ...MARKS[change.step], state: change.step === "sperren" ? "dropped" : "proposed" } as const;
  await tx.batchCell.update({ where: { batchId_personId_shiftId: key }, data });
}

function isOf(cell: StoredCell, { personId, shiftId }: Pick<CellChange, "personId" | "shiftId">): boolean {
  return cell.personId === personId && cell.shiftId === shiftId;
}

const REFUSED = {
  UNKNOWN: "batch:add.unknown",
  DECLINED_BEFORE: "batch:add.declined",
  ALREADY_IN: "batch:add.already",
  COLLIDES: "batch:add.collides",
  FULL: "batch:add.full",
} as const;

/** Whoever is added is held; all saved places around them stay as they are. */
async function addByHand(tx: Tx, batch: BatchRecord, change: CellChange, now: Date): Promise<void> {
  const { personId, shiftId } = change;
  const added = { personId, shiftId, state: "proposed", isLocked: true, isBarred: false, why: null } as const;
  const others = openCells(batch)
    .filter((cell) => !isOf(cell, change))
    .map((cell) => ({ ...cell, isLocked: true }));
  const planned = planPeople(await loadBatchFacts(tx, batch, now), batch.maxShifts, [...others, added]);
  const isPair = (one: Pair) => one.volunteerId === personId && one.opportunityId === shiftId;
  const refused = planned.refusedLocks.find(isPair);
  if (refused) throw new AppError("conflict", REFUSED[refused.code]);
  // the places of the others count first
  const taken = planned.refusedLocks.length > 0;
  const cell = planned.cells.find(isPair);
  if (cell === undefined || taken) throw new AppError("conflict", "batch:add.full");
  if (!mayBeOffered(cell.eligibility.blocks)) throw new AppError("conflict", "batch:add.blocked");
  const key = { batchId: batch.id, personId, shiftId };
  const data = {
    state: "proposed",
    isLocked: true,
    isBarred: false,
    fit: cell.fit.value,
    reasons: jsonOf(whyOf(cell)),
  } as const;
  await tx.batchCell.upsert({ where: { batchId_personId_shiftId: key }, create: { ...key, ...data }, update: data });
}
