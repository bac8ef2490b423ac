import { personIdOf } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { planPeople } from "./askPlan.ts";
import type { BatchValues } from "./batch.forms.ts";
import { loadBatchFacts } from "./batchFacts.repo.ts";
import { lockBatch, type BatchRecord } from "./batchRecord.repo.ts";
import { fingerprintOf, storeCells } from "./storeCells.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Working out many people and shifts takes longer than a click. */
export const LONG_WORK = { longest: 60_000 };

/** Makes a proposal and works it out for the first time; returns its id. Throws conflict when there is nothing to plan. */
export function createStartBatch({ unitOfWork, now }: Deps) {
  return (by: WorkBy, values: BatchValues): Promise<string> =>
    unitOfWork(
      by,
      async ({ tx, audit }) => {
        const createdById = personIdOf(by.actor);
        if (createdById === null) throw notFound();
        const facts = await loadBatchFacts(tx, values, now());
        if (facts.shifts.length === 0) throw new AppError("conflict", "batch:form.noShifts");
        const planned = planPeople(facts, values.maxShifts, []);
        const { title, needIds, from, until, maxShifts } = values;
        const { id } = await tx.batchProposal.create({
          data: {
            title,
            needIds: [...needIds],
            startsOn: new Date(`${from}T00:00:00Z`),
            endsOn: new Date(`${until}T00:00:00Z`),
            maxShifts,
            createdById,
            computedAt: now(),
          },
          select: { id: true },
        });
        await storeCells(tx, id, planned.cells);
        audit({
          action: "batch.added",
          resourceType: "assignment",
          resourceId: id,
          changes: [{ field: "title", new: title }],
        });
        return id;
      },
      LONG_WORK,
    );
}

interface TakeOver {
  readonly id: string;
  readonly version: number;
  readonly maxShifts: number;
  /** Of the outcome that was looked at. */
  readonly fingerprint: string;
}

/**
 * Takes a newly worked out proposal over, exactly as it was looked at. Throws conflict when somebody else changed the
 * proposal, or when people or shifts changed so that the outcome is another one by now.
 */
export function createTakeOver({ unitOfWork, now }: Deps) {
  return (by: WorkBy, { id, version, maxShifts, fingerprint }: TakeOver): Promise<void> =>
    unitOfWork(
      by,
      async ({ tx, audit }) => {
        const batch = await lockDraft(tx, id, version);
        const planned = planPeople(await loadBatchFacts(tx, batch, now()), maxShifts, batch.cells);
        if (fingerprintOf(planned.cells) !== fingerprint) throw new AppError("conflict", "batch:whatIf.moved");
        await storeCells(tx, id, planned.cells);
        await tx.batchProposal.update({
          where: { id },
          data: { maxShifts, computedAt: now(), version: { increment: 1 } },
        });
        audit({ action: "batch.changed", resourceType: "assignment", resourceId: id });
      },
      LONG_WORK,
    );
}

/** A draft under its lock, as the reader saw it. Throws conflict in words when it is not that any more. */
export async function lockDraft(tx: Tx, id: string, version: number): Promise<BatchRecord> {
  const batch = await lockBatch(tx, id);
  if (batch.state !== "draft") throw new AppError("conflict", "batch:stale.ended");
  if (batch.version !== version) throw new AppError("conflict", "batch:stale.changed");
  return batch;
}
