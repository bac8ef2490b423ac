import { holds, personIdOf } from "../../../shared/access/actor.ts";
import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { mayTouchLinks } from "../initiatives.policy.ts";
import { auditEntriesOf, fromSides, loadBoard, loadThemes, lockInitiatives, writeChanges } from "./board.store.ts";
import { revert, type LinkChange } from "./links.ts";

/** How long an assignment can be taken back, in milliseconds. */
export const UNDO_MS = 30 * 60_000;

/** What came back and what somebody else had changed meanwhile, by name. */
export interface Undone {
  readonly restored: number;
  readonly lost: readonly { readonly initiative: string; readonly theme: string }[];
}

/**
 * Takes one's own assignment back within 30 minutes, once. Links that others changed since are left alone and named.
 * Somebody else's assignment answers like one that does not exist.
 */
export function createUndoAssignment(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, changeId: string): Promise<Undone> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const changes = await lockOwnChange(tx, { changeId, actorId: personIdOf(by.actor), at: now() });
      ensure(mayTouchLinks(by.actor, changes));
      const ids = [...new Set(changes.map((change) => change.initiativeId))];
      await lockInitiatives(tx, ids);
      const { restorable, lost } = revert(changes, await loadBoard(tx, ids));
      if (restorable.length === 0) throw new AppError("conflict", "initiatives:board.undoNothing");
      const keepsAssigner = !holds(by.actor, "coordinator");
      await writeChanges(tx, restorable, { personId: personIdOf(by.actor), keepsAssigner });
      await tx.attributeChange.update({ where: { id: changeId }, data: { undoneAt: now() } });
      const themes = await loadThemes(tx);
      for (const entry of auditEntriesOf("initiative.themes_restored", restorable, themes)) audit(entry);
      const names = await namesOf(tx, lost);
      return {
        restored: restorable.length,
        lost: lost.map((change) => ({
          initiative: names.get(change.initiativeId) ?? "",
          theme: themes.get(change.themeId)?.name ?? "",
        })),
      };
    });
}

async function lockOwnChange(
  tx: Tx,
  given: { changeId: string; actorId: string | null; at: Date },
): Promise<readonly LinkChange[]> {
  const { changeId, actorId, at } = given;
  await tx.$queryRaw`SELECT "id" FROM "AttributeChange" WHERE "id" = ${changeId}::uuid FOR UPDATE`;
  const change = await tx.attributeChange.findUnique({
    where: { id: changeId },
    select: { actorId: true, before: true, after: true, createdAt: true, undoneAt: true },
  });
  if (change === null || change.actorId !== actorId) throw notFound();
  if (change.undoneAt !== null) throw new AppError("conflict", "initiatives:board.undoTwice");
  if (at.getTime() - change.createdAt.getTime() > UNDO_MS) throw new AppError("conflict", "initiatives:board.undoLate");
  return fromSides(change);
}

async function namesOf(tx: Tx, changes: readonly LinkChange[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.organization.findMany({
    where: { id: { in: changes.map((change) => change.initiativeId) } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
